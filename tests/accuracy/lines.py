"""Where each label's line is drawn: from which score on it is said.

The scores come from marks that had not seen their authors, so that the lines hold for new voices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coach.judge.phrases import LABELS
from coach.rubric import AVOIDS
from tests.accuracy.lessons import CLOSING, Learnt, Lessons
from tests.accuracy.linear import Floats
from tests.accuracy.rows import Row

TURNS = 4
"""In so many turns are authors left out."""
WRITTEN_SHARE = 0.3
"""What a written take counts beside a heard one where the line for sound is drawn: few heard ones have each
avoid."""
SENTENCE_SHARE = 0.3
"""What one sentence counts beside one take where a line is drawn: near misses are denser than in life."""
AVOID_SHARE = 0.12
"""How many takes have a given avoid; authors put in more than people do."""
STEEPNESS, STEEPNESS_HELD = 3.0, 0.3
"""How fast a score becomes sure where little is known of it, and how firmly that is held."""


def take_scores(rows: Sequence[Row], scores: Floats) -> dict[str, Floats]:
    """For each take the best score of its pieces, label by label."""
    best: dict[str, Floats] = {}
    for row, marked in zip(rows, scores, strict=True):
        counted = marked.copy()
        if not row.closes:
            counted[CLOSING] = -np.inf
        best[row.take] = np.maximum(best.get(row.take, np.full(len(LABELS), -np.inf)), counted)
    return best


Marked = list[tuple[Floats, frozenset[str]]]
"""Takes with the scores that others' marks gave them and their true labels."""


@dataclass(frozen=True)
class LeftOut:
    """Scores of what the marks had not seen: takes in writing and in sound, and sentences with answers."""

    written: Marked
    heard: Marked
    sentences: list[tuple[Floats, tuple[int, ...]]]


def left_out(lessons: Lessons, whole: Learnt, labels: Mapping[str, frozenset[str]]) -> LeftOut:
    """The authors are left out in turn, a few at a time, so that each is marked by what others taught."""
    found = LeftOut([], [], [])
    authors = sorted({row.author for row in lessons.rows})
    for turn in range(TURNS):
        absent = set(authors[turn::TURNS])
        out = np.array([row.author in absent for row in lessons.rows])
        scores = lessons.scores(lessons.learnt(~out, whole), out)
        rows = [row for row in lessons.rows if row.author in absent]
        for takes, by_sound in ((found.written, False), (found.heard, True)):
            places = [at for at, row in enumerate(rows) if row.take and row.heard == by_sound]
            best = take_scores([rows[at] for at in places], scores[places])
            takes.extend((marked, labels[take]) for take, marked in best.items())
        found.sentences.extend(
            (marked, row.answers) for row, marked in zip(rows, scores, strict=True) if not row.take
        )
    return found


def lines_drawn(found: LeftOut) -> tuple[Floats, Floats]:
    """For each label the score from which it is said, in writing and in sound."""
    written = [(scores, said, 1.0) for scores, said in found.written]
    beside = [(scores, said, WRITTEN_SHARE) for scores, said in found.written]
    heard = [(scores, said, 1.0) for scores, said in found.heard]
    labels = range(len(LABELS))
    return (
        np.array([_line(label, written, found.sentences) for label in labels]),
        np.array([_line(label, [*heard, *beside], found.sentences) for label in labels]),
    )


def _line(
    label: int,
    takes: Sequence[tuple[Floats, frozenset[str], float]],
    sentences: Sequence[tuple[Floats, tuple[int, ...]]],
) -> float:
    """The score at which it is as likely said as not, by a logistic curve through all of them."""
    marked = [
        (scores[label], LABELS[label] in said, count)
        for scores, said, count in takes
        if np.isfinite(scores[label])
    ]
    marked += [
        (scores[label], answers[label] == 1, SENTENCE_SHARE)
        for scores, answers in sentences
        if answers[label] >= 0
    ]
    scores, said, counts = (np.array(column, dtype=float) for column in zip(*marked, strict=True))
    if LABELS[label] in AVOIDS:
        share = np.sum(counts * said) / np.sum(counts)
        counts = np.where(
            said > 0, counts * (AVOID_SHARE / (1 - AVOID_SHARE)) * ((1 - share) / share), counts
        )
    return _even(scores, said, counts)


def _even(scores: Floats, said: Floats, counts: Floats) -> float:
    """Where the logistic curve crosses one half, to a hundredth: finer would differ by machine."""
    steep, shift = STEEPNESS, 0.0
    for _ in range(60):
        likely = 1 / (1 + np.exp(-(steep * scores + shift)))
        spread = counts * likely * (1 - likely)
        pull = np.sum(counts * (likely - said) * scores) + STEEPNESS_HELD * (steep - STEEPNESS)
        lift = np.sum(counts * (likely - said))
        inner = np.sum(spread * scores * scores) + STEEPNESS_HELD
        cross, outer = np.sum(spread * scores), np.sum(spread) + 1e-6
        whole = inner * outer - cross * cross
        steep -= float(np.clip((outer * pull - cross * lift) / whole, -1, 1))
        shift -= float(np.clip((inner * lift - cross * pull) / whole, -1, 1))
    return round(-shift / max(steep, 0.5), 2)
