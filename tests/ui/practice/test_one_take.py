"""One take from Space to the verdict, driven by a rehearsal that tells from another thread."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.errors import DiskError, MicrophoneError
from coach.events import AvoidHeard, Failed, Level, Listening, Stopped, Warned
from coach.verdict import Fix, State
from tests.ui.practice.told import SilentPlayer, Stand, verdict_of, while_speaking
from ui.practice.page import PracticePage
from ui.practice.take_flow import Phase

FAST = Fix("number_pace", "Pause after the area code.", 9.6, 14.0)


def press(page: PracticePage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """A real key on the window the page is in."""
    QTest.keyClick(page.window(), key, modifier)
    QApplication.processEvents()


def speak(page: PracticePage, stand: Stand, until: float = 14.5) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(*while_speaking(until))
    QApplication.processEvents()


def take(page: PracticePage, stand: Stand) -> None:
    """A whole take, Space to Space, until its words stand under the verdict."""
    speak(page, stand)
    press(page, Qt.Key.Key_Space)
    QApplication.processEvents()


def test_space_starts_at_once_and_space_stops(page: PracticePage, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    assert page.flow.phase is Phase.SPEAKING
    press(page, Qt.Key.Key_Space)
    assert stand.running.stops == 1
    assert page.flow.phase is Phase.MARKED


def test_ticks_come_with_their_second_while_it_is_spoken(page: PracticePage, stand: Stand) -> None:
    speak(page, stand, until=2.7)
    greeting = page.aside.checklist.row("greeting")
    reason = page.aside.checklist.row("reason")
    assert greeting is not None and greeting.state is State.SAID
    assert greeting.accessibleName() == "Greeting, said at 0:00"
    assert reason is not None and reason.state is None


def test_an_avoid_appears_only_when_it_is_said(page: PracticePage, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    assert page.aside.checklist.row("apology") is None
    stand.running.tell(Listening(), AvoidHeard(1.2, "apology", 0.9, "sorry"))
    QApplication.processEvents()
    assert page.aside.checklist.row("apology") is not None


def test_the_stage_follows_the_voice(page: PracticePage, stand: Stand) -> None:
    speak(page, stand, until=5.1)
    assert page.stage._cue == 4


def test_the_words_heard_are_shown(page: PracticePage, stand: Stand) -> None:
    speak(page, stand, until=2.0)
    assert page.heard.accessibleDescription().endswith("this is ana ruiz")


def test_without_a_script_the_words_take_the_stage(page: PracticePage, stand: Stand) -> None:
    page.choose_script(None)
    speak(page, stand, until=2.0)
    assert page.stage._heard[-2:] == ["ana", "ruiz"]


def test_a_pass_says_so_first(page: PracticePage, stand: Stand) -> None:
    take(page, stand)
    assert page.left.currentWidget() is page.verdict
    assert page.verdict._large.text() == "Passed. 14.2 s, all seven."
    assert page.book.run.reached


def test_a_pass_can_be_heard_unless_that_is_turned_off(
    page, stand: Stand, player: SilentPlayer, settings
) -> None:
    take(page, stand)
    assert player.played[-1][0] == "passed.wav"
    settings.change(pass_sound=False)
    player.played.clear()
    take(page, stand)
    assert player.played == []


def test_a_fail_shows_the_one_next_fix_with_its_evidence(page, stand: Stand, player: SilentPlayer) -> None:
    stand.will_finish(verdict_of(missing=["bridge"], fixes=[FAST, Fix("bridge", "Say what you read.")]))
    take(page, stand)
    assert page.verdict._large.text() == "Pause after the area code."
    assert page.verdict._status.text() == "Not yet. 14.2 s, six of seven."
    press(page, Qt.Key.Key_E)
    assert player.played == [("take.wav", 9.2, 14.4)]


def test_space_again_is_a_new_take_and_silences_the_old_one(page, stand: Stand, player: SilentPlayer) -> None:
    take(page, stand)
    press(page, Qt.Key.Key_P)
    assert player.position is not None
    press(page, Qt.Key.Key_Space)
    assert player.position is None
    assert page.flow.phase is Phase.SPEAKING
    assert page.left.currentWidget() is page.stage


def test_what_an_old_take_still_tells_is_not_heard(page: PracticePage, stand: Stand) -> None:
    take(page, stand)
    old = stand.running
    press(page, Qt.Key.Key_Space)
    old.tell(*while_speaking(14.5))
    QApplication.processEvents()
    row = page.aside.checklist.row("greeting")
    assert row is not None and row.state is None


def test_twice_the_limit_stops_it(page: PracticePage, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Level(30.1, -20, -12))
    QApplication.processEvents()
    assert stand.running.stops == 1


def test_a_source_that_ends_by_itself_is_marked(page: PracticePage, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Stopped(9.0, "the recording ended"))
    QApplication.processEvents()
    assert page.flow.phase is Phase.MARKING


def test_escape_throws_a_running_take_away_and_it_can_be_brought_back(page, qtbot, stand: Stand) -> None:
    speak(page, stand, until=3.0)
    press(page, Qt.Key.Key_Escape)
    assert page.flow.phase is Phase.READY
    assert page.notice.words == "Thrown away."
    assert page.book.run.attempts == ()
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.flow.phase is Phase.MARKED)
    assert len(page.book.run.attempts) == 1


def test_escape_after_the_verdict_throws_the_take_away_with_undo(page, stand: Stand) -> None:
    take(page, stand)
    page.book.keep_as(7, stand.sound)
    told: list[tuple[str, int]] = []
    page.book.take_discarded.connect(lambda number: told.append(("discarded", number)))
    page.book.take_restored.connect(lambda number: told.append(("restored", number)))
    press(page, Qt.Key.Key_Escape)
    assert page.book.run.attempts == ()
    assert page.left.currentWidget() is page.stage
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.book.run.attempts) == 1
    assert page.left.currentWidget() is page.verdict
    assert told == [("discarded", 7), ("restored", 7)]


def test_a_microphone_that_is_gone_is_said_and_nothing_is_lost(page, stand: Stand) -> None:
    error = MicrophoneError("The microphone was unplugged. What you said so far is kept.", "Plug it in.")
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Failed(4.0, error, stand.sound))
    QApplication.processEvents()
    assert page.flow.phase is Phase.READY
    assert "unplugged" in page.notice.words
    assert page.notice.do_first()
    QApplication.processEvents()
    assert page.flow.phase is Phase.MARKED


def test_a_warning_is_shown_while_the_take_goes_on(page, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Warned(1.0, MicrophoneError("The microphone gives silence.")))
    QApplication.processEvents()
    assert page.notice.words == "The microphone gives silence."
    assert page.flow.phase is Phase.SPEAKING


def test_a_warning_of_silence_is_taken_back_once_words_are_heard(page, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Warned(1.0, MicrophoneError("The microphone gives silence.")))
    stand.running.tell(*while_speaking(2.0)[1:])
    QApplication.processEvents()
    assert page.notice.words == ""


def test_a_warning_of_the_disk_stands_although_words_are_heard(page, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    stand.running.tell(Listening(), Warned(1.0, DiskError("The disk is full.", "Make room.")))
    stand.running.tell(*while_speaking(2.0)[1:])
    QApplication.processEvents()
    assert page.notice.words.startswith("The disk is full.")


def test_nothing_on_the_desk_changes_during_the_countdown(page, stand: Stand, settings) -> None:
    settings.change(countdown=3)
    receded: list[bool] = []
    page.speaking_changed.connect(receded.append)
    before = page.desk
    press(page, Qt.Key.Key_Space)
    page.choose_script(None)
    assert page.desk == before
    assert receded == [True]
    press(page, Qt.Key.Key_Escape)
    assert receded[-1] is False


def test_closing_stops_and_joins_a_running_take(page, stand: Stand) -> None:
    press(page, Qt.Key.Key_Space)
    page.close_down()
    assert stand.running.stops == 1
