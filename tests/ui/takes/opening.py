"""The page of takes, opened on a library, with a player that is silent and no speech model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.settings import OpenSettings
from ui.takes.page import TakesPage
from ui.theme import Look


class SilentPlayer:
    """A player that plays nothing: the list needs none."""

    position = None

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None: ...

    def prepare(self, sounds: Sequence[Path]) -> None: ...

    def stop(self) -> None: ...


class NoModel:
    """A model that is never asked for: nothing is brought in here."""

    def wait(self) -> object:
        raise AssertionError("no recording is marked in this test")


def opened(qtbot: QtBot, look: Look, library: Library, width: int = 1280, height: int = 744) -> TakesPage:
    """The page as the shell shows it, the keyboard on its list."""
    one = TakesPage(look, library, SilentPlayer(), NoModel(), OpenSettings(library.home))
    qtbot.addWidget(one)
    one.setProperty("kind", "page")
    one.resize(width, height)
    one.show()
    one.refresh()
    one.setFocus()
    QApplication.processEvents()
    return one
