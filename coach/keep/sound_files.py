"""Sound of kept takes: WAV while it is young, FLAC (half the size, same samples) once verified."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from coach.errors import DiskError, SoundError
from coach.hear.sound_reading import Samples

BLOCK_FRAMES = 1 << 16


def compress(wav: Path, flac: Path) -> None:
    """Writes a FLAC with exactly the samples of a 16-bit WAV; the WAV stays.

    The FLAC is decoded again and compared sample for sample before it gets its name, so that what stands
    under it is always whole. Raises SoundError for a WAV that cannot be read, DiskError for a full disk.
    """
    import soundfile

    part = flac.with_name(f"{flac.name}.{os.getpid()}.part")
    try:
        with (
            soundfile.SoundFile(wav) as source,
            soundfile.SoundFile(
                part, "w", source.samplerate, source.channels, "PCM_16", format="FLAC"
            ) as made,
        ):
            for block in source.blocks(BLOCK_FRAMES, dtype="int16"):
                made.write(block)
        if not same_samples(wav, part):
            raise SoundError(f"{wav.name} could not be packed without loss.", "It is kept as it is.")
        to_disk(part)
        part.replace(flac)
    except soundfile.SoundFileError as error:
        raise SoundError(f"{wav.name} could not be packed.", "It is kept as it is.") from error
    except OSError as error:
        raise DiskError(f"{flac.name} could not be written: {error.strerror}.", "The WAV is kept.") from error
    finally:
        part.unlink(missing_ok=True)


def same_samples(one: Path, other: Path) -> bool:
    """Whether two recordings hold the same 16-bit samples at the same rate. Raises SoundFileError."""
    import soundfile

    with soundfile.SoundFile(one) as left, soundfile.SoundFile(other) as right:
        if (left.samplerate, left.channels, left.frames) != (right.samplerate, right.channels, right.frames):
            return False
        pairs = zip(
            left.blocks(BLOCK_FRAMES, dtype="int16"), right.blocks(BLOCK_FRAMES, dtype="int16"), strict=True
        )
        return all(np.array_equal(mine, theirs) for mine, theirs in pairs)


def write_flac(path: Path, samples: Samples, rate: int) -> None:
    """Writes samples of one channel (-1 to 1) as a 16-bit FLAC, whole or not at all. Raises DiskError."""
    import soundfile

    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        soundfile.write(part, samples, rate, "PCM_16", format="FLAC")
        to_disk(part)
        part.replace(path)
    except (soundfile.SoundFileError, OSError) as error:
        raise DiskError(
            f"{path.name} could not be written.", "Make room on the disk, then try again."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Waits until a file that was just written is on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
