"""Recordings made ready for a speaker: decoded, at its rate, equally loud; playing is then only copying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.hear.sound_reading import Samples, as_int16, read_sound, resampled
from coach.judge.sound_measuring import measure

USUAL_LOUDNESS_DBFS = -20.0
"""What takes are brought to when several are played in turn."""
HIGHEST_PEAK = 0.98
BYTES_A_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class PreparedSound:
    """One recording at the rate and with the channels of the speaker; `frames` are interleaved int16."""

    frames: bytes
    rate: int
    channels: int

    @property
    def frame_bytes(self) -> int:
        """Bytes of one moment, all channels."""
        return BYTES_A_SAMPLE * self.channels

    @property
    def length(self) -> int:
        """Number of frames."""
        return len(self.frames) // self.frame_bytes

    def frame_at(self, second: float) -> int:
        """The frame that sounds at this second, within the recording."""
        return max(0, min(self.length, round(second * self.rate)))


def prepare(sound: Path, rate: int, channels: int, gain: float = 1.0) -> PreparedSound:
    """Reads a recording for a speaker of this rate. Raises SoundError. Takes 20 to 100 ms for 30 s."""
    samples, own_rate = read_sound(sound)
    return prepared(samples, own_rate, rate, channels, gain)


def prepared(samples: Samples, own_rate: int, rate: int, channels: int, gain: float) -> PreparedSound:
    """Samples of one channel at `own_rate`, made ready for a speaker of `rate` hertz."""
    ready = samples if own_rate == rate else resampled(samples, own_rate, rate)
    mono = np.frombuffer(as_int16(ready * np.float32(gain)), dtype="<i2")
    return PreparedSound(np.repeat(mono, channels).tobytes(), rate, channels)


def matching_gains(sounds: Sequence[Samples], rates: Sequence[int]) -> list[float]:
    """Gains that make the speech in all recordings equally loud, without any of them clipping.

    Silence keeps its own level.
    """
    loudness = [measure(samples, rate).loudness_dbfs for samples, rate in zip(sounds, rates, strict=True)]
    gains = [1.0 if own is None else 10 ** ((USUAL_LOUDNESS_DBFS - own) / 20) for own in loudness]
    peaks = [float(np.abs(samples).max()) if len(samples) else 0.0 for samples in sounds]
    # One factor for all: they must stay equal to each other.
    room = min(
        (HIGHEST_PEAK / (peak * gain) for peak, gain in zip(peaks, gains, strict=True) if peak), default=1.0
    )
    return [gain * min(1.0, room) for gain in gains]
