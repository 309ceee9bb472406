"""A layout of lines: widgets from left to right, on a new line where one is full. Large text needs it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

_Line = list[tuple[QLayoutItem, int]]


class Wrapping(QLayout):
    """Widgets that may grow sideways share what a line leaves; `right` lines without one end at the right."""

    def __init__(self, gap: int = 8, *, right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def add_all(self, widgets: Sequence[QWidget]) -> None:
        """Adds widgets at the end."""
        for widget in widgets:
            self.addWidget(widget)

    def add_stretch(self) -> None:
        """What follows begins as far right as its line allows."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding))

    # Qt's own

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        shown = [_wanted(item) for item in self._items if _shown(item)]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if _shown(item)]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            self._lay(line, QRect(place.left(), top, place.width(), _height(line)))
            top += _height(line) + self.spacing()

    # lines

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        used = 0
        for item in self._items:
            if not _shown(item):
                continue
            wanted = min(width, _wanted(item).width())
            needed = wanted + (self.spacing() if lines and lines[-1] else 0)
            if not lines or (used + needed > width and lines[-1]):
                lines.append([])
                used, needed = 0, wanted
            lines[-1].append((item, wanted))
            used += needed
        return lines

    def _lay(self, line: _Line, place: QRect) -> None:
        used = sum(width for _, width in line) + self.spacing() * (len(line) - 1)
        room = max(0, place.width() - used)
        growing = [item for item, _ in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        x = place.left() + (room if self._right and not growing else 0)
        for item, width in line:
            wide = width + (room // len(growing) if item in growing else 0)
            tall = min(place.height(), _wanted(item).height())
            item.setGeometry(QRect(QPoint(x, place.top() + (place.height() - tall) // 2), QSize(wide, tall)))
            x += wide + self.spacing()


def _shown(item: QLayoutItem) -> bool:
    return item.spacerItem() is not None or not item.isEmpty()


def _wanted(item: QLayoutItem) -> QSize:
    if item.expandingDirections() & Qt.Orientation.Horizontal:
        return QSize(item.minimumSize().width(), item.sizeHint().height())
    return item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())


def _height(line: _Line) -> int:
    return max((_wanted(item).height() for item, _ in line), default=0)
