"""Progress over time: a picture to walk through by keyboard, and the same as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from tests.ui.many_takes import fill
from tests.ui.takes.opening import opened
from ui.takes.page import TakesPage
from ui.theme import Look


@pytest.fixture
def page(qtbot: QtBot, look: Look, library: Library) -> TakesPage:
    fill(library, 24)
    one = opened(qtbot, look, library)
    one.show_progress()
    return one


def test_the_script_practised_last_is_shown(page: TakesPage, library: Library) -> None:
    newest = library.takes.rows(limit=1)[0]
    assert page.progress.script.currentData() == newest.script_key
    assert page.progress.chart.chosen is not None
    assert page.progress.chart.chosen.id == newest.id
    assert page.progress.sentence.text().startswith("Eight takes")


def test_the_arrows_go_from_take_to_take_and_enter_opens_one(qtbot: QtBot, page: TakesPage) -> None:
    chart = page.progress.chart
    last = chart.chosen
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    before = chart.chosen
    assert last is not None
    assert before is not None
    assert before.when < last.when
    assert f"{before.hits} of {before.required}" in page.progress._told.text()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert page.take.take is not None
    assert page.take.take.id == before.id
    page.take.close_take()
    assert page.progress.isVisible()


def test_c_compares_the_chosen_take_with_the_first(qtbot: QtBot, page: TakesPage, library: Library) -> None:
    asked: list[list[int]] = []
    page.compare_asked.connect(asked.append)
    history = library.takes.history(page.progress.script.currentData())
    qtbot.keyClick(page.progress.chart, Qt.Key.Key_Left)
    qtbot.keyClick(page.progress.chart, Qt.Key.Key_C)
    page.progress.toggle_table()
    page.progress.table_view.selectRow(0)
    qtbot.keyClick(page.progress.table_view, Qt.Key.Key_C)
    first, before_last, last = history[0].id, history[-2].id, history[-1].id
    assert asked == [[first, before_last], [first, last]]


def test_the_table_says_what_the_picture_shows(page: TakesPage) -> None:
    page.progress.toggle_table()
    table = page.progress.table
    assert table.rowCount() == 8
    spoken = table.data(table.index(0, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hits: ")


def test_two_takes_are_too_few_to_tell(qtbot: QtBot, look: Look, library: Library) -> None:
    fill(library, 2)
    page = opened(qtbot, look, library)
    page.show_progress()
    assert page.progress.sentence.text().startswith("Two takes so far.")
