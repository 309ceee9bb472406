"""The stage: words can be clicked, the type grows, fades hide what they say, long scripts scroll."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coach.people import Caller, Recipient
from coach.rehearse.fading import Fade
from coach.script import Script
from tests.ui.practice.told import ANA, DANA, SCRIPT
from ui.practice.stage import MARGIN, TOP, Stage
from ui.practice.stage_layout import LINE


@pytest.fixture
def stage(qtbot, look) -> Stage:
    one = Stage(look)
    qtbot.addWidget(one)
    one.resize(850, 620)
    one.show_script(SCRIPT.filled(ANA, DANA))
    one.show()
    return one


def texts(stage: Stage, kind: str = "word") -> list[str]:
    return [piece.text for piece in stage._laid_out().pieces if piece.kind == kind]


def test_a_click_on_a_word_tells_which(stage: Stage, qtbot) -> None:
    piece = next(piece for piece in stage._laid_out().pieces if piece.text == "Kestrel")
    middle = piece.place.center()
    at = QPoint(int(middle.x()) + MARGIN + 24, int(middle.y()) + TOP)
    with qtbot.waitSignal(stage.word_chosen) as told:
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [piece.word]


def test_key_words_leave_blanks_between_them(stage: Stage) -> None:
    stage.show_script(SCRIPT.filled(ANA, DANA), Fade.KEY_WORDS)
    assert "Kestrel" in texts(stage)
    assert "someone" in texts(stage, "blank")


def test_cue_names_stand_for_the_cues(stage: Stage) -> None:
    stage.show_script(SCRIPT.filled(ANA, DANA), Fade.CUE_NAMES)
    assert texts(stage, "name")[:3] == ["Greeting", "Who I am", "Company"]


def test_what_is_not_filled_in_is_named(stage: Stage) -> None:
    stage.show_script(SCRIPT.filled(Caller(), Recipient()))
    assert texts(stage, "placeholder")[0] == "their first name,"


def test_notes_are_shown_and_nobody_is_expected_to_say_them(stage: Stage) -> None:
    stage.show_script(Script.parse("Smile first.\ngreeting: Hi Dana"))
    assert texts(stage, "note") == ["Smile", "first."]
    assert texts(stage) == ["Hi", "Dana"]


def test_a_long_script_scrolls_so_that_the_line_stays_near_the_camera(stage: Stage) -> None:
    stage.show_script(
        Script.parse("\n".join(f"reason: line {number} of a long script" for number in range(40)))
    )
    stage.set_live(True)
    stage.set_position(6 * 20, 20)
    top, _ = stage._laid_out().cues[20]
    assert 0 < top - stage._offset + TOP < stage.height() / 2


def test_the_type_grows_and_shrinks_within_bounds(stage: Stage) -> None:
    for _ in range(20):
        stage.grow(1)
    assert stage.type_size == 72
    for _ in range(20):
        stage.grow(-1)
    assert stage.type_size == 28


def test_any_type_size_of_the_settings_is_taken(stage: Stage) -> None:
    stage.set_type_size(50)
    stage.grow(1)
    assert stage.type_size in (56, 64)


@pytest.mark.parametrize("size", [36, 56, 72])
def test_the_next_cue_is_in_sight_whatever_the_size_of_the_type(stage: Stage, size: int) -> None:
    stage.set_type_size(size)
    stage.set_live(True)
    laid = stage._laid_out()
    for cue, (top, _) in enumerate(laid.cues[:-1]):
        word = next(piece.word for piece in laid.pieces if piece.cue == cue)
        stage.set_position(word, cue)
        assert top + TOP - stage.offset >= 0
        below = laid.cues[cue + 1][0] + LINE * size + TOP - stage.offset
        assert below <= stage.height()
