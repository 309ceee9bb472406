"""The last words heard, in one line: proof that someone listens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.painted import Painted


class HeardLine(Painted):
    """Shows the end of what was heard; what may still change is quieter."""

    def __init__(self, look: Look, parent: QWidget | None = None, size: int = 18) -> None:
        super().__init__(look, parent)
        self._size = size
        self._words: list[str] = []
        self._stable = 0
        self.setAccessibleName("Heard so far")

    def show_words(self, words: list[str], stable: int) -> None:
        """Shows words; the first `stable` of them will not change."""
        self._words, self._stable = words, stable
        self.setAccessibleDescription(" ".join(words[-8:]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.look.px(self._size * 1.8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        font = self.look.font(self._size)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        space = metrics.horizontalAdvance(" ")
        shown: list[tuple[str, float, bool]] = []
        room = float(self.width())
        for number in range(len(self._words) - 1, -1, -1):
            width = metrics.horizontalAdvance(self._words[number])
            if room < width:
                break
            shown.append((self._words[number], width, number < self._stable))
            room -= width + space
        x = 0.0
        baseline = self.height() / 2 + metrics.capHeight() / 2
        for text, width, stable in reversed(shown):
            painter.setPen(self.look.colour("text" if stable else "muted"))
            painter.drawText(QPointF(x, baseline), text)
            x += width + space
        painter.end()
