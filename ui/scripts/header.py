"""The head of an open script: its title, what it is marked against, for whom it is read, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from coach.rubric import shipped_rubrics
from ui.theme import Look, Tone, set_look_of
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.text import Text

if TYPE_CHECKING:
    from coach.keep.written import KeptPerson

NOBODY, OTHERS = 0, -1


class ScriptHeader(QWidget):
    """Tells what was chosen; `people_wanted` when someone is to be added or changed."""

    title_given = Signal(str)
    rubric_chosen = Signal(str)
    person_chosen = Signal(object)
    people_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setProperty("kind", "bare")
        set_look_of(self.title, text_size="24", weight="600")
        self.title.setAccessibleName("Title of the script")
        self.title.setPlaceholderText("Untitled")
        self.title.setMaxLength(120)
        self.title.editingFinished.connect(lambda: self.title_given.emit(self.title.text()))
        self.rubric = Choice(look, "Marked against", quiet=True)
        for rubric in shipped_rubrics():
            self.rubric.addItem(rubric.title, rubric.id)
        self.rubric.activated.connect(lambda _: self.rubric_chosen.emit(self.rubric.currentData()))
        self.person = Choice(look, "Read for", quiet=True)
        self.person.activated.connect(lambda _: self._choose_person())
        self._chosen = NOBODY
        self.undo = Button(look, "Undo", icon_name="undo")
        self.undo.setToolTip("Ctrl+Z")
        self.redo = Button(look, "", icon_name="redo")
        self.redo.setAccessibleName("Do it again")
        self.redo.setToolTip("Ctrl+Shift+Z")
        self.more = Button(look, "More")
        self.menu = QMenu(self)
        self.told = Text("", 15, weight=600)
        self.told.hide()
        self.more.setMenu(self.menu)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(6, 0, 0, 0)
        first.setSpacing(4)
        first.addWidget(self.title, 1)
        first.addWidget(self.undo)
        first.addWidget(self.redo)
        first.addWidget(self.more)
        second = QHBoxLayout()
        second.setContentsMargins(4, 0, 0, 0)
        second.setSpacing(0)
        second.addWidget(self.rubric)
        second.addWidget(Text("for", 15, tone="muted"))
        second.addWidget(self.person)
        second.addStretch(1)
        second.addWidget(self.told)
        second.addSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)

    def tell(self, words: str, tone: Tone) -> None:
        """How long it is, where the checks have no place beside it."""
        self.told.setText(words)
        self.told.set_tone(tone)

    def offer(self, actions: Sequence[QAction]) -> None:
        """What the menu holds."""
        self.menu.addActions(list(actions))

    def show_script(self, title: str, rubric_id: str) -> None:
        """Shows another script's title and rubric."""
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self.rubric.choose(rubric_id)

    def show_people(self, people: Sequence[KeptPerson], chosen: int | None) -> None:
        """Whom the script can be read for, and for whom it is now."""
        self.person.clear()
        self.person.addItem("no one in particular", NOBODY)
        for kept in people:
            self.person.addItem(kept.recipient.full_name, kept.id)
            place = self.person.count() - 1
            self.person.setItemData(place, kept.recipient.company, Qt.ItemDataRole.ToolTipRole)
        self.person.insertSeparator(self.person.count())
        self.person.addItem("Add or change people", OTHERS)
        self._chosen = chosen or NOBODY
        self.person.choose(self._chosen)

    def _choose_person(self) -> None:
        number = self.person.currentData()
        if number == OTHERS:
            self.person.choose(self._chosen)
            self.people_wanted.emit()
        else:
            self._chosen = number
            self.person_chosen.emit(number or None)
