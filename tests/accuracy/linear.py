"""A linear classifier on sparse yes-or-no features, in numpy alone.

Squared hinge and plain sums: no exponential, no logarithm and no linear algebra library, whose last bits
differ from machine to machine, so that training repeats number for number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS = 200
MEMORY = 8
HALVINGS = 30
SETTLED = 1e-5


@dataclass(frozen=True)
class Sparse:
    """Rows of column numbers; all entries of a row have the value `values[row]`."""

    columns: NDArray[np.int64]
    bounds: NDArray[np.int64]
    values: Floats
    width: int

    @property
    def rows(self) -> int:
        return len(self.values)

    def times(self, weights: Floats) -> Floats:
        """The product with a column of weights."""
        sums = np.concatenate([[0.0], np.cumsum(weights[self.columns])])
        return np.asarray((sums[self.bounds[1:]] - sums[self.bounds[:-1]]) * self.values)

    def turned_times(self, errors: Floats) -> Floats:
        """The product of the transpose with a column of errors."""
        spread = np.repeat(errors * self.values, np.diff(self.bounds))
        return np.bincount(self.columns, weights=spread, minlength=self.width)

    def chosen(self, rows: NDArray[np.int64]) -> Sparse:
        """Some of the rows."""
        lengths = np.diff(self.bounds)[rows]
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        starts = np.repeat(self.bounds[:-1][rows] - bounds[:-1], lengths)
        return Sparse(self.columns[starts + np.arange(bounds[-1])], bounds, self.values[rows], self.width)


def fit(matrix: Sparse, targets: Floats, penalty: float, start: Floats) -> tuple[Floats, float]:
    """Weights and base that part `targets` 1 from 0 by a margin, under a quadratic penalty on the weights.

    `start` has a first guess of the weights and, last, of the base.
    """
    signs = 2 * targets - 1

    def loss(parameters: Floats) -> tuple[float, Floats]:
        short = np.maximum(0.0, 1.0 - signs * (matrix.times(parameters[:-1]) + parameters[-1]))
        value = float(np.sum(short * short)) + 0.5 * penalty * _dot(parameters, parameters)
        errors = -2.0 * signs * short
        slope = np.append(matrix.turned_times(errors), np.sum(errors)) + penalty * parameters
        return value, slope

    best = _descend(loss, start)
    return best[:-1], float(best[-1])


def _descend(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Limited-memory BFGS with halving steps."""
    value, slope = loss(at)
    pairs: deque[tuple[Floats, Floats]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        way = -_curved(slope, pairs)
        rate = 1.0 if pairs else 1.0 / max(1.0, _dot(slope, slope) ** 0.5)
        fall = _dot(slope, way)
        for _ in range(HALVINGS):
            there = at + rate * way
            new_value, new_slope = loss(there)
            if new_value <= value + 1e-4 * rate * fall:
                break
            rate /= 2
        step, change = there - at, new_slope - slope
        if _dot(step, change) > 1e-12:
            pairs.append((step, change))
        settled = value - new_value < SETTLED * value
        at, value, slope = there, new_value, new_slope
        if settled:
            break
    return at


def _curved(slope: Floats, pairs: deque[tuple[Floats, Floats]]) -> Floats:
    way = slope.copy()
    shares = []
    for step, change in reversed(pairs):
        share = _dot(step, way) / _dot(step, change)
        shares.append(share)
        way -= share * change
    if pairs:
        step, change = pairs[-1]
        way *= _dot(step, change) / _dot(change, change)
    for (step, change), share in zip(pairs, reversed(shares), strict=True):
        way += step * (share - _dot(change, way) / _dot(step, change))
    return way


def _dot(one: Floats, other: Floats) -> float:
    return float(np.sum(one * other))
