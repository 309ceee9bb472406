"""Recordings made ready for a speaker: the same sound at its rate, and equally loud."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.errors import SoundError
from coach.hear.prepared_sound import matching_gains, prepare
from coach.hear.sound_reading import Samples
from coach.judge.sound_measuring import measure

RATE = 16000


def buzz(seconds: float, level: float) -> Samples:
    times = np.arange(int(RATE * seconds)) / RATE
    return (level * np.sin(2 * np.pi * 200 * times) * (1 + np.sin(2 * np.pi * 3 * times)) / 2).astype(
        np.float32
    )


def test_a_recording_at_the_rate_of_the_speaker_is_unchanged(tmp_path: Path) -> None:
    samples = np.random.default_rng(2).integers(-20000, 20000, 4000, dtype="int16")
    soundfile.write(tmp_path / "take.wav", samples, RATE, "PCM_16")
    ready = prepare(tmp_path / "take.wav", RATE, channels=2)
    assert ready.length == 4000
    both = np.frombuffer(ready.frames, dtype="<i2").reshape(-1, 2)
    assert np.array_equal(both[:, 0], samples)
    assert np.array_equal(both[:, 1], samples)


def test_another_rate_keeps_length_and_pitch(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "take.wav", buzz(1.0, 0.5), RATE, "PCM_16")
    ready = prepare(tmp_path / "take.wav", 48000, channels=1)
    assert ready.length == 48000
    spectrum = np.abs(np.fft.rfft(np.frombuffer(ready.frames, dtype="<i2").astype(float)))
    assert int(np.argmax(spectrum)) == 200


@pytest.mark.parametrize(("second", "frame"), [(-1.0, 0), (0.5, 24000), (99.0, 48000)])
def test_seconds_outside_the_recording_are_its_ends(tmp_path: Path, second: float, frame: int) -> None:
    soundfile.write(tmp_path / "take.wav", buzz(1.0, 0.5), RATE, "PCM_16")
    assert prepare(tmp_path / "take.wav", 48000, channels=1).frame_at(second) == frame


def test_loud_and_soft_takes_become_equally_loud_without_clipping() -> None:
    takes = [buzz(2.0, 0.9), buzz(2.0, 0.01), buzz(1.0, 0.2)]
    gains = matching_gains(takes, [RATE] * 3)
    levelled = [take * gain for take, gain in zip(takes, gains, strict=True)]
    loudness = [measure(take.astype(np.float32), RATE).loudness_dbfs for take in levelled]
    assert loudness[0] is not None
    assert loudness == pytest.approx([loudness[0]] * 3, abs=0.1)
    assert max(float(np.abs(take).max()) for take in levelled) < 1.0


def test_silence_is_left_as_it_is() -> None:
    assert matching_gains([np.zeros(RATE, dtype=np.float32)], [RATE]) == [1.0]


def test_a_recording_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(SoundError, match=r"gone\.wav"):
        prepare(tmp_path / "gone.wav", RATE, channels=1)
