"""How a line of the list of takes is painted: one calm row, colour only where it means something."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coach.keep.take_list import TakeRow
from ui.takes.take_table import COLUMNS, ROW, shown
from ui.theme import Look
from ui.widgets.icons import paint_icon

LINE_HEIGHT = 44
MARGIN = 10
FIGURES = ("seconds", "hits")


class TakeLines(QStyledItemDelegate):
    """Paints cells of a TakeTable."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, self._look.px(LINE_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, TakeRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._look.colour("raised"))
        column = COLUMNS[index.column()]
        inside = place.adjusted(MARGIN, 0, -MARGIN, 0)
        if column == "starred":
            self._paint_star(painter, row, inside)
        elif column == "passed":
            self._paint_result(painter, row, inside)
        else:
            self._paint_words(painter, row, column, inside)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: TakeRow, column: str, place: QRectF) -> None:
        main = column in ("script", "person", "seconds")
        font = self._look.font(15, 500 if column == "script" else 400, tabular=column in FIGURES)
        tone = "text" if main else "muted"
        if column == "seconds" and row.seconds > row.limit_seconds:
            tone = "recording"
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        words = shown(row, column)
        if column == "seconds" and tone == "recording":
            words = f"{words} (over)"
        side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, fitting)

    def _paint_result(self, painter: QPainter, row: TakeRow, place: QRectF) -> None:
        tone = "passed" if row.passed else "muted"
        side = float(self._look.px(18))
        spot = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_icon(painter, "check" if row.passed else "missing", self._look.colour(tone), spot)
        font = self._look.font(15, 500 if row.passed else 400)
        painter.setFont(font)
        painter.setPen(self._look.colour(tone))
        words = place.adjusted(side + 8, 0, 0, 0)
        fitting = QFontMetricsF(font).elidedText(
            shown(row, "passed"), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)

    def _paint_star(self, painter: QPainter, row: TakeRow, place: QRectF) -> None:
        side = float(self._look.px(18))
        spot = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        tone = self._look.colour("text") if row.starred else self._look.mixed("muted", "background", 0.5)
        paint_icon(painter, "star_full" if row.starred else "star", tone, spot)
