"""Hearing takes, as every page does it: what a player is, a take that is heard while a cursor moves, and how
much is heard around what is meant.

The protocol is satisfied by the real player and by the tests'.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

FRAME_MS = 33
"""How often what follows the sound is shown anew."""
LEAD, TAIL = 0.4, 0.4
"""Seconds heard before and after what is meant: without them its first and last sounds are cut off."""


class Player(Protocol):
    """Plays sound (coach.hear.player). Nothing here waits."""

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        """Plays a stretch in seconds; what was playing stops first."""

    def prepare(self, sounds: Sequence[Path]) -> None:
        """Makes sounds ready to be played without delay."""

    def stop(self) -> None:
        """Silence, at once."""

    @property
    def position(self) -> float | None:
        """The second being heard now; None when nothing plays."""


def stretch_around(start: float, end: float | None) -> tuple[float, float | None]:
    """What is played to hear the seconds from `start` to `end` (None: to the take's end)."""
    return max(0.0, start - LEAD), None if end is None else end + TAIL


class Playback(QObject):
    """Plays takes and chimes. `moved` tells the second being heard, None for silence."""

    moved = Signal(object)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._hears_take = False
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._show_frame)

    @property
    def hears_take(self) -> bool:
        """Whether the take is being heard (a chime is none)."""
        return self._hears_take and self._player.position is not None

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        """Plays a stretch of a take, seconds from its start."""
        self._player.play(sound, start, end)
        self._hears_take = True
        self._frames.start()

    def chime(self, sound: Path) -> None:
        """Plays something that is no take: no cursor moves with it."""
        self._hears_take = False
        self._player.play(sound)

    def stop(self) -> None:
        """Silence."""
        self._player.stop()

    def close_down(self) -> None:
        """Before the window goes."""
        self._frames.stop()

    def _show_frame(self) -> None:
        position = self._player.position if self._hears_take else None
        if position is None:
            self._hears_take = False
            self._frames.stop()
        self.moved.emit(position)
