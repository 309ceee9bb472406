"""How loud a block of sound is, for the meter."""

from __future__ import annotations

import math

import numpy as np

SILENCE_DBFS = -120.0


def level_of(block: bytes) -> tuple[float, float]:
    """(rms, peak) of 16-bit mono samples in dB below full scale; SILENCE_DBFS for exact zeros."""
    samples = np.frombuffer(block[: len(block) // 2 * 2], dtype="<i2").astype(np.float32) / 32768
    if not len(samples):
        return SILENCE_DBFS, SILENCE_DBFS
    return _dbfs(float(np.sqrt(np.mean(samples**2)))), _dbfs(float(np.abs(samples).max()))


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20 * math.log10(amplitude)) if amplitude > 0 else SILENCE_DBFS
