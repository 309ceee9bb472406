"""Pictures of the page of takes, for people to look at: both themes, three sizes, large text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.paths import Home
from tests.ui.conftest import picture
from tests.ui.many_takes import fill
from tests.ui.takes.opening import opened
from ui.takes.page import TakesPage
from ui.theme import Look, ThemeChoice

SIZES = {"1280": (1280, 744, 1.0), "1920": (1920, 1024, 1.0), "large-text": (1280, 744, 2.0)}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Sixty takes that are only looked at."""
    with Library(Home.at(tmp_path_factory.mktemp("many")).make()) as library:
        fill(library, 60)
        yield library


@pytest.fixture(params=[(theme, size) for theme in ("dark", "light") for size in SIZES])
def shot(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[tuple[Look, str]]:
    """A look, and what its pictures' names end with."""
    theme, size = request.param
    look = Look(ThemeChoice(theme), text_scale=SIZES[size][2], reduced_motion=True)
    look.dress()
    yield look, f"{theme}-{size}"
    look.deleteLater()


def take_picture(page: TakesPage, name: str, ending: str) -> None:
    width, height, _ = SIZES[ending.partition("-")[2]]
    picture(page, f"{name}-{ending}", width, height)


def page_of(qtbot: QtBot, shot: tuple[Look, str], library: Library) -> TakesPage:
    width, height, _ = SIZES[shot[1].partition("-")[2]]
    return opened(qtbot, shot[0], library, width, height)


def test_no_takes(qtbot: QtBot, shot: tuple[Look, str], library: Library) -> None:
    take_picture(page_of(qtbot, shot, library), "takes-empty", shot[1])


def test_one_take(qtbot: QtBot, shot: tuple[Look, str], library: Library) -> None:
    fill(library, 1)
    take_picture(page_of(qtbot, shot, library), "takes-one", shot[1])


def test_many_takes(qtbot: QtBot, shot: tuple[Look, str], many: Library) -> None:
    page = page_of(qtbot, shot, many)
    page.list.choose(60, 58)
    take_picture(page, "takes-many", shot[1])


def test_takes_by_run(qtbot: QtBot, shot: tuple[Look, str], many: Library) -> None:
    page = page_of(qtbot, shot, many)
    page.list.filters.toggle_grouping()
    page.list.filters.choosers["script"].setCurrentIndex(2)
    page.list.filters.choosers["script"].activated.emit(2)
    take_picture(page, "takes-by-run", shot[1])


def test_one_take_in_full(qtbot: QtBot, shot: tuple[Look, str], many: Library) -> None:
    page = page_of(qtbot, shot, many)
    page.open_take(1)
    qtbot.waitUntil(lambda: len(page.take.waveform._peaks) > 0)
    take_picture(page, "take", shot[1])


def test_progress_over_time(qtbot: QtBot, shot: tuple[Look, str], many: Library) -> None:
    page = page_of(qtbot, shot, many)
    page.show_progress()
    page.progress.script.setCurrentIndex(2)
    page.progress.script.activated.emit(2)
    take_picture(page, "progress", shot[1])
    page.progress.toggle_table()
    take_picture(page, "progress-table", shot[1])
