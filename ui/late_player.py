"""A player that is made with the first sound: the window need not wait for numpy and the sound system."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.hear.player import DevicePlayer


class LatePlayer(QObject):
    """Does what coach.hear.player.DevicePlayer does. `refused` says in the window why nothing is heard."""

    refused = Signal(object)
    _refused_there = Signal(object)

    def __init__(self, speaker: Callable[[], str]) -> None:
        """`speaker` names the device when the player is made."""
        super().__init__()
        self._speaker = speaker
        self._made: DevicePlayer | None = None
        self._refused_there.connect(self.refused, Qt.ConnectionType.QueuedConnection)

    def _player(self) -> DevicePlayer:
        if self._made is None:
            from coach.hear.player import DevicePlayer

            self._made = DevicePlayer(self._speaker(), self._tell_refused)
        return self._made

    def _tell_refused(self, error: CoachError) -> None:
        """Told on a thread of the player's."""
        self._refused_there.emit(error)

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        """Plays a stretch in seconds."""
        self._player().play(sound, start, end)

    def prepare(self, sounds: Sequence[Path]) -> None:
        """Makes sounds ready to be played without delay."""
        self._player().prepare(sounds)

    def pause(self) -> None:
        """Silence until `go_on`."""
        self._player().pause()

    def go_on(self) -> None:
        """Plays on."""
        self._player().go_on()

    def seek(self, second: float) -> None:
        """Goes to another second."""
        self._player().seek(second)

    def stop(self) -> None:
        """Silence."""
        if self._made is not None:
            self._made.stop()

    def close(self) -> None:
        """Lets go of the speaker; another one may be chosen meanwhile."""
        if self._made is not None:
            self._made.close()
            self._made = None

    @property
    def position(self) -> float | None:
        """The second being heard; None when nothing plays."""
        return self._made.position if self._made is not None else None

    @property
    def paused(self) -> bool:
        """Whether `go_on` would play."""
        return self._made is not None and self._made.paused

    @property
    def sound(self) -> Path | None:
        """What was asked for last."""
        return self._made.sound if self._made is not None else None
