"""The people who are called: added, corrected and thrown away, with undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from coach.keep.written import KeptPerson
from coach.people import Recipient
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.line_list import LineList
from ui.widgets.notice import Notice
from ui.widgets.text import Text

SEARCHED_FROM = 8
"""With fewer people a search is only in the way."""


class People(Protocol):
    """Where people are kept (coach.keep.written.AddressBook)."""

    def all(self, trashed: bool = False) -> list[KeptPerson]: ...
    def add(self, recipient: Recipient) -> KeptPerson: ...
    def change(self, number: int, recipient: Recipient) -> KeptPerson: ...
    def delete(self, number: int) -> None: ...
    def restore(self, number: int) -> None: ...


class AddressBookPanel(QWidget):
    """A list and the lines of the chosen person. `people_changed` comes after each change that is kept."""

    people_changed = Signal()

    def __init__(self, look: Look, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._kept: Sequence[KeptPerson] = ()
        self._chosen: int | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search people")
        self.search.textChanged.connect(self._show_list)
        self.list = LineList(look, "People")
        self.list.currentItemChanged.connect(self._choose_item)
        self.add_button = Button(look, "Add someone", self.add, icon_name="plus", kind="")
        self.first_name = Field("First name", example="Dana")
        self.last_name = Field("Last name", example="Lee")
        self.company = Field("Company", example="Kestrel Health")
        self.delete_button = Button(look, "Delete", self.delete, icon_name="trash", flush=True)
        self.empty = Text("Nobody yet. Add the person you want to call first.", 15, tone="muted", wrap=True)
        self.notice = Notice(look)
        self._form = QWidget()
        self._lay_out()
        for field in self.fields:
            field.edited.connect(self._keep)
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete), self.list, self.delete, context=Qt.ShortcutContext.WidgetShortcut
        )
        self.refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.empty)
        left.addStretch(0)
        left.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(16)
        for field in self.fields:
            form.addWidget(field)
        form.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)
        form.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(left, 1)
        columns.addWidget(self._form, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(columns, 1)
        outer.addWidget(self.notice)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The lines of the chosen person."""
        return (self.first_name, self.last_name, self.company)

    @property
    def chosen(self) -> int | None:
        """Whose lines are shown."""
        return self._chosen

    def refresh(self) -> None:
        """Reads everyone anew."""
        self._kept = self._people.all()
        self._show_list()

    def choose(self, number: int | None) -> None:
        """Shows someone's lines."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == number:
                self.list.setCurrentRow(row)

    def add(self) -> None:
        """Adds someone nameless and puts the caret into the first name."""
        added = self._people.add(Recipient("New person"))
        self.search.clear()
        self.refresh()
        self.choose(added.id)
        self.first_name.line.selectAll()
        self.first_name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.people_changed.emit()

    def delete(self) -> None:
        """Throws the chosen person away; the notice brings them back."""
        if self._chosen is None:
            return
        gone = next(kept for kept in self._kept if kept.id == self._chosen)
        self._people.delete(gone.id)
        self.refresh()
        self.people_changed.emit()
        self.notice.say(f"{gone.recipient.full_name} is deleted.", ("Undo", lambda: self._restore(gone.id)))

    def _restore(self, number: int) -> None:
        self._people.restore(number)
        self.refresh()
        self.choose(number)
        self.people_changed.emit()

    def _keep(self) -> None:
        if self._chosen is None:
            return
        recipient = Recipient(*(field.text for field in self.fields))
        kept = self._people.change(self._chosen, recipient)
        item = self.list.currentItem()
        if item is not None:
            self.list.show_lines(item, *_lines(kept))
        self._kept = tuple(kept if one.id == kept.id else one for one in self._kept)
        self.people_changed.emit()

    def _show_list(self) -> None:
        wanted = self.search.text().casefold().split()
        chosen = self._chosen
        self.list.blockSignals(True)
        self.list.clear()
        for kept in self._kept:
            told = " ".join(_lines(kept)).casefold()
            if all(word in told for word in wanted):
                self.list.add_lines(kept.id, *_lines(kept))
        self.list.blockSignals(False)
        self.search.setVisible(len(self._kept) >= SEARCHED_FROM)
        self.list.setVisible(bool(self._kept))
        self.empty.setVisible(not self._kept)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.choose(chosen)
        self._choose_item(self.list.currentItem())

    def _choose_item(self, item: QListWidgetItem | None) -> None:
        self._chosen = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        found = next((kept for kept in self._kept if kept.id == self._chosen), None)
        recipient = found.recipient if found else Recipient()
        values = (recipient.first_name, recipient.last_name, recipient.company)
        for field, value in zip(self.fields, values, strict=True):
            field.show_text(value)
        self._form.setVisible(found is not None)


class AddressBookDialog(QDialog):
    """The address book over another page; `panel.chosen` is whom to call."""

    def __init__(
        self, look: Look, people: People, chosen: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("People you call")
        self.setMinimumSize(look.px(600), look.px(440))
        self.panel = AddressBookPanel(look, people)
        self.panel.choose(chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(Text("People you call", 24, weight=600))
        column.addWidget(self.panel, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.done_button = Button(look, "Done", self.accept, kind="primary")
        foot.addWidget(self.done_button)
        column.addLayout(foot)


def _lines(kept: KeptPerson) -> tuple[str, str]:
    return kept.recipient.full_name or "No name yet", kept.recipient.company
