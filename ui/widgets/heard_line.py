"""The last words heard, in one line: proof that someone listens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.painted import Painted


class HeardLine(Painted):
    """Shows the end of what was heard, quietly, under a script that is being read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words: list[str] = []
        self.setAccessibleName("Heard so far")

    def show_words(self, words: list[str]) -> None:
        """Shows the last of these words."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(" ".join(words[-8:]))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.look.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        font = self.look.font(15)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.look.colour("muted"))
        shown = " ".join(self._words[-40:])
        text = metrics.elidedText(shown, Qt.TextElideMode.ElideLeft, self.width())
        painter.drawText(QPointF(0, self.height() / 2 + metrics.capHeight() / 2), text)
        painter.end()
