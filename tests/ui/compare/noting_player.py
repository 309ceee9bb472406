"""A player that plays nothing and notes what was asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class NotingPlayer:
    """Satisfies the player's protocol, plays nothing, notes what was asked; `position` is set by the test."""

    def __init__(self) -> None:
        self.position: float | None = None
        self.asked: list[tuple[str, float]] = []
        self.ready: tuple[Path, ...] = ()

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        self.asked.append((sound.stem, round(start, 2)))
        self.position = start

    def prepare(self, sounds: Sequence[Path]) -> None:
        self.ready = tuple(sounds)

    def stop(self) -> None:
        self.position = None
