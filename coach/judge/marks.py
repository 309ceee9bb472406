"""The learnt marks: how much each feature of a piece speaks for each label, added up.

The weights come from labelled sentences (tests/accuracy/authors) by tests/accuracy/training.py, which gives
every number of the asset anew. Features are kept by their checksum, weights in steps of a label's scale.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
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
LONGEST_EVIDENCE = 12
"""Tokens: where what speaks for a label is spread wider, the stretch of so many with most of it is shown."""


def checksum(feature: str) -> int:
    """Under what a feature is kept."""
    return zlib.crc32(feature.encode())


@dataclass(frozen=True)
class Marks:
    """Weights of all features for all labels, in the order of `labels`."""

    labels: tuple[str, ...]
    checksums: NDArray[np.uint32]
    """Of each feature, ascending; its weights stand in the same row."""
    weights: NDArray[np.int8]
    scales: NDArray[np.float64]
    """What one step of a weight is worth, label by label."""
    base: NDArray[np.float64]
    """What is added to the sum of written words: zero is as likely said as not."""
    base_heard: NDArray[np.float64]
    """The same for words heard in sound: where some are misheard, less is said as clearly."""
    unsure: NDArray[np.float64]
    """From here up to zero it is unclear, label by label."""

    def scores(self, names: set[str], heard: bool) -> NDArray[np.float64]:
        """For each label how surely a piece with these features says it; from 0 on it does."""
        base = self.base_heard if heard else self.base
        rows, known = self._rows(names)
        total = self.weights[rows[known]].sum(axis=0, dtype=np.int64) * self.scales
        return np.asarray(total / max(1, len(names)) ** DAMPING + base)

    def speak_for(self, names: Collection[str], label: int) -> NDArray[np.float64]:
        """What each feature speaks for one label, 0 where it is not known."""
        rows, known = self._rows(names)
        return np.where(known, self.weights[rows, label] * self.scales[label], 0.0)

    def _rows(self, names: Collection[str]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Where the features stand, and which are known. (A dictionary of them all would take 6 MB.)"""
        wanted = np.fromiter(map(checksum, names), dtype=np.uint32, count=len(names))
        rows = np.searchsorted(self.checksums, wanted).clip(max=len(self.checksums) - 1)
        return rows, self.checksums[rows] == wanted


@cache
def learnt_marks() -> Marks:
    """The marks that ship with the product."""
    with as_file(files("assets").joinpath("phrases", "marks.npz")) as path, np.load(path) as kept:
        return Marks(
            LABELS,
            kept["checksums"],
            kept["weights"],
            kept["scales"],
            kept["base"],
            kept["base_heard"],
            kept["unsure"],
        )


def evidence(
    marks: Marks, label: int, places: Sequence[tuple[str, int, int]], length: int
) -> tuple[int, int]:
    """The shortest stretch of a piece that holds most of what speaks for a label, within its limit."""
    share = np.zeros(length)
    distinct = tuple(dict.fromkeys(places))
    weights = marks.speak_for([name for name, _, _ in distinct], label)
    for (_, start, end), weight in zip(distinct, weights, strict=True):
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
    if best[1] - best[0] <= LONGEST_EVIDENCE:
        return best
    densest = int(np.argmax(sums[LONGEST_EVIDENCE:] - sums[:-LONGEST_EVIDENCE]))
    return densest, densest + LONGEST_EVIDENCE
