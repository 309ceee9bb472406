"""What a rehearsal tells while it runs. `at` is seconds since the first block of sound arrived."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coach.errors import CoachError
from coach.transcript import Transcript
from coach.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Listening:
    """The first block of sound has arrived."""

    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness of the last block: `rms_dbfs` and `peak_dbfs`, -120 for silence. Comes with every block."""

    at: float
    rms_dbfs: float
    peak_dbfs: float


@dataclass(frozen=True, slots=True)
class WordsHeard:
    """All words so far; the first `stable` of them will not change."""

    at: float
    transcript: Transcript
    stable: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """An element was said; `word_end` is the end of the last word that made it so. Never taken back."""

    at: float
    element: str
    word_end: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class AvoidHeard:
    """An avoid was said."""

    at: float
    avoid: str
    word_end: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class TimeReached:
    """A share of the limit has passed: 0.8 or 1.0."""

    at: float
    share: float


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to know while the take goes on: the microphone gives zeros, the model is late."""

    at: float
    error: CoachError


@dataclass(frozen=True, slots=True)
class Stopped:
    """No more sound is taken in; the last words are being heard."""

    at: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The take is marked. `sound` is the kept recording, a 16-bit mono WAV."""

    at: float
    verdict: Verdict
    sound: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """The take could not be finished or marked; `sound` is what was kept of it, if anything was."""

    at: float
    error: CoachError
    sound: Path | None


@dataclass(frozen=True, slots=True)
class Discarded:
    """The user threw the take away; `sound` still lies there until the discard can no longer be undone."""

    at: float
    sound: Path | None


Event = (
    Listening | Level | WordsHeard | Ticked | AvoidHeard | TimeReached | Warned
    | Stopped | Finished | Failed | Discarded
)  # fmt: skip
