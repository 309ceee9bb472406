"""What is meant, by sense: bridge, reason, ask, narrow_ask, email_option, sign_off and the avoids.

Every piece of what was said is marked for every label; the surest piece decides. Each meaning keeps the
words that made it so, so that a mark can always show its evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.brief import Brief
from coach.judge.digits import is_number_word
from coach.judge.features import Feature, features, known_names
from coach.judge.marks import Marks, evidence, learnt_marks
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken import NumberFindings
from coach.judge.spoken_line import Span, SpokenLine, pieces
from coach.transcript import Word

ROUNDING = 3
"""Evidence is drawn out to the ends of its clause where no more than so many tokens are missing."""
UNFINISHED_MARGIN = 1.0
"""While a piece is still growing it must be surer than this: what follows may turn its sense."""
_CLOSING = LABELS.index("sign_off")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words from `start` to `end` (positions, end not included) that mean a label.

    `score` is how surely: from 0 on it is said, below that it is unclear.
    """

    label: str
    start: int
    end: int
    score: float

    @property
    def said(self) -> bool:
        """Whether it is sure enough to count."""
        return self.score >= 0


@dataclass(frozen=True, slots=True)
class _Marked:
    places: tuple[Feature, ...]
    scores: NDArray[np.float64]


class Meanings:
    """Finds meanings in the words of takes of one brief; what was marked before is not marked again."""

    def __init__(self, brief: Brief, marks: Marks | None = None) -> None:
        self._names = known_names(brief)
        self._marks = marks or learnt_marks()
        self._known: dict[tuple[object, ...], _Marked] = {}

    def find(
        self, words: Sequence[Word], number: NumberFindings | None = None, finished: bool = True
    ) -> Mapping[str, Meaning | None]:
        """For each label the surest place where it is said, or unclear, or None.

        `number` tells where the caller's number is; `finished` whether there is no more to come.
        """
        said = words if finished else words[: _settled(words)]
        line = SpokenLine.of(said, number.stretches if number else ())
        if not line.tokens:
            return dict.fromkeys(LABELS)
        phrases = phrases_in(line)
        parts = pieces(line)
        marked = [self._mark(line, part, phrases) for part in parts]
        scores = np.array([mark.scores for mark in marked])
        last = np.array([part[1] == len(line.tokens) for part in parts])
        scores[~last, _CLOSING] = -np.inf
        if not finished:
            scores[last] -= UNFINISHED_MARGIN
        best = np.argmax(scores, axis=0)
        found: dict[str, Meaning | None] = {}
        for label, name in enumerate(LABELS):
            score = float(scores[best[label], label])
            said = score >= self._marks.unsure[label]
            found[name] = (
                self._meaning(line, parts[best[label]], marked[best[label]], label, score) if said else None
            )
        return found

    def _mark(self, line: SpokenLine, part: Span, phrases: Sequence[tuple[str, Span]]) -> _Marked:
        inside = [(name, span) for name, span in phrases if part[0] <= span[0] and span[1] <= part[1]]
        key = (
            line.heard,
            line.tokens[part[0] : part[1]],
            tuple((name, span[0] - part[0]) for name, span in inside),
        )
        if key not in self._known:
            places = tuple(features(line, part, self._names, inside))
            self._known[key] = _Marked(
                places, self._marks.scores({name for name, _, _ in places}, line.heard)
            )
        return self._known[key]

    def _meaning(self, line: SpokenLine, part: Span, mark: _Marked, label: int, score: float) -> Meaning:
        start, end = evidence(self._marks, label, mark.places, part[1] - part[0])
        words = line.word_span(_rounded_off(line, (part[0] + start, part[0] + end)))
        return Meaning(LABELS[label], *words, score)


def _settled(words: Sequence[Word]) -> int:
    """How many words have a meaning already: number words at the end may become a time or a number."""
    count = len(words)
    while count and is_number_word(words[count - 1].text):
        count -= 1
    return count


def _rounded_off(line: SpokenLine, span: Span) -> Span:
    """The span with the few words before and after it that belong to its clause."""
    start, end = span
    lowest, highest = max(0, start - ROUNDING), min(len(line.tokens), end + ROUNDING)
    first = next((at for at in range(start, lowest - 1, -1) if at == 0 or line.marks[at - 1]), start)
    last = next((at for at in range(end, highest + 1) if line.marks[at - 1]), end)
    return first, last
