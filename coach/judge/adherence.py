"""Against the script: which cue was said, reworded or skipped, wherever in the take it came."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.judge.spoken import NumberFindings
from coach.judge.spoken_line import PHONE, SpokenLine
from coach.score.text_reading import spoken_text
from coach.script import Cue, Script
from coach.transcript import Transcript, Word, joined
from coach.verdict import CueFinding, Finding

SAID_SHARE = 0.8
"""A cue is said when so much of it is heard in order: one word in five is misheard (.18, clean)."""
REWORDED_SHARE = 0.45
"""With less of its words a cue is only said again if its sense was found elsewhere."""
_LIGHT = frozenset(
    {"a", "an", "the", "of", "to", "and", "in", "on", "at", "for", "with", "from", "by", "is", "it", "it's",
     "i", "i'm", "we", "you", "your", "that", "this", "so"}
)  # fmt: skip
"""Words that recognisers drop or change; they weigh less."""
_LIGHT_WORTH = 0.4
_GAP_COST = 0.25
_WRITTEN_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-/]{4,}\d")


@dataclass(frozen=True, slots=True)
class _Match:
    share: float
    words: Sequence[Word] = ()


def cues_followed(
    script: Script | None,
    transcript: Transcript,
    number: NumberFindings,
    marks: Mapping[str, Finding],
) -> tuple[CueFinding, ...]:
    """What became of each spoken cue, in script order; nothing without a script.

    `marks` are the elements found: a cue whose element was said in other words is reworded, not skipped.
    """
    if script is None:
        return ()
    readings = [transcript.words, *transcript.readings[1:2]]
    lines = [(words, SpokenLine.of(words, number.stretches)) for words in readings]
    return tuple(
        _followed(position, cue, lines, marks, transcript.timed)
        for position, cue in enumerate(script.cues)
        if cue.spoken
    )


def _followed(
    position: int,
    cue: Cue,
    lines: Sequence[tuple[Sequence[Word], SpokenLine]],
    marks: Mapping[str, Finding],
    timed: bool,
) -> CueFinding:
    sought = _sought(cue.text)
    best = max((_match(sought, words, line) for words, line in lines), key=lambda match: match.share)
    mark = marks.get(cue.element or "")
    if best.share >= REWORDED_SHARE and best.words:
        state = "said" if best.share >= SAID_SHARE else "reworded"
        start, end = (best.words[0].start, best.words[-1].end) if timed else (None, None)
        return CueFinding(position, state, start, end, joined(best.words))
    if mark is not None and mark.hit:
        return CueFinding(position, "reworded", mark.start, mark.end, mark.evidence)
    return CueFinding(position, "skipped")


def _sought(text: str) -> tuple[str, ...]:
    """The cue as tokens; a telephone number is one, however it is said."""
    tokens: list[str] = []
    for place, part in enumerate(_WRITTEN_NUMBER.split(text)):
        if place:
            tokens.append(PHONE)
        tokens += SpokenLine.of(spoken_text(part).words).tokens
    return tuple(tokens)


def _match(sought: Sequence[str], words: Sequence[Word], line: SpokenLine) -> _Match:
    """The stretch that holds most of the cue in order: local alignment, gaps cost a little."""
    if not sought or not line.tokens:
        return _Match(0.0)
    worths = [_LIGHT_WORTH if token in _LIGHT else 1.0 for token in sought]
    # For each cell the best score that ends there, what it matched, and where it began.
    row = [(0.0, 0.0, at) for at in range(len(line.tokens) + 1)]
    best = (0.0, 0.0, 0, 0)
    for token, worth in zip(sought, worths, strict=True):
        after = [(0.0, 0.0, 0)]
        for at, heard in enumerate(line.tokens, 1):
            cells = [(0.0, 0.0, at), _worse(row[at]), _worse(after[at - 1])]
            if token == heard:
                score, matched, start = row[at - 1]
                cells.append((score + worth, matched + worth, start if score > 0 else at - 1))
            else:
                cells.append(_worse(row[at - 1]))
            cell = max(cells)
            after.append(cell)
            if cell[0] > best[0]:
                best = (*cell, at)
        row = after
    _, matched, start, end = best
    if not matched:
        return _Match(0.0)
    first, last = line.word_span((start, end))
    return _Match(matched / sum(worths), words[first:last])


def _worse(cell: tuple[float, float, int]) -> tuple[float, float, int]:
    score, matched, start = cell
    return max(0.0, score - _GAP_COST), matched, start
