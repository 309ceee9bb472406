"""What all painted widgets share: the look they repaint with, and a painter that smooths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look


class Painted(QWidget):
    """A widget that paints itself with a `Look` and repaints (and measures itself anew) when it changes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.look_again)

    def look_again(self) -> None:
        """Measures and paints anew: colours or text size changed."""
        self.updateGeometry()
        self.update()

    def painter(self) -> QPainter:
        """A painter on this widget with smooth edges and no pen."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setPen(Qt.PenStyle.NoPen)
        return painter
