"""The weights that ship are those that the data in this folder gives."""

from __future__ import annotations

import numpy as np

from coach.judge.marks import learnt_marks
from coach.judge.phrases import LABELS
from tests.accuracy.labelled import ALL_LABELS, FOLDER, HELD_OUT, TRAINED_ON, read_sentences, read_takes
from tests.accuracy.linear import Sparse, fit
from tests.accuracy.training import ASSET, trained


def test_training_gives_every_number_of_the_asset() -> None:
    # Not its bytes: one Python packs the same numbers otherwise than the next.
    learnt = trained()
    with np.load(ASSET) as kept:
        assert set(learnt) == set(kept)
        for name, numbers in learnt.items():
            assert numbers.dtype == kept[name].dtype
            same = np.array_equal(numbers, kept[name])
            assert same, "run python -m tests.accuracy.training"  # no diff: it would take minutes to draw


def test_the_asset_is_small() -> None:
    assert ASSET.stat().st_size < 2_000_000
    assert learnt_marks().weights.shape[1] == len(LABELS)


def test_no_held_out_author_is_trained_on() -> None:
    assert set(TRAINED_ON).isdisjoint(HELD_OUT)


def test_every_label_of_every_author_is_known_and_its_span_is_found() -> None:
    for folder in sorted(FOLDER.iterdir()):
        for take in read_takes(folder / "takes.jsonl"):
            assert take.labels <= set(ALL_LABELS), take.id
            assert all(label in take.labels for label in take.spans), take.id
        sentences = folder / "sentences.tsv"
        if sentences.exists():
            assert {said.label for said in read_sentences(sentences)} <= set(LABELS)


def test_a_linear_classifier_parts_what_can_be_parted() -> None:
    columns, bounds = np.array([0, 1, 0, 2, 1, 2]), np.array([0, 2, 4, 6])
    matrix = Sparse(columns, bounds, np.ones(3), 3)
    weights, base = fit(matrix, np.array([1.0, 1.0, 0.0]), 0.1, np.zeros(4))
    scores = matrix.times(weights) + base
    assert scores[0] > 0
    assert scores[1] > 0
    assert scores[2] < 0
