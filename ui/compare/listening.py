"""Hearing takes against each other: one, another at the same element, the same element of all in turn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from coach.compare.switching import same_moment
from coach.take import Take
from ui.playing import FRAME_MS, Player

LEAD = 0.1
"""Seconds heard before an element begins: without them the first sound of a word is cut off."""
TAIL = 0.25


class Listening(QObject):
    """Knows which take is heard and where. `moved` tells (number, second), or -1 for silence."""

    moved = Signal(int, float)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._takes: tuple[Take, ...] = ()
        self._heard = -1
        self._turns: list[tuple[int, float, float]] = []
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._frame)

    @property
    def heard(self) -> int:
        """The number of the take that is heard; -1 for silence."""
        return self._heard

    def take_up(self, takes: Sequence[Take]) -> None:
        """Makes takes ready, equally loud."""
        self.stop()
        self._takes = tuple(takes)
        if self._takes:
            self._player.prepare([take.sound for take in self._takes])

    def play(self, number: int, start: float = 0.0, end: float | None = None) -> None:
        """Plays a take, or a stretch of it."""
        self._turns = []
        self._play(number, start, end)

    def switch(self, number: int) -> None:
        """To another take, at the element that is being said; from its beginning where nothing is heard."""
        if not 0 <= number < len(self._takes):
            return
        position = self._player.position if self._heard >= 0 else None
        if position is None:
            self.play(number)
        else:
            before, after = self._takes[self._heard].corrected, self._takes[number].corrected
            self.play(number, max(0.0, same_moment(before, after, position) - LEAD))

    def in_turn(self, mark: str) -> None:
        """The same element of all takes, one after the other."""
        self._turns = []
        for number, take in enumerate(self._takes):
            verdict = take.corrected
            found = verdict.elements.get(mark) or verdict.avoids.get(mark)
            if found is not None and found.start is not None and found.end is not None:
                self._turns.append((number, max(0.0, found.start - LEAD), found.end + TAIL))
        self._next_turn()

    def stop(self) -> None:
        """Silence."""
        self._turns = []
        self._player.stop()
        self._fall_silent()

    def _play(self, number: int, start: float, end: float | None) -> None:
        self._heard = number
        self._player.play(self._takes[number].sound, start, end)
        self._frames.start()

    def _next_turn(self) -> bool:
        if not self._turns:
            return False
        self._play(*self._turns.pop(0))
        return True

    def _frame(self) -> None:
        position = self._player.position
        if position is not None:
            self.moved.emit(self._heard, position)
        elif not self._next_turn():
            self._fall_silent()

    def _fall_silent(self) -> None:
        self._frames.stop()
        self._heard = -1
        self.moved.emit(-1, 0.0)
