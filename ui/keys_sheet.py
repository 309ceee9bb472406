"""The list of all keys, over the window: what `?` shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.keys import COMPARE, EVERYWHERE, HEAR_TAKE, PRACTICE, PREFER_TAKE, SCRIPTS, TAKES, Key
from ui.theme import Look
from ui.widgets.text import Text

_PRACTICE = tuple(PRACTICE.values())
_BEFORE = tuple(PRACTICE).index("larger")
COLUMNS: tuple[tuple[tuple[str, Sequence[Key]], ...], ...] = (
    (("A take", _PRACTICE[:_BEFORE]), ("Compare", (*COMPARE.values(), HEAR_TAKE, PREFER_TAKE))),
    (("The practice page", _PRACTICE[_BEFORE:]), ("Everywhere", tuple(EVERYWHERE.values()))),
    (("Scripts", tuple(SCRIPTS.values())), ("Takes", tuple(TAKES.values()))),
)
"""What stands beside what: balanced, so that all of it is seen at once at 1280 by 800."""


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
        line = QHBoxLayout(panel)
        line.setContentsMargins(40, 20, 40, 20)
        line.setSpacing(40)
        for sections in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in sections:
                column.addLayout(_section(title, keys))
            column.addStretch(1)
            line.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 24, 32, 24)
        outer.addWidget(scroll)
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

    def event(self, event: QEvent) -> bool:
        """Any key is the sheet's while it stands there: none starts a take under it or throws one away."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

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


def _section(title: str, keys: Sequence[Key]) -> QGridLayout:
    """A heading and its keys, each with what it does."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    grid.addWidget(Text(title, 18, weight=600), 0, 0, 1, 2)
    for row, key in enumerate(keys, 1):
        grid.addWidget(Text(key.label, 15, weight=600), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(key.what, 15, tone="muted", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnMinimumWidth(0, 76)
    grid.setColumnStretch(1, 1)
    return grid
