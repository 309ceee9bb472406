"""Which script, against what, for whom: three quiet pickers in the top row of the practice page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.people import Recipient
from coach.rubric import Rubric
from coach.script import Script
from ui.theme import Look, set_look_of
from ui.widgets.button import Button
from ui.widgets.icons import icon
from ui.widgets.text import Text


class Picker(QPushButton):
    """A button that names what is chosen and opens a menu of what could be. A long name is cut."""

    def __init__(self, look: Look, name: str, widest: int) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._widest = widest
        self._words = ""
        set_look_of(self, kind="quiet")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(icon(look, "down", "muted"))
        look.changed.connect(self._dress)

    def show_choice(self, words: str) -> None:
        """Names what is chosen."""
        self._words = words
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(words)
        self._dress()

    def _dress(self) -> None:
        self.setIcon(icon(self._look, "down", "muted"))
        metrics = QFontMetricsF(self._look.font(15, 500))
        self.setText(
            metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, self._look.px(self._widest))
        )


class PersonForm(QFrame):
    """Who is called: three fields under the picker; Enter or a click elsewhere takes them over."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._shown = Recipient()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(Text("Who are you calling?", 18, weight=600))
        form = QFormLayout()
        form.setSpacing(8)
        self.fields = {name: QLineEdit() for name in ("first_name", "last_name", "company")}
        for label, (name, field) in zip(
            ("First name", "Last name", "Company"), self.fields.items(), strict=True
        ):
            field.setAccessibleName(label)
            field.setMinimumWidth(240)
            field.setMaxLength(120)
            field.returnPressed.connect(self.take_over)
            form.addRow(Text(label, 15, tone="muted"), field)
            field.setObjectName(name)
        column.addLayout(form)
        self._known = QVBoxLayout()
        self._known.setSpacing(0)
        column.addLayout(self._known)
        column.addWidget(Button(look, "Call them", self.take_over, key="Enter", kind="primary"))

    def open_for(self, recipient: Recipient, known: Sequence[Recipient], below: QWidget) -> None:
        """Opens under a widget with one person's fields and the people called before."""
        self._shown = recipient
        self.fields["first_name"].setText(recipient.first_name)
        self.fields["last_name"].setText(recipient.last_name)
        self.fields["company"].setText(recipient.company)
        while self._known.count():
            item = self._known.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for person in known[:6]:
            words = ", ".join(part for part in (person.full_name, person.company) if part)
            self._known.addWidget(Button(self._look, words, partial(self._choose, person), kind="link"))
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width() - self.sizeHint().width(), below.height() + 4))
        self.move(corner)
        self.show()
        self.fields["first_name"].setFocus()
        self.fields["first_name"].selectAll()

    def take_over(self) -> None:
        """Takes the fields over and closes."""
        texts = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        self._choose(Recipient(**texts))

    def _choose(self, person: Recipient) -> None:
        self.hide()
        if person != self._shown:
            self.chosen.emit(person)


class Pickers(QWidget):
    """The three pickers in a row."""

    rubric_chosen = Signal(object)
    person_chosen = Signal(object)
    script_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.script = Picker(look, "Script", 200)
        self.rubric = Picker(look, "Rubric", 150)
        self.person = Picker(look, "Person", 200)
        self.form = PersonForm(look, self)
        self.form.chosen.connect(self.person_chosen)
        self._recipient = Recipient()
        self._people: tuple[Recipient, ...] = ()
        for picker in (self.script, self.rubric, self.person):
            line.addWidget(picker)
        self.script.setMenu(QMenu(self))
        self.rubric.setMenu(QMenu(self))
        self.person.clicked.connect(self.open_person)

    def offer(
        self, rubrics: Sequence[Rubric], scripts: Sequence[Script], people: Sequence[Recipient] = ()
    ) -> None:
        """What can be chosen."""
        self._people = tuple(people)
        rubric_menu, script_menu = self.rubric.menu(), self.script.menu()
        rubric_menu.clear()
        for rubric in rubrics:
            rubric_menu.addAction(rubric.title, partial(self.rubric_chosen.emit, rubric))
        script_menu.clear()
        for script in scripts:
            script_menu.addAction(script.title or "Untitled script", partial(self.script_chosen.emit, script))
        script_menu.addSeparator()
        script_menu.addAction("No script", partial(self.script_chosen.emit, None))

    def show_choice(self, rubric: Rubric, recipient: Recipient, script: Script | None) -> None:
        """What is chosen."""
        self._recipient = recipient
        self.rubric.show_choice(rubric.title)
        self.person.show_choice(f"for {recipient.full_name}" if recipient.full_name else "for whom?")
        self.script.show_choice("No script" if script is None else script.title or "Untitled script")

    def open_person(self) -> None:
        """Opens the person's fields."""
        self.form.open_for(self._recipient, self._people, self.person)
