"""Pictures of the forms for people to judge."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from coach.keep.library import Library
from coach.paths import Home
from coach.people import Caller, Recipient
from tests.ui.conftest import picture
from tests.ui.hearing.told import ToldListening
from ui.hearing.vocabulary import Vocabulary
from ui.people.address_book import AddressBookDialog
from ui.people.own_details import OwnDetailsDialog
from ui.people.teach_name import TeachNameDialog
from ui.theme import Look


def take(widget: QWidget, look: Look, name: str) -> None:
    size = widget.sizeHint().expandedTo(widget.minimumSize())
    theme = "dark" if look.dark else "light"
    place = picture(widget, f"people-{name}-{theme}", size.width(), size.height())
    assert not QImage(str(place)).isNull()


def test_picture_of_who_you_are(either_look: Look, qtbot) -> None:
    dialog = OwnDetailsDialog(either_look, Caller("Ana Ruiz", "Infolabs", "555 01"))
    qtbot.addWidget(dialog)
    take(dialog, either_look, "own-details")


def test_picture_of_teaching_a_name(either_look: Look, qtbot) -> None:
    vocabulary = Vocabulary(lambda word: word in {"info", "labs"}, lambda word: "info labs")
    dialog = TeachNameDialog(either_look, "Infolabs", "", vocabulary, listen=ToldListening().start)
    qtbot.addWidget(dialog)
    take(dialog, either_look, "teach-name")


def test_picture_of_the_address_book_with_many(either_look: Look, home: Home, qtbot) -> None:
    with Library(home) as library:
        for number in range(30):
            library.people.add(
                Recipient("Oluwaseun", f"Vasquez-Lund {number}", "Saint Sunniva University Hospital")
            )
        dialog = AddressBookDialog(either_look, library.people)
        qtbot.addWidget(dialog)
        take(dialog, either_look, "address-book")
