"""A recording that speaks into the same path as a microphone, in real time."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from coach.errors import CoachError
from coach.hear.microphone import BLOCK_SECONDS, Blocks, SourceEnded, SourceOpened
from coach.hear.sound_reading import as_int16, read_sound


class FileMicrophone:
    """Any sound file as a microphone; ends by itself where the file ends."""

    def __init__(self, path: Path, speed: float = 1.0) -> None:
        """`speed` 1 is real time, 2 twice as fast; 0 gives all blocks at once."""
        self.name = f"file:{path}"
        self.overflows = 0
        self._path = path
        self._speed = speed
        self._stopped = threading.Event()

    def start(self, blocks: Blocks) -> None:
        """Begins to play; a file that cannot be read ends at once with a SoundError."""
        threading.Thread(target=self._run, args=(blocks,), name="file-microphone", daemon=True).start()

    def stop(self) -> None:
        """Ends the playing."""
        self._stopped.set()

    def _run(self, blocks: Blocks) -> None:
        try:
            samples, rate = read_sound(self._path)
        except CoachError as error:
            blocks.put(SourceEnded(error))
            return
        sound = as_int16(samples)
        size = 2 * int(rate * BLOCK_SECONDS)
        blocks.put(SourceOpened(rate))
        began = time.monotonic()
        for number, start in enumerate(range(0, len(sound), size), start=1):
            due = began + number * BLOCK_SECONDS / self._speed if self._speed else began
            if self._stopped.wait(max(0.0, due - time.monotonic())):
                break
            blocks.put(sound[start : start + size])
        blocks.put(SourceEnded())
