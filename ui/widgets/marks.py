"""Which stretches of a take carry a mark: shared by the transcript and the waveform."""

from __future__ import annotations

from dataclasses import dataclass

from coach.transcript import Transcript
from coach.verdict import State, Verdict


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """One mark's stretch: seconds, and the words (first, one past the last) that lie in it."""

    mark: str
    kind: str
    """element, avoid or unclear"""
    start: float
    end: float
    words: tuple[int, int]

    @property
    def tone(self) -> str:
        """The colour it is drawn in; its shape says the same."""
        return {"element": "passed", "avoid": "recording", "unclear": "running_out"}[self.kind]


def marked_spans(verdict: Verdict) -> tuple[MarkedSpan, ...]:
    """All marks of a verdict that have a stretch, in the order they were said."""
    spans = []
    for found in (*verdict.avoids.values(), *verdict.elements.values()):
        if found.state is State.MISSING or found.start is None or found.end is None:
            continue
        kind = "avoid" if found.id in verdict.avoids else "element"
        if kind == "avoid" and found.state is State.UNCLEAR and not found.counts:
            continue  # advice that nobody is sure of would only be in the way
        if found.state is State.UNCLEAR:
            kind = "unclear"
        words = words_within(verdict.transcript, found.start, found.end)
        spans.append(MarkedSpan(found.id, kind, found.start, found.end, words))
    return tuple(sorted(spans, key=lambda span: span.start))


def words_within(transcript: Transcript, start: float, end: float) -> tuple[int, int]:
    """The words whose middle lies in a stretch, as (first, one past the last)."""
    inside = [
        number
        for number, word in enumerate(transcript.words)
        if start - 0.02 <= (word.start + word.end) / 2 <= end + 0.02
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
