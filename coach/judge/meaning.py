"""What is meant, by sense: bridge, reason, ask, narrow_ask, email_option, sign_off and the avoids.

Each finding keeps the words that made it so, so that a mark can always show its evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.judge.phrases import SpokenLine, sayings
from coach.rubric import AVOIDS
from coach.transcript import Word

BY_SENSE = ("bridge", "reason", "ask", "narrow_ask", "email_option", "sign_off", *AVOIDS)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words from `start` to `end` (positions, end not included) that mean a label, with confidence 0 to 1."""

    label: str
    start: int
    end: int
    confidence: float = 1.0


def find_meanings(words: Sequence[Word]) -> Mapping[str, Meaning | None]:
    """For each label of BY_SENSE the surest place where it is said, or None."""
    line = SpokenLine.of(words)
    return {label: _first(label, line) for label in BY_SENSE}


def _first(label: str, line: SpokenLine) -> Meaning | None:
    spans = sayings(label).spans(line)
    if label == "sign_off":
        spans = [span for span in spans if span[0] >= _last_sentence(line)]
    return Meaning(label, *spans[0]) if spans else None


def _last_sentence(line: SpokenLine) -> int:
    """Where the last sentence begins; closings run together ('thanks, bye')."""
    start = len(line.words) - 1
    while start > 0 and not line.ends_sentence(start - 1):
        start -= 1
    return max(start, len(line.words) - 14)
