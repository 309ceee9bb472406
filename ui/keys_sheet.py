"""The list of all keys, over the window: what `?` shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.keys import EVERYWHERE, PRACTICE, SCRIPTS, Key
from ui.theme import Look
from ui.widgets.text import Text


class KeysSheet(QWidget):
    """Covers the window until any key or click."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("All keys")
        panel = QFrame()
        panel.setProperty("kind", "surface")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(panel)
        grid.setContentsMargins(48, 32, 48, 32)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        self._fill(grid, "Practice", list(PRACTICE.values()), 0)
        self._fill(grid, "Scripts", list(SCRIPTS.values()), 3)
        self._fill(grid, "Everywhere", list(EVERYWHERE.values()), 6)
        for gap in (2, 5):
            grid.setColumnMinimumWidth(gap, 32)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.addWidget(scroll)
        window.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Comes or goes."""
        if self.isVisible():
            self.hide()
            return
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("background", 0.85))
        painter.end()

    def _fill(self, grid: QGridLayout, title: str, keys: list[Key], column: int) -> None:
        grid.addWidget(Text(title, 18, weight=600), 0, column, 1, 2)
        for row, key in enumerate(keys, 1):
            grid.addWidget(Text(key.label, 15, weight=600), row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(key.what, 15, tone="muted", wrap=True), row, column + 1)
        grid.setColumnStretch(column + 1, 1)
