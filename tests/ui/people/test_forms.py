"""The forms for people: lines in order, advice where something looks wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.keep.library import Library
from coach.paths import Home
from coach.people import Caller, Recipient
from tests.ui.naming import unnamed
from ui.hearing.vocabulary import Vocabulary
from ui.people.address_book import AddressBookDialog
from ui.people.own_details import OwnDetails, OwnDetailsDialog
from ui.people.teach_name import TeachName, TeachNameDialog, taught
from ui.theme import Look

VOCABULARY = Vocabulary(lambda word: word.lower() in {"info", "labs", "in", "fact"}, lambda word: "info labs")


@pytest.fixture
def details(look: Look, qtbot) -> OwnDetails:
    made = OwnDetails(Caller())
    qtbot.addWidget(made)
    return made


def test_tab_goes_from_line_to_line_in_order(details: OwnDetails, qtbot) -> None:
    with qtbot.waitActive(details):
        details.show()
        details.activateWindow()
    details.name.setFocus()
    for field in details.fields:
        assert QApplication.focusWidget() is field.line
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)


def test_spaces_around_and_within_are_taken_out(details: OwnDetails) -> None:
    details.name.line.setText("  Ana   Ruiz ")
    assert details.caller.name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("field", "text", "advice"),
    [
        ("phone", "555 01", "Write the whole number, with its area code."),
        ("phone", "+1 415 555 0132", ""),
        ("email", "ana.ruiz", "An e-mail address has an @ in it."),
        ("email", "ana@infolabs.example", ""),
    ],
)
def test_what_looks_wrong_is_said_once_the_line_is_left(details: OwnDetails, field, text, advice) -> None:
    line = getattr(details, field)
    line.line.setText(text)
    line.line.editingFinished.emit()
    assert line.advice.text() == advice


def test_a_saved_dialog_has_what_was_written(look: Look, qtbot) -> None:
    dialog = OwnDetailsDialog(look, Caller("Ana"))
    qtbot.addWidget(dialog)
    dialog.details.company.line.setText("Infolabs")
    with qtbot.waitSignal(dialog.accepted):
        dialog.done_button.click()
    assert dialog.details.caller == Caller("Ana", "Infolabs")


def test_the_guess_stands_in_the_line_until_it_is_corrected(look: Look, qtbot) -> None:
    teaching = TeachName(look, "Infolabs", "", VOCABULARY)
    qtbot.addWidget(teaching)
    assert teaching.sounds_like == "info labs"
    assert teaching.line.advice.text().startswith("This is what it listens for now.")
    with qtbot.waitSignal(teaching.changed):
        teaching.begin()
        qtbot.keyClicks(teaching.line.line, "in fact labs")
    assert teaching.sounds_like == "in fact labs"


def test_what_was_taught_stands_in_the_line(look: Look, qtbot) -> None:
    dialog = TeachNameDialog(look, "Infolabs", "in fact labs", VOCABULARY)
    qtbot.addWidget(dialog)
    assert dialog.teaching.line.text == "in fact labs"


def test_teaching_replaces_and_forgets() -> None:
    once = taught((), "Infolabs", "info labs")
    assert taught(once, "infolabs", "in fact labs") == (("infolabs", "in fact labs"),)
    assert taught(once, "Infolabs", "") == ()


def test_every_control_has_a_name_for_screen_readers(look: Look, home: Home, qtbot) -> None:
    with Library(home) as library:
        library.people.add(Recipient("Dana", "Lee"))
        for dialog in (AddressBookDialog(look, library.people), OwnDetailsDialog(look, Caller())):
            qtbot.addWidget(dialog)
            assert unnamed(dialog) == []


def test_the_address_book_tells_who_was_chosen(look: Look, home: Home, qtbot) -> None:
    with Library(home) as library:
        library.people.add(Recipient("Ana", "Aalto"))
        dana = library.people.add(Recipient("Dana", "Lee", "Kestrel Health"))
        dialog = AddressBookDialog(look, library.people, dana.id)
        qtbot.addWidget(dialog)
        assert dialog.panel.chosen == dana.id
        assert dialog.panel.company.text == "Kestrel Health"


def test_delete_on_the_list_deletes_with_undo(look: Look, home: Home, qtbot) -> None:
    with Library(home) as library:
        library.people.add(Recipient("Dana", "Lee"))
        dialog = AddressBookDialog(look, library.people)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        dialog.panel.list.setFocus()
        qtbot.keyClick(dialog.panel.list, Qt.Key.Key_Delete)
        assert library.people.all() == []
        assert dialog.panel.notice.words == "Dana Lee is deleted."
        dialog.panel.notice.do_first()
        assert len(library.people.all()) == 1
