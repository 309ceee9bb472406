"""Too long: by how many words, and which of them to drop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from coach.judge.spoken_line import SpokenLine, pieces
from coach.rubric import ELEMENTS
from coach.transcript import Transcript, Word, joined
from coach.verdict import Finding, Fix

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
LONGEST_DROPPED = 14
"""Words: nobody finds more than that again in his head."""


def too_long(transcript: Transcript, marks: Mapping[str, Finding], seconds: float, over: float) -> Fix:
    """The fix of a take that is `over` seconds too long, with words to drop where any carry nothing."""
    words = transcript.words
    spare = max(1, ceil(over * len(words) / seconds))
    count = _NUMBERS[spare] if spare < len(_NUMBERS) else str(spare)
    saying = f"{count.capitalize()} {'word' if spare == 1 else 'words'} too long"
    dropped = _droppable(words, marks, spare)
    if not dropped:
        return Fix("length", f"{saying}: it took {seconds:.1f} seconds.")
    times = (dropped[0].start, dropped[-1].end) if transcript.timed else (None, None)
    first = "drop" if spare <= LONGEST_DROPPED else "begin by dropping"
    return Fix("length", f"{saying}: {first} '{joined(dropped)}'.", *times)


def _droppable(words: Sequence[Word], marks: Mapping[str, Finding], spare: int) -> Sequence[Word]:
    """The clause that best fills what must go and holds nothing that counts."""
    line = SpokenLine.of(words)
    hits = [found for found in marks.values() if found.hit and (found.counts or found.id in ELEMENTS)]
    kept = [found.evidence.split() for found in hits if found.evidence]
    texts = [word.text for word in words]
    taken = {at for evidence in kept for at in _places(texts, evidence)}
    best: tuple[float, Sequence[Word]] = (0.0, ())
    for piece in pieces(line):
        start, end = line.word_span(piece)
        if end - start > LONGEST_DROPPED or not taken.isdisjoint(range(start, end)):
            continue
        # As near as may be to what must go, rather a little more than too little.
        fits = min(end - start, spare) - 0.3 * max(0, end - start - spare)
        if fits > best[0]:
            best = (fits, words[start:end])
    return best[1]


def _places(texts: Sequence[str], evidence: Sequence[str]) -> set[int]:
    length = len(evidence)
    return {
        at + step
        for at in range(len(texts) - length + 1)
        if list(texts[at : at + length]) == list(evidence)
        for step in range(length)
    }
