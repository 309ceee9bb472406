"""The overlay: timer and ticks in a small window over all others, for practice beside a CRM or a phone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.keys import PRACTICE
from ui.practice.take_flow import Phase
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.checklist import Checklist
from ui.widgets.level_meter import LevelMeter
from ui.widgets.text import Text
from ui.widgets.time_bar import TimeBar, TimeDigits

EDGE, TOP = 24, 88
"""Pixels from the screen's right edge, and from its top: under the window's own row of pages."""


class Overlay(QWidget):
    """Always on top, without a frame; dragged anywhere by its ground. `closed` when the user closes it."""

    closed = Signal()

    def __init__(self, look: Look, take: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._look = look
        self._grip: QPoint | None = None
        self.setWindowTitle("After the Beep, timer")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 12)
        column.setSpacing(4)
        self.bar = TimeBar(look)
        column.addWidget(self.bar)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 12, 0)
        inner.setSpacing(6)
        line = QHBoxLayout()
        self.digits = TimeDigits(look, size=36)
        line.addWidget(self.digits, 1)
        close = Button(look, "", self.close, icon_name="cross")
        close.setAccessibleName("Close the overlay")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(line)
        self.told = Text("", 15, weight=600, wrap=True)
        self.told.hide()
        inner.addWidget(self.told)
        self.checklist = Checklist(look, small=True)
        inner.addWidget(self.checklist, 1)
        foot = QHBoxLayout()
        self.meter = LevelMeter(look)
        self.meter.setFixedSize(self.meter.sizeHint())
        self.take = Button(look, "Record", take, icon_name="record", kind="primary")
        foot.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self.take)
        inner.addLayout(foot)
        column.addLayout(inner, 1)
        for name, action in (("take", take), ("leave", leave), ("overlay", self.close)):
            QShortcut(QKeySequence(PRACTICE[name].sequence), self).activated.connect(action)

    def float_up(self) -> None:
        """Shows itself at the upper right of the screen, where it has room to grow; takes no keyboard."""
        self.setFixedWidth(self._look.px(264))
        self.adjustSize()
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.move(screen.right() - self.width() - EDGE, screen.top() + TOP)
        self.show()

    def show_phase(self, phase: Phase) -> None:
        """Its one button follows the take."""
        if phase is Phase.SPEAKING:
            self.take.show_as("Stop", icon_name="stop", kind="recording")
        else:
            self.take.show_as("Record", icon_name="record", kind="primary")
        if phase is not Phase.SPEAKING:
            self.meter.rest()
        self.take.setEnabled(phase is not Phase.MARKING)
        if phase is not Phase.MARKED:
            self.told.hide()

    def show_outcome(self, words: str, passed: bool) -> None:
        """What the verdict says, in a line or two."""
        self.told.setText(words)
        self.told.set_tone("passed" if passed else "text")
        self.told.show()
        self._fit()

    def _fit(self) -> None:
        """As high as what it shows, and whole on its screen wherever it was dragged to."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(self.x(), max(screen.top(), min(self.y(), screen.bottom() - self.height())))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.colour("raised"), 2))
        painter.setBrush(self._look.colour("background"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
