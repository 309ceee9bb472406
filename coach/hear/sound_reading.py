"""Recordings read from disk: any format libsndfile knows, any rate, any number of channels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach.errors import SoundError

LONGEST_SECONDS = 3600.0
"""Longer recordings are no voicemails; they would fill the memory."""
LOWEST_RATE_HZ = 16000
HIGHEST_RATE_HZ = 48000
RATES_HZ = (1000, 768_000)
"""What recordings of people have; a damaged head claims others, and resampling them would never end."""
MOST_CHANNELS = 64
BLOCK_SECONDS = 8

Samples = NDArray[np.float32]


def read_sound(path: Path) -> tuple[Samples, int]:
    """Samples of one channel between -1 and 1, and their rate in hertz, brought to 16 to 48 kHz.

    Raises SoundError with a sentence for what is missing, no recording, empty, or over an hour long.
    """
    import soundfile

    path = where_it_lies(path)
    if not path.is_file():
        raise SoundError(f"There is no recording {path.name}.")
    if path.stat().st_size == 0:
        raise SoundError(f"The recording {path.name} is empty.")
    try:
        with soundfile.SoundFile(path) as sound:
            rate = int(sound.samplerate)
            if not RATES_HZ[0] <= rate <= RATES_HZ[1] or sound.channels > MOST_CHANNELS:
                raise SoundError(f"The recording {path.name} is damaged: no microphone gives {rate} Hz.")
            if sound.frames / rate > LONGEST_SECONDS:
                raise SoundError(f"The recording {path.name} is longer than an hour.")
            samples = sound.read(dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError, ValueError, ZeroDivisionError) as error:
        raise SoundError(f"The recording {path.name} cannot be read: it is damaged or no sound.") from error
    if not len(samples):
        raise SoundError(f"The recording {path.name} holds no sound.")
    return at_usable_rate(one_channel(samples), rate)


def where_it_lies(path: Path) -> Path:
    """The recording, or its FLAC where the library has packed it since its name was read."""
    flac = path.with_suffix(".flac")
    return flac if path.suffix == ".wav" and not path.exists() and flac.exists() else path


def one_channel(samples: NDArray[np.float32]) -> Samples:
    """The mean of the channels, or the loudest one where they cancel or the others are silent."""
    samples = np.clip(np.nan_to_num(samples, posinf=1.0, neginf=-1.0), -1.0, 1.0)
    mean: Samples = samples.mean(axis=1, dtype=np.float32)
    power = np.square(samples).mean(axis=0)
    if np.square(mean).mean() < 0.4 * power.max():
        mean = np.ascontiguousarray(samples[:, int(power.argmax())])
    return mean


def at_usable_rate(samples: Samples, rate: int) -> tuple[Samples, int]:
    """The samples as they are between 16 and 48 kHz, else resampled to 16 kHz (up) or 48 kHz (down)."""
    if rate < LOWEST_RATE_HZ:
        return resampled(samples, rate, LOWEST_RATE_HZ), LOWEST_RATE_HZ
    if rate > HIGHEST_RATE_HZ:
        return resampled(samples, rate, HIGHEST_RATE_HZ), HIGHEST_RATE_HZ
    return samples, rate


def resampled(samples: Samples, rate: int, new_rate: int) -> Samples:
    """Band-limited resampling by Fourier transform, in blocks that overlap so that edges are not heard."""
    block = BLOCK_SECONDS * rate
    margin = rate // 4
    pieces = []
    for start in range(0, len(samples), block):
        before, after = min(start, margin), min(len(samples) - start, block + margin)
        piece = samples[start - before : start + after]
        # A whole number of seconds keeps the transform's length round in both rates.
        seconds = -(-len(piece) // rate)
        spectrum = np.fft.rfft(piece, seconds * rate)
        length = seconds * new_rate
        kept = min(len(spectrum), length // 2 + 1)
        moved = np.fft.irfft(spectrum[:kept], length) * (new_rate / rate)
        lead = before * new_rate // rate
        wanted = min(block, len(samples) - start) * new_rate // rate
        pieces.append(moved[lead : lead + wanted].astype(np.float32))
    return np.clip(np.concatenate(pieces), -1.0, 1.0)


def as_int16(samples: Samples) -> bytes:
    """The samples as the recognisers take them; those of a 16-bit recording come out as they went in."""
    whole: NDArray[np.int16] = np.clip(np.rint(samples * 32768.0), -32768, 32767).astype("<i2")
    return whole.tobytes()
