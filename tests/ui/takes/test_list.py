"""The list of takes: it shows, sorts, filters, searches, throws away and brings back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.verdict import State
from tests.ui.many_takes import fill
from tests.ui.takes.opening import opened
from ui.takes.page import TakesPage
from ui.theme import Look


@pytest.fixture
def page(qtbot: QtBot, look: Look, library: Library) -> TakesPage:
    fill(library, 12)
    return opened(qtbot, look, library)


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


def test_takes_stand_under_their_practice_runs(page: TakesPage) -> None:
    page.list.filters.toggle_grouping()
    table = page.list.table
    headings = [line for line in range(table.rowCount()) if table.heading(line)]
    assert headings == [0, 5, 10]
    assert "four takes" in table.heading(0).lower()
    assert page.list.chosen() == [12]
    assert table.line_of(12) == 1


def test_the_keyboard_steps_over_the_heading_of_a_run(qtbot: QtBot, page: TakesPage) -> None:
    page.list.filters.toggle_grouping()
    page.list.view.setFocus()
    for _ in range(4):
        qtbot.keyClick(page.list.view, Qt.Key.Key_Down)
    assert page.list.view.currentIndex().row() == 6


def test_several_takes_are_starred_at_once_and_stay_chosen(page: TakesPage, library: Library) -> None:
    page.list.choose(3, 5, 9)
    page.list.star_chosen()
    assert [library.takes.take(number).starred for number in (3, 5, 9)] == [True] * 3
    assert sorted(page.list.chosen()) == [3, 5, 9]


def test_an_order_without_a_heading_is_chosen_by_name(page: TakesPage) -> None:
    page.list.filters.order.setCurrentText("Longest first")
    page.list.filters.query_changed.emit()
    assert lengths(page) == sorted(lengths(page), reverse=True)


def test_the_oldest_of_compared_takes_comes_first(qtbot: QtBot, page: TakesPage) -> None:
    page.list.choose(9, 3)
    with qtbot.waitSignal(page.compare_asked) as asked:
        page.list.compare_chosen()
    assert asked.args == [[3, 9]]


def test_a_take_is_compared_with_what_its_script_has(page: TakesPage) -> None:
    page.open_take(2)
    menu = page.offer_rivals(2)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Against the take before",
        "Against the best take",
    ]
