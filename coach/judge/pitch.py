"""Pitch of a voice, by autocorrelation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LOWEST_PITCH_HZ = 70.0
HIGHEST_PITCH_HZ = 400.0
VOICED_LIKENESS = 0.55
"""A frame is voiced when its autocorrelation peak reaches this share of its energy."""


def pitch_of(frames: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Pitch of each frame (a row of samples at `rate` hertz) in hertz; 0.0 where there is no voice."""
    if not len(frames):
        return np.zeros(0)
    length = frames.shape[1]
    shortest, longest = int(rate / HIGHEST_PITCH_HZ), min(int(rate / LOWEST_PITCH_HZ), length - 1)
    likeness = _likeness(frames, longest)
    sought = likeness[:, shortest:]
    peak = sought.max(axis=1)
    # The shortest lag that comes near the best peak: the best itself is often an octave too low.
    lag = shortest + np.argmax(sought >= 0.9 * peak[:, None], axis=1)
    rows = np.arange(len(lag))
    for _ in range(longest - shortest):
        later = np.minimum(lag + 1, longest)
        climbing = likeness[rows, later] > likeness[rows, lag]
        if not climbing.any():
            break
        lag = np.where(climbing, later, lag)
    pitches: NDArray[np.float64] = np.where(peak > VOICED_LIKENESS, rate / lag, 0.0)
    return pitches


def _likeness(frames: NDArray[np.float64], longest: int) -> NDArray[np.float64]:
    """Autocorrelation up to the `longest` lag, 1.0 at lag 0, the window's own correlation divided out."""
    length = frames.shape[1]
    window = np.hanning(length)
    size = 1 << (2 * length - 1).bit_length()
    own = np.fft.irfft(np.abs(np.fft.rfft(window, size)) ** 2)[: longest + 1]
    centred = (frames - frames.mean(axis=1, keepdims=True)) * window
    spectrum = np.abs(np.fft.rfft(centred, size, axis=1)) ** 2
    likeness: NDArray[np.float64] = np.fft.irfft(spectrum, axis=1)[:, : longest + 1]
    likeness /= np.maximum(likeness[:, :1], 1e-12)
    likeness /= own / own[0]
    return likeness
