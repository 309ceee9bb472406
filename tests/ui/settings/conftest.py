"""The settings page over a home of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from coach.keep.library import Library
from coach.paths import Home
from coach.people import Caller
from coach.settings import OpenSettings
from tests.ui.hearing.told import ToldListening
from ui.hearing import model_panel
from ui.settings.page import SettingsPage
from ui.theme import Look


class SilentPlayer:
    """Remembers what it was asked to play."""

    def __init__(self) -> None:
        self.played: list[Path] = []

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        self.played.append(sound)

    def prepare(self, sounds: Sequence[Path]) -> None:
        pass

    def stop(self) -> None:
        pass

    @property
    def position(self) -> float | None:
        return None


@pytest.fixture
def settings(home: Home) -> OpenSettings:
    opened = OpenSettings(home)
    opened.change(caller=Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example"))
    return opened


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened


@pytest.fixture
def player() -> SilentPlayer:
    return SilentPlayer()


@pytest.fixture
def make_page(
    settings: OpenSettings, library: Library, player: SilentPlayer, qtbot, monkeypatch
) -> Callable[[Look], SettingsPage]:
    monkeypatch.setattr(model_panel, "find_model", lambda home: home.root / "models")
    monkeypatch.setattr(model_panel, "verify_model", lambda folder: None)

    def make(look: Look) -> SettingsPage:
        page = SettingsPage(
            look,
            settings,
            settings.home,
            open_library=lambda: library,
            player=player,
            listen=ToldListening.hearing("hello there").start,
            device_names=(lambda: ("Built-in", "Headset"), lambda: ("Built-in speaker",)),
        )
        qtbot.addWidget(page)
        return page

    return make


@pytest.fixture
def page(look: Look, make_page) -> SettingsPage:
    made = make_page(look)
    made.resize(1280, 752)
    made.show()
    return made
