"""The way that takes of one script went is told in a sentence."""

from __future__ import annotations

import pytest

from coach.compare.progress import progress_sentence
from coach.rehearse.practice_run import Attempt


def takes(*lengths: float, passed: str) -> list[Attempt]:
    return [Attempt(length, 15.0, 7, 7, mark == "p") for length, mark in zip(lengths, passed, strict=True)]


@pytest.mark.parametrize(
    ("attempts", "sentence"),
    [
        (takes(18.0, 16.0, 14.6, passed="--p"), "Three takes, one passed, the last 3.4 seconds shorter "
         "than the first."),
        (takes(14.0, 14.2, 14.1, passed="-pp"), "Three takes, the last two passed."),
        (takes(14.0, 14.2, 14.1, passed="ppp"), "Three takes, all passed."),
        (takes(14.0, 15.2, 16.0, passed="---"), "Three takes, none passed yet, the last 2.0 seconds "
         "longer than the first."),
        (takes(*[14.0] * 12, passed="p" * 11 + "-"), "12 takes, eleven passed."),
        (takes(14.0, 12.0, passed="pp"), ""),
        ([], ""),
    ],
)  # fmt: skip
def test_the_way_is_told(attempts: list[Attempt], sentence: str) -> None:
    assert progress_sentence(attempts) == sentence
