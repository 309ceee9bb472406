"""The microphone check: the level, the words, and what to do when nothing comes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from coach.errors import MicrophoneError
from coach.events import Warned
from tests.ui.hearing.told import ToldListening
from ui.hearing.microphone_check import INVITATION, SYSTEM_CHOICE, MicrophoneCheck
from ui.theme import Look

NAMES = ("Desk microphone", "Headset")


def make(look: Look, qtbot, listening: ToldListening, chosen: str = "") -> MicrophoneCheck:
    check = MicrophoneCheck(look, listening.start, lambda: NAMES, chosen)
    qtbot.addWidget(check)
    return check


def test_the_words_that_are_heard_are_the_proof(look: Look, qtbot) -> None:
    check = make(look, qtbot, ToldListening.hearing("hello there"))
    assert check.words.text() == INVITATION
    with qtbot.waitSignal(check.heard):
        check.start()
    assert check.words.text() == "hello there"
    assert check.state.text == "It hears you."


def test_the_level_is_told_to_screen_readers(look: Look, qtbot) -> None:
    check = make(look, qtbot, ToldListening.hearing("hello"))
    with qtbot.waitSignal(check.heard):
        check.start()
    assert check.level.accessibleDescription() == "-28 decibels"


def test_a_microphone_that_cannot_be_opened_is_told_and_tried_again(look: Look, qtbot) -> None:
    listening = ToldListening.failing(MicrophoneError("There is no microphone.", "Plug one in."))
    check = make(look, qtbot, listening)
    check.start()
    qtbot.waitUntil(lambda: not check.again.isHidden())
    assert check.state.text == "There is no microphone. Plug one in."
    check.again.click()
    assert check.listening


def test_silence_after_the_words_is_no_fault(look: Look, qtbot) -> None:
    check = make(look, qtbot, ToldListening.hearing("hello"))
    with qtbot.waitSignal(check.heard):
        check.start()
    check._bridge.tell(Warned(2.0, MicrophoneError("The microphone gives only silence.")))
    QApplication.processEvents()
    assert check.state.text == "It hears you."


def test_where_nothing_can_be_heard_nobody_is_asked_to_speak(look: Look, qtbot) -> None:
    check = make(look, qtbot, ToldListening.failing(MicrophoneError("There is no microphone.")))
    with qtbot.waitSignal(check.failed):
        check.start()
    assert check.words.isHidden()
    check.again.click()
    assert not check.words.isHidden()


def test_what_keeps_it_from_starting_is_told(look: Look, qtbot) -> None:
    listening = ToldListening()
    listening.refusal = MicrophoneError("No room.")
    check = make(look, qtbot, listening)
    check.start()
    assert check.state.text == "No room."


def test_stopping_ends_the_listening_and_nothing_more_is_shown(look: Look, qtbot) -> None:
    listening = ToldListening.hearing("hello")
    check = make(look, qtbot, listening)
    check.start()
    check.stop()
    assert listening.running == 0
    assert not check.listening


def test_another_microphone_is_told_and_listened_to(look: Look, qtbot) -> None:
    listening = ToldListening.hearing("one", "two")
    check = make(look, qtbot, listening)
    check.start()
    check.microphones.choose("Headset")
    with qtbot.waitSignal(check.microphone_chosen) as chosen:
        check.microphones.activated.emit(2)
    assert chosen.args == ["Headset"]
    assert listening.running == 1


def test_a_microphone_that_is_not_plugged_in_now_stays_chosen(look: Look, qtbot) -> None:
    check = make(look, qtbot, ToldListening(), "Studio")
    assert check.microphones.currentData() == "Studio"
    assert check.microphones.itemText(0) == SYSTEM_CHOICE


def test_a_sound_system_that_gives_no_answer_is_told(look: Look, qtbot) -> None:
    def no_answer() -> tuple[str, ...]:
        raise MicrophoneError("The sound system gives no answer.")

    check = MicrophoneCheck(look, ToldListening().start, no_answer)
    qtbot.addWidget(check)
    assert "no answer" in check.state.text
