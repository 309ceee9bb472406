"""A list whose items have a line and, quieter, a second one under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import CORNER, Look

SECOND_LINE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class LineList(QListWidget):
    """Items by a key (in UserRole), a line and a second line; both are told to screen readers."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "lines")
        self.setItemDelegate(_TwoLines(look, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def add_lines(self, key: object, line: str, second: str = "") -> QListWidgetItem:
        """Adds an item at the end."""
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, key)
        self.show_lines(item, line, second)
        self.addItem(item)
        return item

    def show_lines(self, item: QListWidgetItem, line: str, second: str = "") -> None:
        """Changes what an item says."""
        item.setText(line)
        item.setData(SECOND_LINE, second)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line}, {second}" if second else line)
        item.setToolTip(line)


class _TwoLines(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QListWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._look.px(52 if index.data(SECOND_LINE) else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = self._look
        place = QRectF(option.rect).adjusted(2, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(look.colour("raised"))
            painter.drawRoundedRect(place, CORNER - 2, CORNER - 2)
        if chosen and self._list.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), CORNER - 2, CORNER - 2)
        text = place.adjusted(12, 0, -12, 0)
        second = index.data(SECOND_LINE)
        first_line = text.adjusted(0, look.px(6), 0, 0) if second else text
        rise = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(15, 600 if chosen else 400))
        painter.setPen(look.colour("text"))
        self._write(painter, first_line, index.data(), rise)
        if second:
            lower = text.adjusted(0, 0, 0, -look.px(7))
            painter.setFont(look.font(13))
            painter.setPen(look.colour("muted"))
            self._write(painter, lower, second, Qt.AlignmentFlag.AlignBottom)
        painter.restore()

    def _write(self, painter: QPainter, place: QRectF, words: str, rise: Qt.AlignmentFlag) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(place.width()))
        painter.drawText(place, int(rise | Qt.AlignmentFlag.AlignLeft), shown)
