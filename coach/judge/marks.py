"""The learnt marks: how much each feature of a piece speaks for each label, added up.

The weights come from labelled sentences (tests/accuracy/authors) by tests/accuracy/training.py, which
reproduces the asset byte for byte. Features are kept by their checksum, weights in steps of a label's scale.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from coach.judge.phrases import LABELS

DAMPING = 0.25
"""A piece's sum is divided by the number of its features to this power: long pieces have more to add up."""
STRONG_SHARE = 0.8
"""Evidence is the shortest stretch of words with this share of what speaks for a label."""


def checksum(feature: str) -> int:
    """Under what a feature is kept."""
    return zlib.crc32(feature.encode())


@dataclass(frozen=True)
class Marks:
    """Weights of all features for all labels, in the order of `labels`."""

    labels: tuple[str, ...]
    rows: Mapping[int, int]
    """For the checksum of each feature its row of weights."""
    weights: NDArray[np.int8]
    scales: NDArray[np.float64]
    """What one step of a weight is worth, label by label."""
    base: NDArray[np.float64]
    """What is added to the sum: zero is as likely said as not."""
    unsure: NDArray[np.float64]
    """From here up to zero it is unclear, label by label."""

    def scores(self, names: set[str]) -> NDArray[np.float64]:
        """For each label how surely a piece with these features says it; from 0 on it does."""
        rows = [row for name in names if (row := self.rows.get(checksum(name))) is not None]
        total = self.weights[rows].sum(axis=0, dtype=np.int64) * self.scales
        return np.asarray(total / max(1, len(names)) ** DAMPING + self.base)

    def weight(self, name: str, label: int) -> float:
        """What one feature speaks for one label."""
        row = self.rows.get(checksum(name))
        return 0.0 if row is None else float(self.weights[row, label] * self.scales[label])


@cache
def learnt_marks() -> Marks:
    """The marks that ship with the product."""
    with as_file(files("assets").joinpath("phrases", "marks.npz")) as path, np.load(path) as kept:
        return Marks(
            LABELS,
            {int(check): row for row, check in enumerate(kept["checksums"])},
            kept["weights"],
            kept["scales"],
            kept["base"],
            kept["unsure"],
        )


def evidence(
    marks: Marks, label: int, places: Sequence[tuple[str, int, int]], length: int
) -> tuple[int, int]:
    """The shortest stretch of a piece's tokens that holds most of what speaks for a label."""
    share = np.zeros(length)
    for name, start, end in {(name, start, end) for name, start, end in places}:
        weight = marks.weight(name, label)
        if weight > 0 and end > start:
            share[start:end] += weight / (end - start)
    wanted = STRONG_SHARE * share.sum()
    if wanted <= 0:
        return 0, length
    sums = np.concatenate([[0.0], np.cumsum(share)])
    best = (0, length)
    for start in range(length):
        end = int(np.searchsorted(sums, sums[start] + wanted - 1e-9))
        if end <= length and end - start < best[1] - best[0]:
            best = (start, end)
    return best
