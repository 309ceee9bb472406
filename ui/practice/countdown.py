"""3, 2, 1, and the beep: large figures over the stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.painted import Painted


class Countdown(Painted):
    """Covers the stage while it counts; Space skips it, Escape leaves it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._words = ""
        self.hide()

    def show_count(self, left: int) -> None:
        """Shows how many seconds are left; 0 is the beep."""
        self._words = str(left) if left else "Beep"
        announce(self, self._words)
        self.setAccessibleName(self._words)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.fillRect(self.rect(), self.look.colour("background", 0.92))
        painter.setFont(self.look.font(144, 600, tabular=True))
        painter.setPen(self.look.colour("text"))
        box = QRectF(self.rect())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.setFont(self.look.font(15))
        painter.setPen(self.look.colour("muted"))
        painter.drawText(
            box.adjusted(0, 0, 0, -32),
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
            "Speak after the beep. Space: now. Escape: not yet.",
        )
        painter.end()
