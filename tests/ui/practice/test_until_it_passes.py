"""A run: the strip, the best, the streak, the script that fades, marks put right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Goal
from coach.verdict import Fix, State
from tests.ui.practice.test_one_take import press, take
from tests.ui.practice.told import SilentPlayer, Stand, verdict_of


def test_the_strip_tells_the_run(page, stand: Stand) -> None:
    stand.will_finish(verdict_of(seconds=16.4), verdict_of(seconds=14.2))
    take(page, stand)
    take(page, stand)
    assert page.bottom.strip.summary == "two takes, best 14.2 s"
    assert "16.4 s, 7 of 7, not passed; 14.2 s, 7 of 7, passed" in page.bottom.strip.accessibleDescription()


def test_three_in_a_row_is_counted(page, stand: Stand, settings) -> None:
    press(page, Qt.Key.Key_G)
    assert settings.now.goal is Goal.THREE_IN_A_ROW
    take(page, stand)
    assert page.verdict._status.text() == "One in a row, two to go."
    take(page, stand)
    take(page, stand)
    assert page.verdict._status.text() == "Three in a row. You have it."


def test_the_script_fades_after_a_pass_if_wanted(page, stand: Stand, settings) -> None:
    settings.change(fade_auto=True)
    page.refresh()
    take(page, stand)
    assert page.book.run.fade is Fade.KEY_WORDS
    assert settings.now.fade is Fade.KEY_WORDS


def test_f_fades_by_hand_and_comes_round(page, settings) -> None:
    for expected in (Fade.KEY_WORDS, Fade.CUE_NAMES, Fade.NOTHING, Fade.FULL):
        press(page, Qt.Key.Key_F)
        assert page.stage._fade is expected


def test_a_mark_put_right_counts_for_the_run_and_is_told(page, stand: Stand) -> None:
    stand.will_finish(verdict_of(missing=["bridge"], fixes=[Fix("bridge", "Say the bridge.")]))
    take(page, stand)
    page.book.keep_as(3, stand.sound)
    told = []
    page.book.take_corrected.connect(lambda *what: told.append(what))
    page.book.correct("bridge", State.SAID)
    assert page.book.run.reached
    assert page.verdict._large.text().startswith("Passed.")
    assert told == [(3, "bridge", State.SAID)]
    assert page.book.marked.verdict.elements["bridge"].state is State.MISSING
    row = page.aside.checklist.row("bridge")
    assert row is not None and "corrected by you" in row.accessibleName()


def test_an_unclear_mark_asks_one_click(page, stand: Stand) -> None:
    stand.will_finish(verdict_of(unclear=["bridge"], fixes=[Fix("bridge", "Say the bridge more clearly.")]))
    take(page, stand)
    assert page.verdict.question.asks_about == "bridge"
    press(page, Qt.Key.Key_Y)
    assert page.verdict.question.asks_about == ""
    assert page.book.run.reached


def test_an_unclear_mark_that_was_not_said_becomes_a_miss(page, stand: Stand) -> None:
    stand.will_finish(verdict_of(unclear=["bridge"]))
    take(page, stand)
    press(page, Qt.Key.Key_N)
    assert page.book.marked.counted.elements["bridge"].state is State.MISSING
    assert not page.book.run.reached


def test_what_is_unclear_can_be_heard_by_one_button_not_two(page, stand: Stand, player: SilentPlayer) -> None:
    stand.will_finish(verdict_of(unclear=["bridge"], fixes=[Fix("bridge", "Say it.", 2.9, 5.0)]))
    take(page, stand)
    assert page.verdict._evidence.isHidden()
    page.verdict.question.hear.click()
    assert player.played[-1] == ("take.wav", pytest.approx(2.5), pytest.approx(5.4))


def test_a_take_is_kept_under_its_id_although_the_next_one_has_begun(page, stand: Stand) -> None:
    take(page, stand)
    press(page, Qt.Key.Key_Space)
    page.book.keep_as(7, stand.sound)
    assert page.book.run.attempts[-1].take == 7
    assert page.book.marked is None


def test_a_mark_put_right_before_the_take_is_kept_is_kept_with_it(page, stand: Stand) -> None:
    stand.will_finish(verdict_of(missing=["bridge"]))
    take(page, stand)
    page.book.correct("bridge", State.SAID)
    told = []
    page.book.take_corrected.connect(lambda *what: told.append(what))
    page.book.keep_as(7, stand.sound)
    assert told == [(7, "bridge", State.SAID)]


def test_a_take_brought_back_before_it_was_kept_is_told_to_be_kept(page, stand: Stand) -> None:
    told = []
    page.book.take_marked.connect(told.append)
    take(page, stand)
    press(page, Qt.Key.Key_Escape)
    assert page.book.unkept is None
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(told) == 2
    assert page.book.unkept is told[1]


def test_another_person_begins_another_run(page, stand: Stand) -> None:
    take(page, stand)
    page.choose_person(type(page.desk.recipient)("Priyanka", "Nair", "Zyntra"))
    assert page.book.run.attempts == ()
    assert "Priyanka" in page.stage.accessibleDescription()
