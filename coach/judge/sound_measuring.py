"""Figures of the sound of a take, measured while it comes: loudness, noise, clipping, pitch.

Whole and in pieces gives the same figures. When the take ends, half a second of sound at most is left to do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.judge.pitch import pitch_of

FRAME_SECONDS = 0.04
HOP_SECONDS = 0.02
PIECE_SECONDS = 0.5
"""Sound is gathered to this length first: measuring each short block alone costs several times as much."""
SPEECH_ABOVE_DB = 30.0
"""Frames more than this below the loudest speech are pauses."""
NOISE_SHARE = 0.1
"""The quietest tenth of the frames is taken for the noise."""
CLIPPED_LEVEL = 0.985
CLIPPED_RUN = 3
"""So many samples in a row at the ceiling are clipping; a lone peak is not."""
SILENCE_DBFS = -120.0
NOISY_DB = 13.0
"""Below this signal to noise ratio marks are not fair: word errors rise from .20 at 20 dB to .33 at 10 dB."""
ENDING_SECONDS = 1.5

Sound = NDArray[np.float32]
Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SoundFigures:
    """Figures of the sound alone; dBFS are of full scale, None where there was nothing to measure."""

    loudness_dbfs: float | None = None
    clipped: bool = False
    noise_dbfs: float | None = None
    signal_to_noise_db: float | None = None
    trailing_off_db: float | None = None
    """Loudness of the last 1.5 s of speech against the whole: negative where the voice fades."""
    pitch_range_semitones: float | None = None
    """From the 10th to the 90th percentile; under 1.5 is monotone, over 4 lively."""
    pitch_contour: tuple[tuple[float, float], ...] = ()
    """(second, hertz) where a voice was found."""

    @property
    def too_noisy(self) -> bool:
        """Whether there is too much noise to mark the take fairly."""
        return self.signal_to_noise_db is not None and self.signal_to_noise_db < NOISY_DB


class SoundMeasuring:
    """Measures mono sound between -1 and 1 at `rate` hertz, given piece by piece."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._hop, self._frame = int(rate * HOP_SECONDS), int(rate * FRAME_SECONDS)
        self._waiting: list[Sound] = []
        self._waiting_samples = 0
        self._powers: list[Figures] = []
        self._pitches: list[Figures] = []
        self._loudest = 0.0
        self._run_at_ceiling = 0
        self._clipped_samples = 0

    def add(self, samples: Sound) -> None:
        """Takes the next piece, of any length."""
        self._clipped_samples += self._clipped_in(samples)
        self._waiting.append(samples)
        self._waiting_samples += len(samples)
        if self._waiting_samples >= self._rate * PIECE_SECONDS:
            self._measure_waiting()

    def figures(self) -> SoundFigures:
        """The figures of all that was added. Silence gives figures of None."""
        self._measure_waiting()
        power = np.concatenate(self._powers) if self._powers else np.zeros(0)
        if not np.any(power):
            return SoundFigures()
        speaking = _speaking(power, self._loudest)
        pitches = np.where(speaking, np.concatenate(self._pitches), 0.0)
        noise = _noise(power)
        return SoundFigures(
            loudness_dbfs=_decibel(float(np.mean(power[speaking]))),
            clipped=self._clipped_samples > CLIPPED_RUN,
            noise_dbfs=_decibel(noise),
            signal_to_noise_db=_signal_to_noise(power, speaking, noise),
            trailing_off_db=_trailing_off(power, speaking),
            pitch_range_semitones=_pitch_range(pitches[pitches > 0]),
            pitch_contour=tuple(
                (round(float(place * HOP_SECONDS), 3), round(float(pitches[place]), 1))
                for place in np.flatnonzero(pitches)
            ),
        )

    def _measure_waiting(self) -> None:
        """Measures the frames that are complete; what is left over begins the next piece."""
        if self._waiting_samples < self._frame:
            return
        samples = np.concatenate(self._waiting)
        count = 1 + (len(samples) - self._frame) // self._hop
        windows = np.lib.stride_tricks.sliding_window_view(samples, self._frame)
        frames = windows[:: self._hop][:count].astype(np.float64)
        power = np.mean(frames**2, axis=1)
        self._loudest = max(self._loudest, float(power.max()))
        # Frames that are no speech beside what was heard so far will be none beside what is louder.
        speaking = _speaking(power, self._loudest)
        pitches = np.zeros(count)
        pitches[speaking] = pitch_of(frames[speaking], self._rate)
        self._powers.append(power)
        self._pitches.append(pitches)
        rest = samples[count * self._hop :].copy()
        self._waiting, self._waiting_samples = [rest], len(rest)

    def _clipped_in(self, samples: Sound) -> int:
        """Samples that end a run at the ceiling, a run that began in the piece before included."""
        high = np.abs(samples) >= CLIPPED_LEVEL
        if not high.any():
            self._run_at_ceiling = 0
            return 0
        places = np.arange(1, len(high) + 1)
        last_low = np.maximum.accumulate(np.where(high, -self._run_at_ceiling, places))
        runs = np.where(high, places - last_low, 0)
        self._run_at_ceiling = int(runs[-1])
        return int(np.count_nonzero(runs >= CLIPPED_RUN))


def measure(samples: Sound, rate: int) -> SoundFigures:
    """Measures a whole take: mono sound between -1 and 1 at `rate` hertz."""
    measuring = SoundMeasuring(rate)
    measuring.add(samples)
    return measuring.figures()


def _speaking(power: Figures, loudest: float) -> NDArray[np.bool_]:
    speaking: NDArray[np.bool_] = power > loudest * 10 ** (-SPEECH_ABOVE_DB / 10)
    return speaking


def _decibel(power: float) -> float:
    return 10.0 * float(np.log10(power)) if power > 1e-12 else SILENCE_DBFS


def _noise(power: NDArray[np.float64]) -> float:
    """Power of the quietest tenth; frames of digital silence say nothing about the room."""
    heard = np.sort(power[power > 1e-12])
    return float(np.mean(heard[: max(1, int(len(heard) * NOISE_SHARE))]))


def _signal_to_noise(power: NDArray[np.float64], speaking: NDArray[np.bool_], noise: float) -> float:
    speech = float(np.mean(power[speaking]))
    return _decibel(max(speech - noise, noise * 0.01)) - _decibel(noise)


def _trailing_off(power: NDArray[np.float64], speaking: NDArray[np.bool_]) -> float | None:
    loud = power[speaking]
    tail = int(ENDING_SECONDS / HOP_SECONDS)
    if len(loud) < 3 * tail:
        return None
    return _decibel(float(np.mean(loud[-tail:]))) - _decibel(float(np.mean(loud[:-tail])))


def _pitch_range(pitches: Figures) -> float | None:
    if len(pitches) < 10:
        return None
    low, high = np.percentile(pitches, [10, 90])
    return 12.0 * float(np.log2(high / low))
