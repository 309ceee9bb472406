"""A player that is made with the first sound: the window need not wait for the sound system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui.practice.seams import Player


class LatePlayer:
    """Stands for a player until one is needed. What keeps it from playing is told once, in words."""

    def __init__(self, make: Callable[[], Player], refused: Callable[[Exception], object]) -> None:
        self._make = make
        self._refused = refused
        self._player: Player | None = None

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        """Plays a stretch in seconds."""
        try:
            self._player = self._player or self._make()
            self._player.play(sound, start, end)
        except Exception as error:
            self._refused(error)

    def stop(self) -> None:
        """Silence."""
        if self._player is not None:
            self._player.stop()

    @property
    def position(self) -> float | None:
        """The second being heard; None when nothing plays."""
        return self._player.position if self._player is not None else None
