"""The bands of delivery: which figures are good, and who says so. Shown beside every gauge on demand."""

from __future__ import annotations

from dataclasses import dataclass

from coach.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Band:
    """One gauge's scale from `low` to `high` in `unit`: what is good, and around it what is still fair.

    `judged` is false where the figure is shown and never
    called good or bad. `source` says who found the thresholds.
    """

    id: str
    name: str
    unit: str
    low: float
    high: float
    good_from: float
    good_to: float
    fair_from: float
    fair_to: float
    source: str
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure on its band. `standing` is 'good', 'fair', 'off', or '' where nothing is judged."""

    band: Band
    value: float | None
    standing: str
    words: str


PACE = Band(
    "pace", "Pace", "words a minute", 80, 240, 130, 180, 110, 210,
    "Without the number. Read AI: 130 to 175; Rodero 2012: 160 to 180 is understood best; Benki 2011: up to "
    "210 works on the phone; Guyer: above one's own pace confidence falls.",
)  # fmt: skip
NUMBER_PACE = Band(
    "number_pace", "Number", "digits a second", 0.5, 5, 0.5, 2.5, 0.5, 3.2,
    "So that someone who is driving can write it down. ESSV 2021, paper 1131: half a second between groups "
    "helps recall, 0.2 s does not.",
)  # fmt: skip
FILLERS = Band(
    "fillers", "Fillers", "a minute", 0, 20, 0, 5, 0, 12,
    "Laske and DiGennaro Reed 2024, doi 10.1002/jaba.1093: up to 5 a minute nobody minds, from 12 they "
    "cost trust.",
)  # fmt: skip
PAUSES = Band(
    "pauses", "Longest pause", "seconds", 0, 3, 0.3, 1.2, 0, 2,
    "Benki 2011: perfectly fluent speech did worst; a pause of half a second lets a name or number settle.",
)  # fmt: skip
PITCH = Band(
    "pitch", "Pitch", "semitones", 0, 12, 4, 12, 1.5, 12,
    "From the 10th to the 90th percentile. Shown, never judged: Benki 2011 found little; Tartter 1980: a "
    "smile is more than pitch.",
    judged=False,
)  # fmt: skip
LOUDNESS = Band(
    "loudness", "Loudness", "dBFS", -50, 0, -30, -12, -38, -6,
    "What a phone line carries without hiss or distortion; -26 is the usual level of speech (ITU-T P.56).",
)  # fmt: skip
BANDS = (PACE, NUMBER_PACE, PAUSES, FILLERS, PITCH, LOUDNESS)
WORDS = {
    "pace": ("slow", "steady", "fast"),
    "number_pace": ("slow", "easy to write down", "fast to write down"),
    "fillers": ("few", "few", "many"),
    "pauses": ("hardly any", "good", "long"),
    "pitch": ("level", "lively", "lively"),
    "loudness": ("quiet", "clear", "loud"),
}

DEGREES = ("slow", "fast", "quiet", "loud")


def readings(verdict: Verdict) -> tuple[Reading, ...]:
    """Every gauge of a verdict, in the order shown."""
    figures = verdict.delivery
    minutes = verdict.seconds / 60
    per_minute = None if figures.fillers is None or minutes <= 0 else figures.fillers / minutes
    values = {
        "pace": figures.words_per_minute,
        "number_pace": figures.number_digits_per_second,
        "pauses": figures.longest_pause,
        "fillers": per_minute,
        "pitch": figures.pitch_range_semitones,
        "loudness": figures.loudness_dbfs,
    }
    return tuple(_reading(band, values[band.id], bool(figures.clipped)) for band in BANDS)


def _reading(band: Band, value: float | None, clipped: bool) -> Reading:
    if value is None:
        return Reading(band, None, "", "not measured")
    below, good, above = WORDS[band.id]
    if band.id == "loudness" and clipped:
        return Reading(band, value, "off", "clipped")
    if not band.judged:
        words = "monotone" if value < band.fair_from else below if value < band.good_from else good
        return Reading(band, value, "", words)
    if band.good_from <= value <= band.good_to:
        return Reading(band, value, "good", good)
    words = below if value < band.good_from else above
    fair = band.fair_from <= value <= band.fair_to
    if words.split()[0] in DEGREES:
        words = f"{'a little' if fair else 'too'} {words}"
    return Reading(band, value, "fair" if fair else "off", words)
