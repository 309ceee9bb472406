"""The takes in columns: heads on top, then rows aligned by element, then delivery, then the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.comparison import Comparison
from coach.take import Take
from ui.compare.cells import Row, figure_rows, mark_rows, word_rows
from ui.compare.column_head import ColumnHead
from ui.compare.row_view import GAP, NAME_WIDTH, PAD, RowView
from ui.theme import Look
from ui.widgets.text import Text

SCROLLBAR = 12
"""Width of the stylesheet's scroll bar, which is always there so that heads and cells stay in line."""


class Heads(QWidget):
    """Column heads, each over its cells."""

    def __init__(self, look: Look, heads: Sequence[ColumnHead]) -> None:
        super().__init__()
        self._look, self._heads = look, tuple(heads)
        for head in heads:
            head.setParent(self)
        self.setFixedHeight(max(head.sizeHint().height() for head in heads) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        left = self._look.px(NAME_WIDTH) + GAP
        width = (self.width() - SCROLLBAR - left - PAD) / len(self._heads)
        for number, head in enumerate(self._heads):
            head.setGeometry(QRect(round(left + number * width), 0, round(width) - GAP, self.height() - 8))


class Board(QWidget):
    """Shows a comparison. Tells `cell_chosen` (take's number, mark) and what the heads tell.

    A blind one shows nothing but sound: takes are only `A` and `B`.
    """

    cell_chosen = Signal(int, str)
    play_asked = Signal(int, float)
    star_asked = Signal(int, bool)
    removed = Signal(int)

    def __init__(self, look: Look, takes: Sequence[Take], comparison: Comparison | None) -> None:
        super().__init__()
        self._look = look
        self.heads = [
            ColumnHead(look, number, take, blind=comparison is None) for number, take in enumerate(takes)
        ]
        for number, head in enumerate(self.heads):
            head.play_asked.connect(lambda second, number=number: self.play_asked.emit(number, second))
            head.star_asked.connect(lambda starred, number=number: self.star_asked.emit(number, starred))
            head.removed.connect(lambda number=number: self.removed.emit(number))
        self.rows: list[RowView] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 8, 0, 16)
        self._column.setSpacing(0)
        if comparison is not None:
            self._add("", mark_rows(comparison))
            self._add("How it was said", figure_rows(comparison))
            self._add("Word for word", word_rows(comparison))
        self._column.addStretch(1)
        scrolling = QScrollArea()
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolling.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(self._inner)
        self._scrolling = scrolling
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heads(look, self.heads))
        column.addWidget(scrolling, 1)

    @property
    def whole(self) -> QWidget:
        """All rows at their full height, for a picture."""
        return self._inner

    @property
    def current_mark(self) -> str:
        """The mark whose row the keys mean; the first one's before any was chosen."""
        current = next((row for row in self.rows if row.current), None) or (
            self.rows[0] if self.rows else None
        )
        return current.row.mark if current is not None else ""

    def show_moment(self, number: int, second: float) -> None:
        """Moves the cursor of the take that is heard; -1 for none."""
        for own, head in enumerate(self.heads):
            head.show_playing(second if own == number else None)

    def choose(self, mark: str) -> None:
        """Makes a mark's row the one that the keys mean."""
        for row in self.rows:
            row.set_current(row.row.mark == mark)

    def _add(self, title: str, rows: Sequence[Row]) -> None:
        if title and rows:
            heading = Text(title, 15, tone="muted", weight=600)
            heading.setContentsMargins(PAD, 24, 0, 4)
            self._column.addWidget(heading)
        for row in rows:
            view = RowView(self._look, row)
            if row.mark:
                view.chosen.connect(lambda mark=row.mark: self.choose(mark))
                view.cell_chosen.connect(lambda number, mark=row.mark: self.cell_chosen.emit(number, mark))
                self.rows.append(view)
            self._column.addWidget(view)
