"""Sound figures are the same whether a take is measured as a whole or while it comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.judge.sound_measuring import Sound, SoundFigures, SoundMeasuring, measure

RATE = 16000


def voice(seconds: float, hertz: float, gain: float = 0.2) -> Sound:
    """A buzz with the harmonics of a voice, over a little noise."""
    times = np.arange(int(RATE * seconds)) / RATE
    buzz = sum(np.sin(2 * np.pi * hertz * n * times) / n for n in range(1, 8))
    noise = np.random.default_rng(1).normal(0, 0.0005, len(times))
    return (gain * buzz / 2 + noise).astype(np.float32)


def in_pieces(samples: Sound, sizes: list[int]) -> SoundFigures:
    measuring = SoundMeasuring(RATE)
    at = number = 0
    while at < len(samples):
        size = sizes[number % len(sizes)]
        measuring.add(samples[at : at + size])
        at, number = at + size, number + 1
    return measuring.figures()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 9000), min_size=1, max_size=6))
def test_pieces_of_any_length_give_the_figures_of_the_whole(sizes: list[int]) -> None:
    quiet = np.zeros(RATE // 3, dtype=np.float32)
    take = np.concatenate([quiet, voice(0.9, 120), quiet, voice(1.2, 180, 1.9).clip(-1, 1), quiet])
    assert in_pieces(take, sizes) == measure(take, RATE)


def test_the_pitch_of_a_voice_is_found_within_two_percent() -> None:
    contour = measure(voice(1.0, 150), RATE).pitch_contour
    assert len(contour) > 40
    assert np.median([hertz for _, hertz in contour]) == pytest.approx(150, rel=0.02)


def test_a_voice_that_changes_by_an_octave_ranges_over_about_twelve_semitones() -> None:
    take = np.concatenate([voice(1.0, 110), voice(1.0, 220)])
    assert measure(take, RATE).pitch_range_semitones == pytest.approx(12, abs=0.5)


def test_clipping_is_seen_across_the_seam_of_two_pieces() -> None:
    take = voice(1.0, 150)
    take[7998:8006] = 1.0
    assert in_pieces(take, [8000]).clipped
    assert in_pieces(take, [8001]).clipped


def test_a_lone_peak_is_no_clipping() -> None:
    take = voice(1.0, 150)
    take[8000] = 1.0
    assert not measure(take, RATE).clipped


def test_silence_and_nothing_at_all_give_no_figures() -> None:
    assert measure(np.zeros(RATE, dtype=np.float32), RATE) == SoundFigures()
    assert measure(np.zeros(0, dtype=np.float32), RATE) == SoundFigures()
    assert SoundMeasuring(RATE).figures() == SoundFigures()
