"""One row of a comparison, painted: the name at the left, a cell for each take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QWidget

from ui.compare.cells import Cell, Row
from ui.compare.columns import NAME_WIDTH, PAD, Columns, columns_for
from ui.theme import Look
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of each cell, and the top and height of each line of cells."""

    width: int
    columns: Columns
    words: tuple[QTextLayout | None, ...]
    lines: tuple[tuple[float, float], ...]

    @property
    def height(self) -> float:
        top, height = self.lines[-1]
        return top + height


class RowView(Painted):
    """Paints a row; `cell_chosen` tells the take's number where a cell that can be heard was clicked.

    Takes the focus, so that the keys 1 to 4 mean this row: `chosen` tells when it does.
    """

    cell_chosen = Signal(int)
    chosen = Signal()

    def __init__(self, look: Look, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.row = row
        self._current = False
        self._laid: _Laid | None = None
        if row.mark:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(row.name)
        said = (f"take {number}: {cell.spoken}" for number, cell in enumerate(row.cells, 1))
        self.setAccessibleDescription("; ".join(said))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> bool:
        """Whether the keys 1 to 4 mean this row."""
        return self._current

    def set_current(self, current: bool) -> None:
        """Marks the row that the keys mean."""
        if current != self._current:
            self._current = current
            self.update()

    # places

    def cell_place(self, number: int) -> QRectF:
        """Where a cell stands, in the row's own pixels."""
        laid = self._set(self.width())
        left, line = laid.columns.place(number)
        top, height = laid.lines[line]
        return QRectF(left, top, laid.columns.cell_width, height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._set(width).height)

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(max(600, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.look.px(36))

    def look_again(self) -> None:
        self._laid = None
        super().look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laid = None

    def _set(self, width: int) -> _Laid:
        """The row set for a width."""
        if self._laid is None or self._laid.width != width:
            columns = columns_for(self.look, width, len(self.row.cells))
            words = tuple(self._words(cell, columns.cell_width) for cell in self.row.cells)
            self._laid = _Laid(width, columns, words, tuple(self._lines(columns, words)))
        return self._laid

    def _lines(self, columns: Columns, words: Sequence[QTextLayout | None]) -> Iterator[tuple[float, float]]:
        top = float(self.look.px(26)) if columns.above else 0.0
        for line in range(columns.lines):
            own = slice(line * columns.per_line, (line + 1) * columns.per_line)
            tallest = max((one.boundingRect().height() for one in words[own] if one), default=0.0)
            head = self.look.px(22) if any(cell.head for cell in self.row.cells[own]) else 0
            height = 2 * PAD + head + tallest
            yield top, height
            top += height

    def _words(self, cell: Cell, width: float) -> QTextLayout | None:
        text = " ".join(run.text for run in cell.runs)
        if not text:
            return None
        layout = QTextLayout(text, self.look.font(15))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(cell))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(80.0, width))
            line.setPosition(QPointF(0, y))
            y += line.height() + 2
        layout.endLayout()
        return layout

    def _formats(self, cell: Cell) -> list[QTextLayout.FormatRange]:
        ranges, at = [], 0
        for run in cell.runs:
            part = QTextLayout.FormatRange()
            part.start, part.length = at, len(run.text)
            style = QTextCharFormat()
            style.setForeground(self.look.colour("muted" if run.style in ("quiet", "dropped") else "text"))
            if run.style == "added":
                style.setFontUnderline(True)
                style.setFontWeight(600)
            style.setFontStrikeOut(run.style == "dropped")
            part.format = style
            ranges.append(part)
            at += len(run.text) + 1
        return ranges

    # choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.row.mark:
            return
        self.chosen.emit()
        for number, cell in enumerate(self.row.cells):
            if self.cell_place(number).contains(event.position()) and cell.start is not None:
                self.cell_chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.chosen.emit()
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        if self._current or self.hasFocus():
            painter.setBrush(self.look.colour("surface"))
            painter.setPen(QPen(self.look.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        self._paint_name(painter)
        laid = self._set(self.width())
        for number, (cell, words) in enumerate(zip(self.row.cells, laid.words, strict=True)):
            self._paint_cell(painter, cell, words, self.cell_place(number))
        painter.end()

    def _paint_name(self, painter: QPainter) -> None:
        font = self.look.font(15, 500)
        middle = PAD + self.look.px(11)
        x = float(PAD)
        if self.row.icon:
            side = float(self.look.px(18))
            tone = self.look.colour("muted" if self.row.quiet else "text")
            paint_icon(painter, self.row.icon, tone, QRectF(x, middle - side / 2, side, side))
            x += side + 10
        painter.setFont(font)
        painter.setPen(self.look.colour("muted" if self.row.quiet or not self.row.mark else "text"))
        above = self._set(self.width()).columns.above
        room = (self.width() - PAD if above else self.look.px(NAME_WIDTH)) - x
        words = QFontMetricsF(font).elidedText(self.row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, middle + QFontMetricsF(font).capHeight() / 2), words)

    def _paint_cell(self, painter: QPainter, cell: Cell, words: QTextLayout | None, place: QRectF) -> None:
        top = place.top() + PAD
        if cell.head:
            self._paint_head(painter, cell, place)
            top += self.look.px(22)
        if words is not None:
            words.draw(painter, QPointF(place.left(), top))

    def _paint_head(self, painter: QPainter, cell: Cell, place: QRectF) -> None:
        middle, x = place.top() + PAD + self.look.px(11), place.left()
        font = self.look.font(15, 500, tabular=True)
        rise = QFontMetricsF(font).capHeight() / 2
        if cell.icon:
            side = float(self.look.px(16))
            paint_icon(
                painter, cell.icon, self.look.colour(cell.tone), QRectF(x, middle - side / 2, side, side)
            )
            x += side + 8
        painter.setFont(font)
        painter.setPen(self.look.colour(cell.tone))
        painter.drawText(QPointF(x, middle + rise), cell.head)
        if cell.note:
            x += QFontMetricsF(font).horizontalAdvance(cell.head) + 10
            painter.setFont(self.look.font(13, 400, tabular=True))
            painter.setPen(self.look.colour("muted"))
            painter.drawText(QPointF(x, middle + rise), cell.note)
