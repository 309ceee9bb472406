"""A yes or no with a box of our own: its edge is seen in both themes, checked or not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.theme import Look
from ui.widgets.icons import paint_icon

BOX, GAP = 20, 12


class Check(QCheckBox):
    """A check box; its words may run over one line only."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._look.font(15)).horizontalAdvance(self.text())
        return QSize(int(self._look.px(BOX) + GAP + words) + 4, max(32, self._look.px(32)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(BOX), self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self._look.px(BOX))
        box = QRectF(1, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._look.colour("focus" if self.hasFocus() else "muted"), 2))
        on = self.isChecked()
        painter.setBrush(self._look.colour("text") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        if on:
            paint_icon(painter, "check", self._look.colour("background"), box)
        font = self._look.font(15)
        painter.setFont(font)
        painter.setPen(self._look.colour("text"))
        metrics = QFontMetricsF(font)
        left = side + GAP
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - left)
        painter.drawText(QPointF(left, self.height() / 2 + metrics.capHeight() / 2), words)
        painter.end()
