"""A run: the strip, the best, the streak, the script that fades, marks put right."""

from __future__ import annotations

from PySide6.QtCore import Qt

from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Goal
from coach.verdict import Fix, State
from tests.ui.practice.test_one_take import press, take
from tests.ui.practice.told import Stand, verdict_of


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
    assert page.verdict._asks.count() == 1
    page.verdict.correction_made.emit("bridge", State.SAID)
    assert page.verdict._asks.count() == 0
    assert page.book.run.reached


def test_another_person_begins_another_run(page, stand: Stand) -> None:
    take(page, stand)
    page.choose_person(type(page.desk.recipient)("Priyanka", "Nair", "Zyntra"))
    assert page.book.run.attempts == ()
    assert "Priyanka" in page.stage.accessibleDescription()
