"""The verdict of a take: each mark with its words and its second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from coach.transcript import Transcript, Word


class State(StrEnum):
    """What is known of an element or an avoid. Unclear counts as not said for `passed`."""

    SAID = "said"
    UNCLEAR = "unclear"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mark. `start` and `end` in seconds (None where the words had no times), `evidence` the words heard.

    `counts` says whether it decides the take: a required element, or an avoid that fails it.
    """

    id: str
    state: State
    counts: bool = False
    start: float | None = None
    end: float | None = None
    evidence: str | None = None
    advice: str | None = None

    @property
    def hit(self) -> bool:
        """Said, and surely so."""
        return self.state is State.SAID


@dataclass(frozen=True, slots=True)
class Delivery:
    """How it was said. A figure is None where it could not be measured: text alone, silence, no number."""

    words_per_minute: float | None = None
    number_digits_per_second: float | None = None
    longest_pause: float | None = None
    pauses: int | None = None
    pitch_range_semitones: float | None = None
    loudness_dbfs: float | None = None
    clipped: bool | None = None
    fillers: int | None = None
    noise_dbfs: float | None = None
    signal_to_noise_db: float | None = None
    trailing_off_db: float | None = None
    pitch_contour: tuple[tuple[float, float], ...] = ()
    """(second, hertz) pairs where a voice was found."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to do better, in words for the speaker, with the stretch of the take that shows it.

    `about` is an element id, an avoid id, or 'length', 'pace', 'number_pace', 'noise', 'loudness', 'cue'.
    `start` and `end` in seconds are None where there is nothing to play.
    """

    about: str
    sentence: str
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class CueFinding:
    """What became of one spoken cue: 'said', 'reworded' or 'skipped', with its stretch in seconds."""

    position: int
    state: str
    start: float | None = None
    end: float | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One take, marked. `fixes` are ordered: the first is the one next fix, others can wait."""

    rubric: str
    passed: bool
    seconds: float
    limit_seconds: float
    transcript: Transcript
    elements: Mapping[str, Finding]
    avoids: Mapping[str, Finding]
    delivery: Delivery = field(default_factory=Delivery)
    fixes: tuple[Fix, ...] = ()
    cues: tuple[CueFinding, ...] = ()
    too_noisy: bool = False
    """Too noisy to mark fairly: the user is offered to mark by hand."""

    @property
    def within_limit(self) -> bool:
        """Whether the take is no longer than the rubric allows."""
        return self.seconds <= self.limit_seconds

    @property
    def next_fix(self) -> str | None:
        """The one thing to do better in the next take; None where there is nothing to mend."""
        return self.fixes[0].sentence if self.fixes else None

    def as_json(self, take_id: str) -> dict[str, Any]:
        """The object CONTRACT promises: plain values, times null where the words had none."""
        return {
            "id": take_id,
            "rubric": self.rubric,
            "passed": self.passed,
            "seconds": round(self.seconds, 2),
            "limit_seconds": _plain(self.limit_seconds),
            "within_limit": self.within_limit,
            "transcript": self.transcript.text,
            "words": [_word(word, self.transcript.timed) for word in self.transcript.words],
            "elements": {name: _finding(found, "required") for name, found in self.elements.items()},
            "avoids": {name: _finding(found, "failing") for name, found in self.avoids.items()},
            "delivery": _delivery(self.delivery),
            "next_fix": self.next_fix,
        }


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number


def _word(word: Word, timed: bool) -> dict[str, Any]:
    return {
        "text": word.text,
        "start": round(word.start, 2) if timed else None,
        "end": round(word.end, 2) if timed else None,
        "confidence": round(word.confidence, 2),
        "source": word.source,
    }


def _finding(found: Finding, role: str) -> dict[str, Any]:
    return {
        "hit": found.hit,
        role: found.counts,
        "state": found.state.value,
        "start": None if found.start is None else round(found.start, 2),
        "end": None if found.end is None else round(found.end, 2),
        "evidence": found.evidence,
        "advice": found.advice,
    }


def _delivery(figures: Delivery) -> dict[str, Any]:
    def rounded(value: float | None, places: int) -> float | None:
        return None if value is None else round(value, places)

    return {
        "words_per_minute": rounded(figures.words_per_minute, 0),
        "number_digits_per_second": rounded(figures.number_digits_per_second, 1),
        "longest_pause": rounded(figures.longest_pause, 2),
        "pauses": figures.pauses,
        "pitch_range_semitones": rounded(figures.pitch_range_semitones, 1),
        "loudness_dbfs": rounded(figures.loudness_dbfs, 1),
        "clipped": figures.clipped,
        "fillers": figures.fillers,
    }
