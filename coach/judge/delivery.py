"""How a take was said: figures measured from its sound and from the times of its words.

Sources of thresholds stand beside them; nothing here passes or fails a take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from coach.transcript import Word

FRAME_SECONDS = 0.04
HOP_SECONDS = 0.02
LOWEST_PITCH_HZ = 70.0
HIGHEST_PITCH_HZ = 400.0
VOICED_LIKENESS = 0.55
"""A frame is voiced when its autocorrelation peak reaches this share of its energy."""
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
PAUSE_SECONDS = 0.3
"""A gap between words from here on is a pause (shorter ones are articulation)."""
ENDING_SECONDS = 1.5

Sound = NDArray[np.float32]


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


def measure(samples: Sound, rate: int) -> SoundFigures:
    """Measures mono sound between -1 and 1 at `rate` hertz. Silence gives figures of None."""
    hop, frame = int(rate * HOP_SECONDS), int(rate * FRAME_SECONDS)
    if len(samples) < frame or not np.any(samples):
        return SoundFigures()
    count = 1 + (len(samples) - frame) // hop
    frames = np.lib.stride_tricks.sliding_window_view(samples, frame)[::hop][:count].astype(np.float64)
    power = np.mean(frames**2, axis=1)
    speaking = power > np.max(power) * 10 ** (-SPEECH_ABOVE_DB / 10)
    contour = _pitch(frames, rate, speaking)
    speech = _decibel(float(np.mean(power[speaking])))
    noise = _noise(power)
    return SoundFigures(
        loudness_dbfs=speech,
        clipped=_clipped(samples),
        noise_dbfs=_decibel(noise),
        signal_to_noise_db=_signal_to_noise(power, speaking, noise),
        trailing_off_db=_trailing_off(power, speaking),
        pitch_range_semitones=_pitch_range(contour),
        pitch_contour=contour,
    )


def words_per_minute(words: Sequence[Word], left_out: Sequence[tuple[int, int]] = ()) -> float | None:
    """Pace without the stretches `left_out` (word positions, end not included): numbers are said slowly.

    None for fewer than five words.
    """
    skipped = {position for start, end in left_out for position in range(start, end)}
    counted = len(words) - len(skipped)
    if counted < 5:
        return None
    length = words[-1].end - words[0].start
    for start, end in left_out:
        after = words[end].start if end < len(words) else words[end - 1].end
        length -= after - words[start].start
    return 60.0 * counted / length if length > 0 else None


def pauses_between(words: Sequence[Word]) -> tuple[float, ...]:
    """Lengths in seconds of the pauses between words."""
    gaps = (later.start - earlier.end for earlier, later in pairwise(words))
    return tuple(gap for gap in gaps if gap >= PAUSE_SECONDS)


def _decibel(power: float) -> float:
    return 10.0 * float(np.log10(power)) if power > 1e-12 else SILENCE_DBFS


def _noise(power: NDArray[np.float64]) -> float:
    """Power of the quietest tenth; frames of digital silence say nothing about the room."""
    heard = np.sort(power[power > 1e-12])
    return float(np.mean(heard[: max(1, int(len(heard) * NOISE_SHARE))]))


def _signal_to_noise(power: NDArray[np.float64], speaking: NDArray[np.bool_], noise: float) -> float:
    speech = float(np.mean(power[speaking]))
    return _decibel(max(speech - noise, noise * 0.01)) - _decibel(noise)


def _clipped(samples: Sound) -> bool:
    high = (np.abs(samples) >= CLIPPED_LEVEL).astype(np.int8)
    if not high.any():
        return False
    runs = np.convolve(high, np.ones(CLIPPED_RUN, dtype=np.int8), mode="valid")
    return int(np.count_nonzero(runs == CLIPPED_RUN)) > CLIPPED_RUN


def _trailing_off(power: NDArray[np.float64], speaking: NDArray[np.bool_]) -> float | None:
    loud = power[speaking]
    tail = int(ENDING_SECONDS / HOP_SECONDS)
    if len(loud) < 3 * tail:
        return None
    return _decibel(float(np.mean(loud[-tail:]))) - _decibel(float(np.mean(loud[:-tail])))


def _pitch(
    frames: NDArray[np.float64], rate: int, speaking: NDArray[np.bool_]
) -> tuple[tuple[float, float], ...]:
    """Pitch of the voiced frames by autocorrelation, the window's own correlation divided out."""
    length = frames.shape[1]
    places = np.flatnonzero(speaking)
    shortest, longest = int(rate / HIGHEST_PITCH_HZ), min(int(rate / LOWEST_PITCH_HZ), length - 1)
    window = np.hanning(length)
    size = 1 << (2 * length - 1).bit_length()
    own = np.fft.irfft(np.abs(np.fft.rfft(window, size)) ** 2)[: longest + 1]
    chosen = frames[places]
    chosen = (chosen - chosen.mean(axis=1, keepdims=True)) * window
    likeness = np.fft.irfft(np.abs(np.fft.rfft(chosen, size, axis=1)) ** 2, axis=1)[:, : longest + 1]
    likeness /= np.maximum(likeness[:, :1], 1e-12)
    likeness /= own / own[0]
    sought = likeness[:, shortest:]
    peak = sought.max(axis=1)
    # The shortest lag that comes near the best peak: the best itself is often an octave too low.
    lag = shortest + np.argmax(sought >= 0.9 * peak[:, None], axis=1)
    for _ in range(longest - shortest):
        later = np.minimum(lag + 1, longest)
        rows = np.arange(len(lag))
        climbing = likeness[rows, later] > likeness[rows, lag]
        if not climbing.any():
            break
        lag = np.where(climbing, later, lag)
    voiced = peak > VOICED_LIKENESS
    return tuple(
        (round(float(place * HOP_SECONDS), 3), round(float(rate / step), 1))
        for place, step in zip(places[voiced], lag[voiced], strict=True)
    )


def _pitch_range(contour: tuple[tuple[float, float], ...]) -> float | None:
    if len(contour) < 10:
        return None
    low, high = np.percentile([hertz for _, hertz in contour], [10, 90])
    return 12.0 * float(np.log2(high / low))
