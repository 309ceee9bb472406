"""Takes side by side: aligned, heard against each other, judged blind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from tests.ui.conftest import picture
from tests.ui.many_takes import fill
from ui.compare.page import ComparePage
from ui.theme import Look


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


def test_the_comparison_looks_like_this(
    qtbot: QtBot, either_look: Look, library: Library, player: NotingPlayer
) -> None:
    theme = "dark" if either_look.dark else "light"
    one = ComparePage(either_look, library, player)
    qtbot.addWidget(one)
    one.show_takes([])
    picture(one, f"compare-empty-{theme}-1280", 1280, 744)
    fill(library, 12)
    for count in (2, 4):
        one.show_takes(library.takes.ids(TakeQuery())[:8][::2][:count])
        qtbot.waitUntil(lambda: all(not work._thread.is_alive() for work in one._drawing))
        for width, height in ((1280, 744), (1920, 1024)):
            picture(one, f"compare-{count}-{theme}-{width}", width, height)
    one.toggle_blind()
    picture(one, f"compare-blind-{theme}-1280", 1280, 744)
