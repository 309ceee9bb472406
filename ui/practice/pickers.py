"""Which script, against what, for whom: three quiet pickers in the top row of the practice page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from coach.people import Recipient
from coach.rubric import Rubric
from coach.script import Script
from ui.theme import Look, set_look_of
from ui.widgets.button import Button
from ui.widgets.icons import paint_icon
from ui.widgets.text import Text


class Picker(QPushButton):
    """A button that names what is chosen and opens what could be. It gives way (a `firm` one does not)."""

    def __init__(self, look: Look, name: str, widest: int, firm: bool = False) -> None:
        super().__init__()
        self._look = look
        self._firm = firm
        self._name = name
        self._widest = widest
        set_look_of(self, kind="quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_choice(self, words: str) -> None:
        """Names what is chosen."""
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._look.font(15, 500)).horizontalAdvance(self.text())
        return QSize(int(min(words, self._look.px(self._widest)) + self._look.px(18) + 30), self._tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() if self._firm else self._look.px(56), self._tall())

    def _tall(self) -> int:
        return max(32, self._look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        colour = self._look.colour("text" if self.underMouse() or self.hasFocus() else "muted")
        font, side = self._look.font(15, 500), float(self._look.px(16))
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - side - 26)
        middle = self.height() / 2
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(10, middle + metrics.capHeight() / 2), words)
        x = 10 + metrics.horizontalAdvance(words) + 6
        paint_icon(painter, "down", colour, QRectF(x, middle - side / 2, side, side))


class PersonForm(QFrame):
    """Who is called: three fields under the picker; Enter takes them over, a click elsewhere leaves them.

    `chosen` tells the person, `book_asked` that all people are wanted.
    """

    chosen = Signal(object)
    book_asked = Signal()

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
        foot = QHBoxLayout()
        self.book = Button(look, "Address book", self._ask_book, kind="link")
        foot.addWidget(self.book)
        foot.addStretch(1)
        foot.addWidget(Button(look, "Call them", self.take_over, key="Enter", kind="primary"))
        column.addLayout(foot)

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

    def _ask_book(self) -> None:
        self.hide()
        self.book_asked.emit()

    def _choose(self, person: Recipient) -> None:
        self.hide()
        if person != self._shown:
            self.chosen.emit(person)


class Pickers(QWidget):
    """The three pickers in a row. `book_asked` when the whole address book is wanted."""

    rubric_chosen = Signal(object)
    person_chosen = Signal(object)
    script_chosen = Signal(object)
    book_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.script = Picker(look, "Script", 200)
        self.rubric = Picker(look, "Rubric", 150, firm=True)
        self.person = Picker(look, "Person", 200)
        self.form = PersonForm(look, self)
        self.form.chosen.connect(self.person_chosen)
        self.form.book_asked.connect(self.book_asked)
        self._recipient = Recipient()
        self._people: tuple[Recipient, ...] = ()
        line.addStretch(1)
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

    def open_rubrics(self) -> None:
        """Opens the list of rubrics; nothing waits for it to be left."""
        _open(self.rubric)

    def open_scripts(self) -> None:
        """Opens the list of scripts."""
        _open(self.script)

    def open_person(self) -> None:
        """Opens the person's fields."""
        self.form.open_for(self._recipient, self._people, self.person)


def _open(picker: Picker) -> None:
    """As a click does, but without a loop of its own: the program goes on under the menu."""
    menu = picker.menu()
    menu.popup(picker.mapToGlobal(QPoint(0, picker.height())))
    menu.setActiveAction(menu.actions()[0])
