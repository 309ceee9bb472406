"""Pictures of takes side by side, for people to look at: both themes, three sizes, large text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.paths import Home
from coach.verdict import Delivery
from tests.kept_takes import SAID, brief_of, recording, verdict_of
from tests.ui.compare.noting_player import NotingPlayer
from tests.ui.conftest import picture
from ui.compare.page import ComparePage
from ui.theme import Look, ThemeChoice

SIZES = {"1280": (1280, 744, 1.0), "1920": (1920, 1024, 1.0), "large-text": (1280, 744, 2.0)}
SHORTER = (*SAID[:3], ("bridge", "your talk on rust is why i'm calling"), *SAID[4:])
WITHOUT_BRIDGE = (*SAID[:3], *SAID[4:], ("sign_off", "talk soon"))
OTHERWISE = (SAID[0], SAID[1], SAID[2], SAID[4], SAID[3], ("", "sorry to bother you"), *SAID[5:])


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Four takes of one script that differ in all that can differ."""
    with Library(Home.at(tmp_path_factory.mktemp("four")).make()) as library:
        verdicts = (
            verdict_of(
                OTHERWISE, seconds=16.8, avoids={"apology": "sorry to bother you"}, delivery=spoken(204, 3.1)
            ),
            verdict_of(SAID, seconds=14.6, delivery=spoken(171, 2.2)),
            verdict_of(WITHOUT_BRIDGE, seconds=12.9, delivery=spoken(158, 2.0)),
            verdict_of(SHORTER, seconds=13.4, delivery=spoken(162, 2.1)),
        )
        for number, verdict in enumerate(verdicts):
            sound = recording(library.home.recordings_folder / f"{number}.wav", 5.0, number)
            brief = replace(brief_of(title="The talk on Rust schedulers"))
            library.takes.keep(brief, verdict, sound, run="monday")
        library.takes.star(4)
        yield library


def spoken(pace: float, digits: float) -> Delivery:
    return Delivery(pace, digits, 0.6, 3, 5.1, -21.3, False, 0, -60.0, 39.0, 1.0, ((0.5, 180.0),))


@pytest.fixture(params=[(theme, size) for theme in ("dark", "light") for size in SIZES])
def shot(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[tuple[Look, str]]:
    """A look, and what its pictures' names end with."""
    theme, size = request.param
    look = Look(ThemeChoice(theme), text_scale=SIZES[size][2], reduced_motion=True)
    look.dress()
    yield look, f"{theme}-{size}"
    look.deleteLater()


def compared(qtbot: QtBot, shot: tuple[Look, str], library: Library, *takes: int) -> ComparePage:
    page = ComparePage(shot[0], library, NotingPlayer())
    qtbot.addWidget(page)
    page.setProperty("kind", "page")
    page.show_takes(takes)
    qtbot.waitUntil(lambda: page.board is None or all(head.waveform._peaks for head in page.board.heads))
    return page


def shoot(page: ComparePage, name: str, ending: str) -> None:
    width, height, _ = SIZES[ending.partition("-")[2]]
    page.resize(width, height)
    page.show()
    page.setFocus()
    picture(page, f"{name}-{ending}", width, height)


def test_nothing_to_compare_yet(qtbot: QtBot, shot: tuple[Look, str], library: Library) -> None:
    shoot(compared(qtbot, shot, library), "compare-empty", shot[1])


def test_two_takes(qtbot: QtBot, shot: tuple[Look, str], four: Library) -> None:
    page = compared(qtbot, shot, four, 1, 2)
    assert page.board is not None
    page.board.choose("bridge")
    shoot(page, "compare-2", shot[1])


def test_four_takes(qtbot: QtBot, shot: tuple[Look, str], four: Library) -> None:
    page = compared(qtbot, shot, four, 1, 2, 3, 4)
    page.listening.play(2)
    page.board.show_moment(2, 4.0)
    shoot(page, "compare-4", shot[1])


def test_four_takes_blind(qtbot: QtBot, shot: tuple[Look, str], four: Library) -> None:
    page = compared(qtbot, shot, four, 1, 2, 3, 4)
    page.toggle_blind()
    qtbot.waitUntil(lambda: all(head.waveform._peaks for head in page.board.heads))
    shoot(page, "compare-blind", shot[1])
