"""What pages need of a player of sound, as a protocol: the real one and the tests' satisfy the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


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
