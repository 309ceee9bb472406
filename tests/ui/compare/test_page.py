"""Takes side by side: aligned, heard against each other, judged blind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from tests.ui.compare.noting_player import NotingPlayer
from tests.ui.many_takes import fill
from ui.compare.page import ComparePage
from ui.theme import Look


@pytest.fixture
def player() -> NotingPlayer:
    return NotingPlayer()


@pytest.fixture
def page(qtbot: QtBot, look: Look, library: Library, player: NotingPlayer, tmp_path: Path) -> ComparePage:
    fill(library, 12)
    one = ComparePage(look, library, player, choose=lambda *asked: str(tmp_path / asked[2]))
    qtbot.addWidget(one)
    one.resize(1280, 744)
    one.show()
    return one


def newest(library: Library, count: int) -> list[int]:
    return library.takes.ids(TakeQuery(rubric="recruiter-15"))[:count]


def test_takes_that_were_thrown_away_are_not_compared(page: ComparePage, library: Library) -> None:
    takes = newest(library, 3)
    page.show_takes(takes)
    library.takes.trash([takes[0]])
    page.refresh()
    assert page.board is not None
    assert len(page.board.heads) == 2


def test_a_number_key_goes_on_in_another_take_at_the_same_element(
    page: ComparePage, library: Library, player: NotingPlayer
) -> None:
    takes = newest(library, 2)
    page.show_takes(takes)
    reason = library.takes.take(takes[0]).verdict.elements["reason"].start
    assert reason is not None
    page.listening.play(0)
    player.position = reason + 0.3
    page.listening.switch(1)
    there = library.takes.take(takes[1]).verdict.elements["reason"].start
    assert there is not None
    assert player.asked[-1][1] == pytest.approx(there - 0.1, abs=0.02)


def test_an_element_is_heard_in_all_takes_in_turn(
    qtbot: QtBot, page: ComparePage, library: Library, player: NotingPlayer
) -> None:
    page.show_takes(newest(library, 2))
    assert page.board is not None
    page.board.choose("greeting")
    page.hear_in_turn()
    assert len(player.asked) == 1
    player.position = None
    qtbot.waitUntil(lambda: len(player.asked) == 2)


def test_blind_hides_dates_and_verdicts_until_one_is_chosen(page: ComparePage, library: Library) -> None:
    page.show_takes(newest(library, 2))
    page.toggle_blind()
    assert page.board is not None
    assert {head.title.text() for head in page.board.heads} == {"Take A", "Take B"}
    assert [head.result.text() for head in page.board.heads] == ["", ""]
    assert not page.board.rows
    chosen = page.board.heads[1].take.id
    page._prefer(1)
    assert library.takes.take(chosen).starred
    assert page.board.rows


def test_the_comparison_is_written_as_a_page_and_as_a_picture(
    qtbot: QtBot, page: ComparePage, library: Library, tmp_path: Path
) -> None:
    page.show_takes(newest(library, 2))
    page.export_page()
    qtbot.waitUntil(lambda: "comparison.html" in page.notice.words)
    assert "<html" in (tmp_path / "comparison.html").read_text(encoding="utf-8")
    page.export_picture()
    assert (tmp_path / "comparison.png").stat().st_size > 10_000


def test_without_takes_the_page_offers_the_likely_pairs(page: ComparePage, library: Library) -> None:
    page.show_takes([])
    assert not page.nothing.isHidden()
    page.nothing.pair_chosen.emit(newest(library, 2))
    assert page.board is not None


def test_the_picture_has_the_heads_and_the_sentence_in_it(
    page: ComparePage, library: Library, tmp_path: Path
) -> None:
    page.show_takes(newest(library, 2))
    assert page.board is not None
    page.export_picture()
    picture = QPixmap(str(tmp_path / "comparison.png"))
    assert picture.height() > page.board.parts[-1].height() + page.board.heads[0].height()


def test_blind_takes_are_chosen_under_their_own_sound(page: ComparePage, library: Library) -> None:
    page.show_takes(newest(library, 3))
    page.toggle_blind()
    assert page.board is not None
    assert not any(head.better.isHidden() for head in page.board.heads)
    take = page.board.heads[2].take.id
    page.board.heads[2].better.click()
    assert library.takes.take(take).starred


def test_the_play_button_of_a_take_stops_what_it_plays(
    page: ComparePage, library: Library, player: NotingPlayer
) -> None:
    page.show_takes(newest(library, 2))
    assert page.board is not None
    head = page.board.heads[1]
    head.play.click()
    page.listening._frame()
    assert head.play.accessibleName() == "Stop take 2"
    head.play.click()
    assert player.position is None
    assert head.play.accessibleName() == "Play take 2"


def test_a_take_more_is_offered_from_what_its_script_has(page: ComparePage, library: Library) -> None:
    takes = newest(library, 4)
    page.show_takes([takes[0], takes[1]])
    menu = page.offer_more()
    assert menu is not None
    menu.actions()[0].trigger()
    assert page.board is not None
    assert len(page.board.heads) == 3


def test_down_goes_into_the_rows_and_t_plays_the_one_reached(
    qtbot: QtBot, page: ComparePage, library: Library, player: NotingPlayer
) -> None:
    page.show_takes(newest(library, 2))
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: page.board is not None and page.board.rows[0].isVisible())
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    assert page.board is not None
    assert page.board.current_mark == page.board.rows[1].row.mark
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_T)
    assert player.asked
