"""The takes in columns: heads on top, then rows aligned by element, then delivery, then the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.compare.comparison import Comparison
from coach.take import Take
from ui.compare.cells import Row, figure_rows, mark_rows, word_rows
from ui.compare.column_head import ColumnHead
from ui.compare.columns import PAD, columns_for, least_width, wraps
from ui.compare.row_view import RowView
from ui.theme import Look
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Text

SCROLLBAR = 12
"""Width of the stylesheet's scroll bar, which is always there so that heads and cells stay in line."""


class Heads(QWidget):
    """Column heads, each over its cells; blind ones have no names of rows at their left."""

    def __init__(self, look: Look, heads: Sequence[ColumnHead], blind: bool) -> None:
        super().__init__()
        self._look, self._heads, self._blind = look, tuple(heads), blind
        for head in heads:
            head.setParent(self)
        self._line = max(head.sizeHint().height() for head in heads) + 8
        self.setFixedHeight(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = SCROLLBAR if not isinstance(self.parentWidget(), _Rows) else 0
        columns = columns_for(self._look, self.width() - bar, len(self._heads), named=not self._blind)
        self.setFixedHeight(columns.lines * self._line)
        for number, head in enumerate(self._heads):
            left, line = columns.place(number)
            place = QRect(round(left), line * self._line, round(columns.cell_width), self._line - 8)
            head.setGeometry(place)


class _Rows(QWidget):
    """What scrolls."""


class Board(QScrollArea):
    """Shows a comparison. Tells `cell_chosen` (take's number, mark) and what the heads tell.

    A blind one (`comparison` None) shows nothing but sound: takes are only `A` and `B`.
    """

    cell_chosen = Signal(int, str)
    play_asked = Signal(int, float)
    stop_asked = Signal()
    star_asked = Signal(int, bool)
    preferred = Signal(int)
    removed = Signal(int)

    def __init__(self, look: Look, takes: Sequence[Take], comparison: Comparison | None) -> None:
        super().__init__()
        self._look = look
        blind = comparison is None
        self.heads = [ColumnHead(look, number, take, blind=blind) for number, take in enumerate(takes)]
        for number, head in enumerate(self.heads):
            head.play_asked.connect(lambda second, number=number: self.play_asked.emit(number, second))
            head.stop_asked.connect(self.stop_asked)
            head.star_asked.connect(lambda starred, number=number: self.star_asked.emit(number, starred))
            head.preferred.connect(lambda number=number: self.preferred.emit(number))
            head.removed.connect(lambda number=number: self.removed.emit(number))
        self.rows: list[RowView] = []
        self._inner = _Rows()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 8, 0, 16)
        self._column.setSpacing(0)
        self._heads = Heads(look, self.heads, blind)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if blind:
            column.addStretch(1)
            column.addWidget(self._heads)
            column.addStretch(2)
        else:
            (self._column if wraps(look) else column).addWidget(self._heads)
            column.addWidget(self._scrolling_rows(), 1)
            self._fill(comparison)
        whole.setMinimumWidth(least_width(look, len(takes), named=not blind) + SCROLLBAR)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(whole)

    def _scrolling_rows(self) -> QScrollArea:
        rows = scrolling(self._inner)
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return rows

    def _fill(self, comparison: Comparison | None) -> None:
        if comparison is not None:
            self._add("", mark_rows(comparison))
            self._add("How it was said", figure_rows(comparison))
            self._add("Word for word", word_rows(comparison))
        self._column.addStretch(1)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Heads and all rows at their full height, for a picture."""
        inside = self._heads.parentWidget() is self._inner
        return (self._inner,) if inside else (self._heads, self._inner)

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
