"""One line to write in, with its name above and a word of advice below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.text import Text


class Field(QWidget):
    """A named line. `edited` comes as someone types, `left` when the line is done with."""

    edited = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, text: str = "", *, example: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        label = Text(name, 13, tone="muted")
        self.line = QLineEdit(text)
        self.line.setPlaceholderText(example)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(200)
        label.setBuddy(self.line)
        self.advice = Text("", 13, tone="muted", wrap=True)
        self.advice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self.line)
        column.addWidget(self.advice)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.left)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What stands in it, without spaces around."""
        return " ".join(self.line.text().split())

    def show_text(self, text: str) -> None:
        """Puts a text in; where it says so already the caret stays where it is."""
        if self.text != text:
            self.line.setText(text)

    def advise(self, sentence: str) -> None:
        """Shows a word of advice under the line, or takes it away."""
        self.advice.setText(sentence)
        self.advice.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
