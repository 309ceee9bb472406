"""How far something slow has come: a line that fills, and the figures beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.painted import Painted

LINE = 6


class ProgressLine(Painted):
    """`show_share` takes 0 to 1 and words such as '12 of 41 MB'."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._share, self._words = 0.0, ""
        self.setAccessibleName(name)

    def show_share(self, share: float, words: str) -> None:
        """Shows how far it is."""
        self._share, self._words = min(1.0, max(0.0, share)), words
        self.setAccessibleDescription(words or f"{share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.look.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        high = float(self.look.px(LINE))
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), high), high / 2, high / 2)
        painter.setBrush(self.look.colour("text"))
        painter.drawRoundedRect(QRectF(0, 0, max(high, self._share * self.width()), high), high / 2, high / 2)
        font = self.look.font(13, tabular=True)
        painter.setFont(font)
        painter.setPen(self.look.colour("muted"))
        painter.drawText(QPointF(0, self.height() - QFontMetricsF(font).descent()), self._words)
        painter.end()
