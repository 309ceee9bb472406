"""Levels of blocks in decibels below full scale."""

from __future__ import annotations

import numpy as np
import pytest

from coach.hear.level import SILENCE_DBFS, level_of


def test_a_sine_of_full_scale_is_3_db_below_its_peak() -> None:
    times = np.arange(16000) / 16000
    sine = (32767 * np.sin(2 * np.pi * 440 * times)).astype("<i2").tobytes()
    rms, peak = level_of(sine)
    assert rms == pytest.approx(-3.01, abs=0.01)
    assert peak == pytest.approx(0, abs=0.01)


def test_the_lowest_sample_there_is_is_full_scale() -> None:
    assert level_of(np.full(10, -32768, dtype="<i2").tobytes()) == (0.0, 0.0)


@pytest.mark.parametrize("block", [b"", bytes(1600), b"\x00"])
def test_zeros_and_nothing_are_silence(block: bytes) -> None:
    assert level_of(block) == (SILENCE_DBFS, SILENCE_DBFS)


def test_one_step_above_zero_is_no_silence() -> None:
    assert level_of(np.array([0, 0, 0, 1], dtype="<i2").tobytes())[1] == pytest.approx(-90.3, abs=0.1)
