"""What rows teach: a weight for every feature and label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.judge.marks import DAMPING
from coach.judge.phrases import LABELS
from tests.accuracy.linear import Floats, Sparse, fit
from tests.accuracy.rows import Row

PENALTY = 2.0
MIN_COUNT = 2
"""A feature met in one piece only teaches nothing that holds elsewhere."""
CLOSING = LABELS.index("sign_off")
"""Only the end of a take can be a sign-off."""


@dataclass(frozen=True)
class Learnt:
    """Weights of all labels for a vocabulary of features."""

    vocabulary: Mapping[str, int]
    weights: Floats
    base: Floats


class Lessons:
    """Rows as a matrix from which weights are learnt, of all of them or of some."""

    def __init__(self, rows: Sequence[Row]) -> None:
        counts = Counter(name for row in rows for name in row.names)
        kept = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
        self.rows = rows
        self._vocabulary = {name: column for column, name in enumerate(kept)}
        self._matrix = _matrix(rows, self._vocabulary)
        self._answers = np.array([row.answers for row in rows])
        self._closes = np.array([row.closes for row in rows])

    def learnt(self, chosen: NDArray[np.bool_] | None = None, near: Learnt | None = None) -> Learnt:
        """Weights from the chosen rows. Starting `near` others makes it quicker and changes nothing."""
        width = len(self._vocabulary)
        weights, base = np.zeros((width, len(LABELS))), np.zeros(len(LABELS))
        for label in range(len(LABELS)):
            known = self._answers[:, label] >= 0
            if chosen is not None:
                known &= chosen
            if label == CLOSING:
                known &= self._closes
            places = np.flatnonzero(known)
            targets = self._answers[places, label].astype(float)
            start = np.append(near.weights[:, label], near.base[label]) if near else np.zeros(width + 1)
            weights[:, label], base[label] = fit(self._matrix.chosen(places), targets, PENALTY, start)
        return Learnt(self._vocabulary, weights, base)

    def scores(self, learnt: Learnt, chosen: NDArray[np.bool_]) -> Floats:
        """For each chosen row and label its sum."""
        matrix = self._matrix.chosen(np.flatnonzero(chosen))
        sums = [matrix.times(np.ascontiguousarray(learnt.weights[:, label])) for label in range(len(LABELS))]
        return np.array(sums).T + learnt.base


def _matrix(rows: Sequence[Row], vocabulary: Mapping[str, int]) -> Sparse:
    columns, bounds, values = [], [0], []
    for row in rows:
        columns += sorted(vocabulary[name] for name in row.names if name in vocabulary)
        bounds.append(len(columns))
        values.append(1.0 / max(1, len(row.names)) ** DAMPING)
    return Sparse(np.array(columns, dtype=np.int64), np.array(bounds), np.array(values), len(vocabulary))
