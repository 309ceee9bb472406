"""The diamond: this is to be mended. Hollow: this is only to be known."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look
from ui.widgets.painted import Painted

HALF = 4


def paint_diamond(painter: QPainter, look: Look, centre: QPointF, filled: bool = True) -> None:
    """Paints one around a point."""
    half = look.px(HALF)
    painter.save()
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
    else:
        painter.setPen(QPen(look.colour("muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half -= 1
    painter.translate(centre)
    painter.rotate(45)
    painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
    painter.restore()


class Diamond(Painted):
    """One beside a line of text that is `line` high."""

    def __init__(self, look: Look, filled: bool, line: int, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._filled = filled
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(14), self.look.px(self._line))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        paint_diamond(painter, self.look, QPointF(self.width() / 2, self.height() / 2), self._filled)
        painter.end()
