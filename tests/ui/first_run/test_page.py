"""The first run: a few lines, a few words, and the first take; all of it can be skipped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.paths import Home
from coach.people import Caller, Recipient
from coach.settings import OpenSettings, read_settings
from tests.ui.hearing.told import ToldListening
from tests.ui.naming import unnamed
from ui.first_run.page import FirstRunPage
from ui.hearing import model_panel
from ui.theme import Look


@pytest.fixture
def settings(home: Home) -> OpenSettings:
    return OpenSettings(home)


@pytest.fixture
def page(look: Look, settings: OpenSettings, qtbot, monkeypatch) -> FirstRunPage:
    monkeypatch.setattr("ui.first_run.page.find_model", lambda home: home.root)
    listening = ToldListening.hearing("hello this is ana", "in for labs")
    made = FirstRunPage(look, settings, settings.home, listening.start, lambda: ("Headset",))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.who.details.name.line.hasFocus)
    qtbot.waitUntil(lambda: made._known is not None)
    return made


def write(page: FirstRunPage, qtbot, *lines: str) -> None:
    """Types the lines of the first step, Enter after each."""
    for text, field in zip((*lines, "Dana Lee"), page.who.fields, strict=True):
        qtbot.keyClicks(field.line, text)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_all_by_keyboard_from_the_first_letter_to_the_first_take(page, settings, home, qtbot) -> None:
    with qtbot.waitSignal(page.microphone.check.heard):
        write(page, qtbot, "Ana Ruiz", "Infolabs", "415 555 0132", "ana@infolabs.example")
    assert page.step is page.microphone
    qtbot.keyClick(page.next_button, Qt.Key.Key_Return)
    assert page.step is page.names
    line = page.names.lines[0].line.line
    assert line.text() == "info labs"
    qtbot.keyClicks(line, "in fact labs")
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    kept = read_settings(home).settings
    assert kept.caller == Caller("Ana Ruiz", "Infolabs", "415 555 0132", "ana@infolabs.example")
    assert kept.last_recipient == Recipient("Dana", "Lee")
    assert kept.respellings == (("Infolabs", "in fact labs"),)


def test_every_control_of_every_step_has_a_name_for_screen_readers(page, qtbot) -> None:
    assert unnamed(page) == []
    write(page, qtbot, "Ana Ruiz", "Infolabs", "415 555 0132", "")
    assert unnamed(page) == []
    page.next_button.click()
    assert page.step is page.names
    assert unnamed(page) == []


def test_without_unknown_names_there_are_two_steps(page, qtbot) -> None:
    write(page, qtbot, "Ana Ruiz", "Health", "415 555 0132", "")
    assert page.count.text() == "Step 2 of 2"
    with qtbot.waitSignal(page.finished):
        page.next_button.click()


def test_escape_leaves_at_once_and_keeps_what_was_written(page, settings, qtbot) -> None:
    qtbot.keyClicks(page.who.details.name.line, "Ana")
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(page.who.details.name.line, Qt.Key.Key_Escape)
    assert settings.now.caller.name == "Ana"


def test_going_back_keeps_what_was_written(page, qtbot) -> None:
    write(page, qtbot, "Ana Ruiz", "Health", "415 555 0132", "")
    page.back_button.click()
    assert page.step is page.who
    assert page.who.details.caller.name == "Ana Ruiz"
    assert not page.microphone.check.listening


def test_what_one_practices_is_kept(page, settings, qtbot) -> None:
    page.who.rubric.choose("sales-30")
    page.next_button.click()
    assert settings.now.rubric == "sales-30"


def test_a_name_said_once_is_taught_by_what_was_heard(page, settings, qtbot) -> None:
    write(page, qtbot, "Ana Ruiz", "Infolabs", "415 555 0132", "")
    page.next_button.click()
    saying = page.names.lines[0].saying
    assert saying is not None
    saying.button.click()
    qtbot.waitUntil(lambda: saying.words.text() == "in for labs")
    saying.button.click()
    page.next_button.click()
    assert settings.now.respellings == (("Infolabs", "in for labs"),)


def test_a_respelling_in_words_that_are_not_known_either_is_not_taken(page, settings, qtbot) -> None:
    write(page, qtbot, "Ana Ruiz", "Infolabs", "415 555 0132", "")
    page.next_button.click()
    qtbot.keyClicks(page.names.lines[0].line.line, "infolabsz")
    assert page.names.lines[0].line.advice.text() == "'infolabsz' is not known either. Use everyday words."
    page.next_button.click()
    assert settings.now.respellings == ()


def test_a_model_that_is_missing_is_offered_where_it_is_needed(page, monkeypatch, qtbot) -> None:
    from tests.ui.hearing.test_model_panel import missing

    monkeypatch.setattr("ui.first_run.page.find_model", missing)
    monkeypatch.setattr(model_panel, "find_model", missing)
    write(page, qtbot, "Ana Ruiz", "Health", "415 555 0132", "")
    qtbot.waitUntil(lambda: "not on this computer" in page.microphone.model.state.text)
    assert page.microphone.model.fetch_button.isVisible()


def test_hiding_the_page_stops_the_microphone(page, qtbot) -> None:
    write(page, qtbot, "Ana Ruiz", "Health", "415 555 0132", "")
    assert page.microphone.check.listening
    page.hide()
    assert not page.microphone.check.listening
