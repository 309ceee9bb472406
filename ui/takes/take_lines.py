"""How a line of the list of takes is painted: one calm row, colour only where it means something."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from coach.keep.take_list import TakeRow
from ui.takes.take_table import COLUMNS, TakeTable, shown
from ui.theme import Look
from ui.widgets.icons import paint_icon

LINE_HEIGHT = 44
MARGIN = 10
BAR = 3
"""Width of the bar that says where the keyboard is."""


class TakeLines(QStyledItemDelegate):
    """Paints cells of a TakeTable."""

    def __init__(self, look: Look, view: QTableView, table: TakeTable) -> None:
        super().__init__(view)
        self._look, self._view, self._table = look, view, table
        self._letters: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}
        look.changed.connect(self._letters.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, self._look.px(LINE_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        # Asked of the table itself: on the way through the model's roles each row would be copied.
        row = self._table.take_row(index.row())
        if row is not None:
            self._paint_cell(painter, row, index, place, bool(option.state & QStyle.StateFlag.State_Selected))
        elif words := self._table.heading(index.row()):
            self._paint_heading(painter, words, place)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, row: TakeRow, index: QModelIndex | QPersistentModelIndex, place: QRectF,
        selected: bool,
    ) -> None:  # fmt: skip
        if selected:
            painter.fillRect(place, self._look.colour("raised"))
        if index.column() == 0 and index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            bar = QRectF(place.left(), place.top(), BAR, place.height())
            painter.fillRect(bar, self._look.colour("focus"))
        column = COLUMNS[index.column()]
        inside = place.adjusted(MARGIN, 0, -MARGIN, 0)
        if column == "starred":
            self._paint_star(painter, row, inside)
        elif column == "passed":
            self._paint_result(painter, row, inside)
        else:
            self._paint_words(painter, row, column, inside)

    def _paint_heading(self, painter: QPainter, words: str, place: QRectF) -> None:
        """The whole heading in each cell, so that together they show it once across the row."""
        whole = QRectF(MARGIN, place.top(), self._view.viewport().width() - 2 * MARGIN, place.height())
        painter.setClipRect(place)
        font, metrics = self._type(600)
        painter.setFont(font)
        painter.setPen(self._look.colour("muted"))
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, whole.width())
        low = whole.adjusted(0, 0, 0, -self._look.px(9))
        painter.drawText(low, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, fitting)

    def _paint_words(self, painter: QPainter, row: TakeRow, column: str, place: QRectF) -> None:
        font, metrics = self._type(500 if column == "script" else 400, tabular=column in ("seconds", "hits"))
        tone, words = "text" if column in ("script", "person", "seconds") else "muted", shown(row, column)
        if column == "seconds":
            if row.seconds > row.limit_seconds:
                tone, words = "recording", f"{words} over"
            if row.seconds < 9.95:
                place = place.adjusted(metrics.horizontalAdvance("0"), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        fitting = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)

    def _paint_result(self, painter: QPainter, row: TakeRow, place: QRectF) -> None:
        tone = "passed" if row.passed else "muted"
        side = float(self._look.px(18))
        spot = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_icon(painter, "check" if row.passed else "missing", self._look.colour(tone), spot)
        font, metrics = self._type(500 if row.passed else 400)
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        words = place.adjusted(side + 8, 0, 0, 0)
        fitting = metrics.elidedText(shown(row, "passed"), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)

    def _type(self, weight: int, tabular: bool = False) -> tuple[QFont, QFontMetricsF]:
        """A font of this weight and its measures, made once."""
        if (weight, tabular) not in self._letters:
            font = self._look.font(15, weight, tabular=tabular)
            self._letters[weight, tabular] = (font, QFontMetricsF(font))
        return self._letters[weight, tabular]

    def _paint_star(self, painter: QPainter, row: TakeRow, place: QRectF) -> None:
        side = float(self._look.px(18))
        spot = QRectF(place.left(), place.center().y() - side / 2, side, side)
        tone = self._look.colour("text") if row.starred else self._look.mixed("muted", "background", 0.4)
        paint_icon(painter, "star_full" if row.starred else "star", tone, spot)
