"""The list of takes: it shows, sorts, filters, searches, throws away and brings back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.settings import OpenSettings
from coach.verdict import State
from tests.ui.conftest import picture
from tests.ui.many_takes import fill
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


@pytest.fixture
def page(qtbot: QtBot, look: Look, library: Library) -> TakesPage:
    fill(library, 12)
    return opened(qtbot, look, library)


def opened(qtbot: QtBot, look: Look, library: Library) -> TakesPage:
    one = TakesPage(look, library, SilentPlayer(), NoModel(), OpenSettings(library.home))
    qtbot.addWidget(one)
    one.resize(1280, 744)
    one.show()
    one.refresh()
    return one


def lengths(page: TakesPage) -> list[float]:
    rows = (page.list.table.take_row(line) for line in range(page.list.table.rowCount()))
    return [row.seconds for row in rows if row is not None]


def test_a_click_on_a_heading_sorts_by_it(page: TakesPage) -> None:
    page.list.view.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert lengths(page) == sorted(lengths(page))


def test_a_search_shows_only_what_fits(qtbot: QtBot, page: TakesPage) -> None:
    page.list.filters.search.setText("zaj")
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 4)


def test_a_search_that_finds_nothing_says_so_and_offers_the_way_back(qtbot: QtBot, page: TakesPage) -> None:
    page.list.filters.search.setText("xylophone")
    qtbot.waitUntil(lambda: page.list.table.rowCount() == 0)
    page.list.filters.clear()
    assert page.list.table.rowCount() == 12


def test_a_take_thrown_away_comes_back_by_one_key(page: TakesPage) -> None:
    page.list.view.selectRow(0)
    page.list.trash_chosen()
    assert page.list.table.rowCount() == 11
    assert page.notice.do_first()
    assert page.list.table.rowCount() == 12


def test_the_list_looks_like_this(qtbot: QtBot, either_look: Look, library: Library) -> None:
    theme = "dark" if either_look.dark else "light"
    picture(opened(qtbot, either_look, library), f"takes-empty-{theme}-1280", 1280, 744)
    fill(library, 60)
    for width, height in ((1280, 744), (1920, 1024)):
        picture(opened(qtbot, either_look, library), f"takes-many-{theme}-{width}", width, height)


def test_a_take_opened_shows_its_words_and_comes_back_to_the_list_by_escape(page: TakesPage) -> None:
    page.list.view.selectRow(2)
    page.list.open_chosen()
    assert page.take.isVisible()
    assert page.take.take is not None
    page.take.close_take()
    assert page.list.isVisible()


def test_a_mark_put_right_counts_and_survives(page: TakesPage, library: Library) -> None:
    row = next(
        row
        for line in range(12)
        if (row := page.list.table.take_row(line)) is not None and row.hits == row.required - 1
    )
    page.open_take(row.id)
    missed = next(
        found.id
        for found in library.takes.take(row.id).verdict.elements.values()
        if found.counts and not found.hit
    )
    page.take.correction_made.emit(row.id, missed, State.SAID)
    assert library.takes.take(row.id).corrected.elements[missed].hit
    assert not library.takes.take(row.id).verdict.elements[missed].hit
    assert "put right by you" in page.take._about.text()


def test_a_note_is_kept_when_the_take_is_closed(page: TakesPage, library: Library) -> None:
    page.list.open_chosen()
    take = page.take.take
    assert take is not None
    page.take.note.setText("slower at the number")
    page.take.close_take()
    assert library.takes.take(take.id).note == "slower at the number"


def test_the_trash_is_emptied_only_after_a_second_word(
    qtbot: QtBot, page: TakesPage, library: Library
) -> None:
    page.list.view.selectRow(0)
    page.list.trash_chosen()
    page.list.toggle_trash()
    assert page.list.table.rowCount() == 1
    page.list.empty_asked.emit()
    assert library.takes.disk_use().trashed == 1
    page.notice.do_first()
    qtbot.waitUntil(lambda: library.takes.disk_use().trashed == 0)


def test_one_take_in_full_looks_like_this(qtbot: QtBot, either_look: Look, library: Library) -> None:
    theme = "dark" if either_look.dark else "light"
    fill(library, 12)
    for width, height in ((1280, 744), (1920, 1024)):
        one = opened(qtbot, either_look, library)
        one.open_take(library.takes.ids()[-1])
        qtbot.waitUntil(lambda one=one: len(one.take.waveform._peaks) > 0)
        picture(one, f"take-{theme}-{width}", width, height)
