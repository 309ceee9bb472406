"""Does it fit: how long a script will take to say, cue by cue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from coach.rubric import Rubric
from coach.score.text_reading import spoken_text
from coach.script import Script

USUAL_WORDS_PER_MINUTE = 150.0
"""The pace until the speaker's own is known: the middle of Read AI's 130 to 175."""
SLOWEST_WORDS_PER_MINUTE = 100.0
FASTEST_WORDS_PER_MINUTE = 210.0
"""Above this listeners lose trust (Benki 2011): a script is never said to fit because one rattles it off."""
DIGITS_PER_SECOND = 2.5
GROUP_PAUSE_SECONDS = 0.5
"""Half a second between groups of digits helps recall, 0.2 s does not (ESSV 2021, paper 1131)."""
REMEMBERED_TAKES = 10

_WRITTEN_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-/]{4,}\d")
_DIGIT_WORDS = (
    r"zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|"
    r"hundred|thousand|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SPOKEN_NUMBER = re.compile(rf"\b(?:{_DIGIT_WORDS})(?:[\s,.\-]+(?:{_DIGIT_WORDS})){{5,}}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast someone speaks, the number left out. `known` says that it was measured on own takes."""

    words_per_minute: float = USUAL_WORDS_PER_MINUTE
    known: bool = False


def own_pace(words_per_minute: Iterable[float | None]) -> Pace:
    """The pace of someone's last takes, newest first: the median of up to ten, held within 100 to 210.

    A figure that could not be measured is None and does not count; without any the usual pace is taken.
    """
    figures = [figure for figure in words_per_minute if figure][:REMEMBERED_TAKES]
    if not figures:
        return Pace()
    own = min(FASTEST_WORDS_PER_MINUTE, max(SLOWEST_WORDS_PER_MINUTE, median(figures)))
    return Pace(own, known=True)


@dataclass(frozen=True, slots=True)
class CueLength:
    """What one spoken cue takes: `position` among all cues of the script, `seconds`, and of what."""

    position: int
    seconds: float
    words: int
    digits: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How a script stands to its limit."""

    cues: tuple[CueLength, ...]
    limit_seconds: float
    pace: Pace

    @property
    def seconds(self) -> float:
        """Estimated length of the whole script."""
        return sum(cue.seconds for cue in self.cues)

    @property
    def over_seconds(self) -> float:
        """Seconds too many; negative where some are left."""
        return self.seconds - self.limit_seconds

    @property
    def over_words(self) -> int:
        """Words too many at this pace, rounded up; 0 where it fits."""
        return max(0, -int(-self.over_seconds * self.pace.words_per_minute // 60)) if not self.fits else 0

    @property
    def fits(self) -> bool:
        """Whether it can be said within the limit (a twentieth of a second is no matter)."""
        return self.over_seconds <= 0.05

    def at(self, position: int) -> CueLength | None:
        """The length of the cue at this position; None for a note."""
        return next((cue for cue in self.cues if cue.position == position), None)


def fit(script: Script, rubric: Rubric, pace: Pace | None = None) -> Fit:
    """Estimates each spoken cue of a filled-in script at a pace, the usual one if none is given."""
    pace = pace or Pace()
    lengths = tuple(
        _length(position, cue.text, pace.words_per_minute)
        for position, cue in enumerate(script.cues)
        if cue.spoken
    )
    return Fit(lengths, rubric.limit_seconds, pace)


@lru_cache(maxsize=2048)
def _length(position: int, text: str, words_per_minute: float) -> CueLength:
    rest, digits, number_seconds = _without_numbers(text)
    words = len(spoken_text(rest).words)
    return CueLength(position, words * 60.0 / words_per_minute + number_seconds, words, digits)


def _without_numbers(text: str) -> tuple[str, int, float]:
    """The text without its telephone numbers, their digits, and the seconds to say those."""
    digits, seconds = 0, 0.0

    def take_out(match: re.Match[str]) -> str:
        nonlocal digits, seconds
        groups = _groups(match[0])
        digits += sum(groups)
        seconds += sum(groups) / DIGITS_PER_SECOND + GROUP_PAUSE_SECONDS * (len(groups) - 1)
        return " , "

    return _SPOKEN_NUMBER.sub(take_out, _WRITTEN_NUMBER.sub(take_out, text)), digits, seconds


def _groups(number: str) -> list[int]:
    """Sizes of the groups of digits, as one says them: without the country's code."""
    if not any(sign.isdigit() for sign in number):
        return [len(re.findall(r"\w+", group)) for group in re.split(r"[,.]", number) if group.strip()]
    groups = [len(group) for group in re.findall(r"\d+", _as_said(number))]
    if len(groups) == 1 and groups[0] > 4:
        # Nobody says ten digits in one breath.
        whole = groups[0]
        groups = [3] * ((whole - 4) // 3) + [4] if whole % 3 == 1 else [3] * (whole // 3) + [whole % 3 or 0]
    return [size for size in groups if size]


@lru_cache(maxsize=256)
def _as_said(number: str) -> str:
    """The number without its country code where it has one: '+1 415 555 0132' as '(415) 555-0132'."""
    if not number.startswith("+"):
        return number
    if number.startswith("+1"):
        return number[2:]  # needs no look-up, which takes a quarter of a second the first time
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
