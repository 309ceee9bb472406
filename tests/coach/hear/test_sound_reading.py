"""Recordings of any kind, and files that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.errors import SoundError
from coach.hear.sound_reading import one_channel, read_sound, resampled


def tone(rate: int, seconds: float = 1.0, hertz: float = 440.0) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate)).astype(np.float32)


@pytest.mark.parametrize(("rate", "kept"), [(8000, 16000), (16000, 16000), (44100, 44100), (96000, 48000)])
def test_any_rate_is_brought_to_one_that_can_be_heard(tmp_path: Path, rate: int, kept: int) -> None:
    path = tmp_path / "take.wav"
    soundfile.write(path, tone(rate), rate)
    samples, usable = read_sound(path)
    assert usable == kept
    assert len(samples) == pytest.approx(kept, abs=2)


def test_upsampling_keeps_the_tone() -> None:
    samples = resampled(tone(8000, 20.0), 8000, 16000)
    np.testing.assert_allclose(samples[1000:-1000], tone(16000, 20.0)[1000:-1000], atol=0.01)


def test_stereo_becomes_one_channel(tmp_path: Path) -> None:
    path = tmp_path / "take.flac"
    soundfile.write(path, np.stack([tone(16000), np.zeros(16000, np.float32)], axis=1), 16000)
    samples, _ = read_sound(path)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.01)


def test_channels_that_cancel_leave_the_louder_one() -> None:
    left = tone(16000)
    assert np.abs(one_channel(np.stack([left, -left], axis=1))).max() > 0.4


@pytest.mark.parametrize("content", [b"", b"RIFF", b"this is no sound at all", bytes(5000)])
def test_what_is_no_recording_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.wav"
    path.write_bytes(content)
    with pytest.raises(SoundError, match=r"broken\.wav"):
        read_sound(path)


def test_a_recording_without_samples_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.wav"
    soundfile.write(path, np.zeros(0, np.float32), 16000)
    with pytest.raises(SoundError, match="holds no sound"):
        read_sound(path)


def test_a_missing_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SoundError, match="no recording"):
        read_sound(tmp_path / "nowhere.wav")


def test_samples_that_are_no_numbers_are_silence() -> None:
    assert not one_channel(np.full((10, 1), np.nan, np.float32)).any()


def test_a_rate_that_no_microphone_has_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(1000, np.float32), 16000)
    content = bytearray((tmp_path / "a.wav").read_bytes())
    content[24:28] = (2_000_000_011).to_bytes(4, "little")
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(SoundError, match="no microphone gives"):
        read_sound(tmp_path / "a.wav")


def test_a_recording_that_was_packed_meanwhile_is_found(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "take.flac", tone(16000), 16000)
    assert len(read_sound(tmp_path / "take.wav")[0]) == 16000
    with pytest.raises(SoundError, match="no recording other"):
        read_sound(tmp_path / "other.wav")
