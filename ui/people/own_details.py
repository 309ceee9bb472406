"""Who you are: name, company, number and e-mail, filled into scripts and listened for in takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from coach.people import Caller
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text import Text

FEWEST_DIGITS = 7


class OwnDetails(QWidget):
    """Four lines. `changed` comes as they are typed."""

    changed = Signal()

    def __init__(self, caller: Caller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field("Your name, as you say it", caller.name, example="Ana Ruiz")
        self.company = Field("Your company or school", caller.company, example="Infolabs")
        self.phone = Field("The number to call back", caller.phone, example="+1 415 555 0132")
        self.email = Field("Your e-mail", caller.email, example="ana.ruiz@infolabs.example")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in self.fields:
            column.addWidget(field)
            field.edited.connect(self.changed)
            field.left.connect(self._advise)
        self._advise()

    @property
    def fields(self) -> tuple[Field, ...]:
        """The lines in order."""
        return (self.name, self.company, self.phone, self.email)

    @property
    def caller(self) -> Caller:
        """What stands there now."""
        return Caller(*(field.text for field in self.fields))

    def show_caller(self, caller: Caller) -> None:
        """Shows other details."""
        values = (caller.name, caller.company, caller.phone, caller.email)
        for field, value in zip(self.fields, values, strict=True):
            field.show_text(value)
        self._advise()

    def _advise(self) -> None:
        digits = sum(sign.isdigit() for sign in self.phone.text)
        short = bool(self.phone.text) and digits < FEWEST_DIGITS
        self.phone.advise("Write the whole number, with its area code." if short else "")
        odd = bool(self.email.text) and "@" not in self.email.text
        self.email.advise("An e-mail address has an @ in it." if odd else "")


class OwnDetailsDialog(QDialog):
    """The same four lines over another page; `details.caller` when accepted."""

    def __init__(self, look: Look, caller: Caller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who you are")
        self.setMinimumWidth(look.px(440))
        self.details = OwnDetails(caller)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(Text("Who you are", 24, weight=600))
        column.addWidget(self.details)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(look, "Cancel", self.reject))
        self.done_button = Button(look, "Save", self.accept, kind="primary")
        foot.addWidget(self.done_button)
        column.addLayout(foot)
