"""The low band is made of the overtones that a telephone leaves."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.hear.low_band import LowBand
from coach.hear.sound_reading import as_int16

RATE = 16000
PITCH_HZ = 120


def telephone_voice(seconds: float = 1.0) -> bytes:
    """Overtones of a low voice between 300 and 3,400 Hz."""
    at = np.arange(int(RATE * seconds)) / RATE
    tones = [np.cos(2 * np.pi * PITCH_HZ * order * at) for order in range(3, 28)]
    return as_int16((0.02 * np.sum(tones, axis=0)).astype(np.float32))


def through(sound: bytes, block_bytes: int) -> NDArray[np.float64]:
    band = LowBand(RATE)
    blocks = [band.feed(sound[start : start + block_bytes]) for start in range(0, len(sound), block_bytes)]
    return np.frombuffer(b"".join(blocks), dtype="<i2").astype(float)


def strength(sound: NDArray[np.float64], hertz: float) -> float:
    at = np.arange(len(sound)) / RATE
    return float(abs(np.mean(sound * np.exp(-2j * np.pi * hertz * at))))


def test_the_pitch_that_was_left_out_is_there_again() -> None:
    before = np.frombuffer(telephone_voice(), dtype="<i2").astype(float)
    after = through(telephone_voice(), 3200)
    assert strength(before, PITCH_HZ) < 1.0
    assert strength(after, PITCH_HZ) > 100 * strength(before, PITCH_HZ)


@pytest.mark.parametrize("block_bytes", [640, 3200, 6402])
def test_it_is_the_same_in_blocks_of_any_size(block_bytes: int) -> None:
    whole = through(telephone_voice(), 1 << 20)
    assert np.abs(through(telephone_voice(), block_bytes) - whole).max() <= 1


def test_as_much_comes_out_as_goes_in_and_only_later() -> None:
    band = LowBand(RATE)
    click = np.zeros(RATE // 2, dtype=np.float32)
    click[1000] = 0.5
    out = np.frombuffer(band.feed(as_int16(click)), dtype="<i2")
    assert len(out) == len(click)
    assert int(np.abs(out).argmax()) == 1000 + round(band.delay_seconds * RATE)


def test_what_is_too_loud_is_cut_off_and_does_not_wrap_around() -> None:
    voice = np.frombuffer(telephone_voice(), dtype="<i2").astype(float)
    loud = np.clip(voice * 32767 / np.abs(voice).max(), -32768, 32767)
    quiet = through((loud / 4).astype("<i2").tobytes(), 3200)
    expected = np.clip(4 * quiet, -32768, 32767)
    assert np.abs(through(loud.astype("<i2").tobytes(), 3200) - expected).max() < 20
