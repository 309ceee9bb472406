"""A take that is held back until the beep is over: which blocks of sound are older than its release."""

from __future__ import annotations

ROOM_SECONDS = 0.1
"""What sounds is recorded this much later at most: the way through both devices and the air."""


class Holding:
    """Decides by when a block was recorded, not by when it arrived: a busy computer delivers late."""

    def __init__(self) -> None:
        self._recorded = 0.0
        self._began: float | None = None
        self._released_at: float | None = None

    def release(self, clock: float) -> None:
        """What is recorded from now on (and a little room) belongs to the take."""
        self._released_at = clock

    def belongs(self, length: float, clock: float) -> bool:
        """Whether the block of `length` seconds that arrived at this clock belongs to the take."""
        self._recorded += length
        # No block arrives before it was recorded: the promptest one tells best when recording began.
        began = clock - self._recorded
        self._began = began if self._began is None else min(self._began, began)
        if self._released_at is None:
            return False
        return self._began + self._recorded - length >= self._released_at + ROOM_SECONDS
