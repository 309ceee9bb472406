"""What a rehearsal notices in the sound itself while it comes: how loud, how long, nothing but zeros."""

from __future__ import annotations

from collections.abc import Iterator

from coach.errors import MicrophoneError
from coach.events import Event, Level, TimeReached, Warned
from coach.hear.level import SILENCE_DBFS, level_of

SILENT_SECONDS = 0.9
"""Exact zeros for this long: muted, or the program is not allowed to hear (macOS gives zeros then)."""
QUIET_BELOW_DB = 30.0
SHARES = (0.8, 1.0)
"""Shares of the limit that are told when they pass."""


class Noticing:
    """Turns blocks of one take into events."""

    def __init__(self, limit_seconds: float) -> None:
        self._limit = limit_seconds
        self._shares = list(SHARES)
        self._zeros_seconds = 0.0
        self._loudest = SILENCE_DBFS
        self.quiet = False
        """Whether the last block is too soft beside the loudest to hold a word."""

    def in_block(self, block: bytes, length: float, at: float) -> Iterator[Event]:
        """What there is to tell of a block of `length` seconds that ends at second `at` of the take."""
        rms, peak = level_of(block)
        self._loudest = max(self._loudest, peak)
        self.quiet = peak < self._loudest - QUIET_BELOW_DB
        yield Level(at, rms, peak)
        before = self._zeros_seconds
        self._zeros_seconds = before + length if peak <= SILENCE_DBFS else 0.0
        if before < SILENT_SECONDS <= self._zeros_seconds:
            yield Warned(at, _only_zeros())
        # A hair of tolerance: 16 blocks of 0.05 s are 0.8 s to the ear, not to floating point.
        while self._shares and at + 1e-6 >= self._shares[0] * self._limit:
            yield TimeReached(at, self._shares.pop(0))


def _only_zeros() -> MicrophoneError:
    return MicrophoneError(
        "The microphone gives only silence.",
        "Unmute it, and allow this program to use the microphone in the system's privacy settings.",
    )
