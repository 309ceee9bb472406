"""Hearing the marked take: a stretch of it, its evidence, from a word on; and where in it one is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ui.playing import Player

FRAME_MS = 33


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
