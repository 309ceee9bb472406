"""A sentence on how something stands, with a mark where it stands well."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.icons import icon
from ui.widgets.text import Text

MARKS = {"well": ("check", "passed"), "wrong": ("cross", "recording")}


class ToldLine(QWidget):
    """Shows a sentence; `how` is 'well', 'wrong', or '' for neither."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._how = ""
        self._mark = QLabel()
        self._mark.hide()
        self.words = Text("", 15, tone="muted", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        look.changed.connect(self._dress)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.words.text()

    def say(self, sentence: str, how: str = "") -> None:
        """Says another sentence, to screen readers too where it matters."""
        if sentence == self.text and how == self._how:
            return
        self._how = how
        self.words.setText(sentence)
        self._dress()
        if how:
            announce(self, sentence)

    def _dress(self) -> None:
        self._mark.setVisible(self._how in MARKS)
        self.words.set_tone("text" if self._how else "muted")
        if self._how in MARKS:
            name, tone = MARKS[self._how]
            side = self._look.px(20)
            self._mark.setPixmap(icon(self._look, name, tone, 20).pixmap(side, side))
