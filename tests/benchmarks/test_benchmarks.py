"""The figures of `python -m tests.benchmarks`, for `pytest -m benchmark`: printed, never judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import MEASURES

pytestmark = [pytest.mark.benchmark, pytest.mark.model, pytest.mark.sound]


@pytest.mark.parametrize("name", MEASURES)
def test_figures_are_printed_beside_their_aims(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], model_folder: Path
) -> None:
    figures = MEASURES[name](tmp_path)
    with capsys.disabled():
        print()
        for figure in figures:
            print(figure.line)
    assert figures
