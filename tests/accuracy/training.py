"""Learns assets/phrases/marks.npz from what the authors labelled: `python -m tests.accuracy.training`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from coach.judge.marks import checksum
from coach.judge.phrases import LABELS
from tests.accuracy.labelled import FOLDER, TRAINED_ON, read_takes
from tests.accuracy.lessons import Learnt, Lessons
from tests.accuracy.linear import Floats
from tests.accuracy.lines import left_out, lines_drawn
from tests.accuracy.rows import rows_of

ASSET = Path(__file__).parents[2] / "assets" / "phrases" / "marks.npz"
STEPS = 127
UNSURE = 0.35
"""How far below the line a mark is unclear rather than not said."""


def asset_of(learnt: Learnt, lines: tuple[Floats, Floats]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """The arrays of the asset."""
    scales = np.maximum(np.abs(learnt.weights).max(axis=0), 1e-9) / STEPS
    steps = np.rint(learnt.weights / scales).astype(np.int8)
    used = np.flatnonzero(np.any(steps != 0, axis=1))
    checks = np.array([checksum(name) for name in learnt.vocabulary], dtype=np.uint32)[used]
    order = np.argsort(checks, kind="stable")
    return {
        "checksums": checks[order],
        "weights": steps[used][order],
        "scales": scales,
        "base": learnt.base - lines[0],
        "base_heard": learnt.base - lines[1],
        "unsure": np.full(len(LABELS), -UNSURE),
    }


def asset_bytes(arrays: Mapping[str, np.ndarray]) -> bytes:  # type: ignore[type-arg]
    """The arrays as a file."""
    kept = io.BytesIO()
    np.savez_compressed(kept, **arrays)
    return kept.getvalue()


def trained(authors: Sequence[str] = TRAINED_ON) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """All of it: the arrays learnt from some authors."""
    rows = [row for author in authors for row in rows_of(author)]
    labels = {
        take.id: take.labels for author in authors for take in read_takes(FOLDER / author / "takes.jsonl")
    }
    lessons = Lessons(rows)
    whole = lessons.learnt()
    return asset_of(whole, lines_drawn(left_out(lessons, whole, labels)))


if __name__ == "__main__":
    ASSET.write_bytes(asset_bytes(trained()))
    print(f"{ASSET.name}: {ASSET.stat().st_size} bytes")
