"""The words that made a mark."""

from __future__ import annotations

import numpy as np

from coach.judge.marks import LONGEST_EVIDENCE, Marks, checksum, evidence


def marks_for(*words: str) -> Marks:
    checks = np.sort(np.array([checksum(word) for word in words], dtype=np.uint32))
    weights = np.full((len(words), 1), 10, dtype=np.int8)
    one, none = np.ones(1), np.zeros(1)
    return Marks(("ask",), checks, weights, one, none, none, none)


def test_evidence_is_the_shortest_stretch_that_holds_most() -> None:
    places = [("call", 4, 5), ("me", 5, 6), ("roof", 1, 2)]
    assert evidence(marks_for("call", "me"), 0, places, 8) == (4, 6)


def test_evidence_spread_over_everything_is_cut_to_where_most_of_it_is() -> None:
    words = [f"word{at}" for at in range(24)]
    places = [(word, at, at + 1) for at, word in enumerate(words)] + [("call", 20, 21), ("me", 21, 22)]
    start, end = evidence(marks_for(*words, "call", "me"), 0, places, 24)
    assert end - start == LONGEST_EVIDENCE
    assert start <= 20
    assert end >= 22
