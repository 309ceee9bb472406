"""Sound goes to disk here as it comes, so that nothing that was spoken can be lost."""

from __future__ import annotations

import errno
import os
import time
import wave
from contextlib import suppress
from pathlib import Path

from coach.errors import DiskError

SYNC_SECONDS = 1.0
"""How much sound a power cut may cost at most. A killed program loses nothing that was written."""


class Recording:
    """A 16-bit mono WAV file, valid at every moment: its header is put right with every block."""

    def __init__(self, path: Path, rate: int) -> None:
        """Opens the file. Raises DiskError where it cannot be written."""
        self.path = path
        self.rate = rate
        self._frames = 0
        self._synced = time.monotonic()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("wb")
        except OSError as error:
            raise DiskError(
                f"The recording cannot be written to {path.parent}: {error.strerror}.",
                "Choose another place in the settings.",
            ) from error
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115  open while the take lasts
        self._wave.setnchannels(1)
        self._wave.setsampwidth(2)
        self._wave.setframerate(rate)

    @property
    def seconds(self) -> float:
        """Length of what is kept so far."""
        return self._frames / self.rate

    def write(self, block: bytes) -> None:
        """Appends a block of 16-bit samples. Raises DiskError where the disk is full; what was kept stays."""
        try:
            self._wave.writeframes(block)
            self._file.flush()
            if time.monotonic() - self._synced >= SYNC_SECONDS:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise self._refused(error) from error
        self._frames += len(block) // 2

    def close(self) -> None:
        """Closes the file; a full disk does no further harm here, since the header is already right."""
        # Each tries again to write what a full disk refused, and raises again.
        with suppress(OSError):
            self._wave.close()
        with suppress(OSError):
            self._file.close()

    def _refused(self, error: OSError) -> DiskError:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        kept = f"The first {self.seconds:.1f} seconds are kept." if self._frames else "Nothing could be kept."
        return DiskError(
            f"{'The disk is full.' if full else 'The recording cannot be written any more.'} {kept}",
            "Make room, then take it again.",
        )
