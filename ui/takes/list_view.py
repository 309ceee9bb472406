"""The list of takes: what is asked of it above it, what can be done with the chosen ones at its foot."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from ui.takes.filters import Filters
from ui.takes.take_lines import LINE_HEIGHT, TakeLines
from ui.takes.take_table import COLUMNS, TakeTable
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text

WIDTHS = {
    "when": 120, "script": 0, "person": 170, "rubric": 140, "seconds": 120,
    "hits": 76, "passed": 110, "starred": 48, "note": 0,
}  # fmt: skip
"""Pixels at plain text size; 0 shares what is left."""
MOST_COMPARED = 4


class ListView(QWidget):
    """Shows takes of a query. What is wanted of the chosen ones goes out as signals."""

    take_opened = Signal(int)
    star_asked = Signal(int, bool)
    trash_asked = Signal(list)
    restore_asked = Signal(list)
    compare_asked = Signal(list)
    export_asked = Signal(list)
    import_asked = Signal()
    empty_asked = Signal()

    def __init__(self, look: Look, library: Library) -> None:
        super().__init__()
        self._look, self._library = look, library
        self.table = TakeTable(library.takes)
        self.filters = Filters(look)
        self.filters.query_changed.connect(self._show_filtered)
        self._title = Text("Takes", 24, weight=600)
        self._count = Text("", 15, tone="muted")
        self.view = self._make_view()
        self._nothing = self._make_nothing()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 16, 48, 16)
        column.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self._title)
        self.head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBaseline)
        self._bring_in = Button(look, "Bring in recordings", self.import_asked.emit, icon_name="import")
        self._empty = Button(look, "Empty the trash", self.empty_asked.emit)
        self._show_trash = Button(look, "Trash", self.toggle_trash, icon_name="trash")
        for button in (self._bring_in, self._empty, self._show_trash):
            self.head.addWidget(button)
        column.addLayout(self.head)
        column.addWidget(self.filters)
        column.addWidget(self._middle, 1)
        column.addLayout(self._make_foot())
        look.changed.connect(self._measure)
        self._measure()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setItemDelegate(TakeLines(self._look, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setShowGrid(False)
        view.setSortingEnabled(True)
        view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("Takes")
        view.activated.connect(self._open)
        view.clicked.connect(self._clicked)
        view.selectionModel().selectionChanged.connect(lambda *_: self._show_foot())
        for key, act in (
            ("Return", self.open_chosen), ("Delete", self.trash_chosen), ("S", self.star_chosen),
            ("C", self.compare_chosen), ("X", self.export_chosen),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), view, act, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters_focus)
        return view

    def _make_nothing(self) -> QWidget:
        """What stands where no take does: why, and the way out."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.addStretch(2)
        self._nothing_words = Text("", 24, weight=600)
        self._nothing_more = Text("", 15, tone="muted", wrap=True)
        for words in (self._nothing_words, self._nothing_more):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self._show_all = Button(self._look, "Show all takes", self.filters.clear, kind="")
        column.addSpacing(12)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return place

    def _make_foot(self) -> QHBoxLayout:
        look = self._look
        line = QHBoxLayout()
        line.setSpacing(8)
        self._chosen_words = Text("", 15, tone="muted")
        self.star = Button(look, "Star", self.star_chosen, icon_name="star", key="S")
        self.trash = Button(look, "Throw away", self.trash_chosen, icon_name="trash", key="Del")
        self.export = Button(look, "Export", self.export_chosen, icon_name="export", key="X")
        self.compare = Button(look, "Compare", self.compare_chosen, key="C", kind="")
        self.open = Button(look, "Open", self.open_chosen, key="Enter", kind="primary")
        line.addWidget(self._chosen_words, 1)
        for button in (self.star, self.trash, self.export, self.compare, self.open):
            line.addWidget(button)
        return line

    # what is shown

    def show_again(self) -> None:
        """Reads the list anew, keeping what is asked of it and the line that is chosen."""
        chosen = self.chosen()
        self.filters.offer(self._library.takes.choices())
        self._show(self.filters.query(self.table.query))
        if chosen:
            self.choose(chosen[0])

    def toggle_trash(self) -> None:
        """The trash, or the takes that are kept."""
        trashed = not self.table.query.trashed
        self._title.setText("Trash" if trashed else "Takes")
        self._show_trash.show_as("Takes" if trashed else "Trash", icon_name="left" if trashed else "trash")
        self._show(replace(self.filters.query(self.table.query), trashed=trashed))

    def _show_filtered(self, asked: TakeQuery) -> None:
        now = self.table.query
        self._show(replace(asked, sort=now.sort, descending=now.descending, trashed=now.trashed))

    def _show(self, query: TakeQuery) -> None:
        self.table.show_query(query)
        count = self.table.rowCount()
        self._count.setText(f"{count:,}" if count else "")
        self._middle.setCurrentWidget(self.view if count else self._nothing)
        narrowed = replace(query, sort="when", descending=True, trashed=False) != TakeQuery()
        self._say_nothing(narrowed, query.trashed)
        if count and not self.view.currentIndex().isValid():
            self.view.selectRow(0)
        self._show_foot()

    def _say_nothing(self, narrowed: bool, trashed: bool) -> None:
        if narrowed:
            words, more = "No take fits.", "Fewer filters or another word may find it."
        elif trashed:
            words, more = "The trash is empty.", "What you throw away waits here until you empty it."
        else:
            words, more = "No takes yet.", "Practise once and it is here. Recordings can be dropped here too."
        self._nothing_words.setText(words)
        self._nothing_more.setText(more)
        self._show_all.setVisible(narrowed)

    def _show_foot(self) -> None:
        chosen = len(self.chosen())
        self._chosen_words.setText(f"{chosen} chosen" if chosen > 1 else "")
        trashed = self.table.query.trashed
        self._empty.setVisible(trashed)
        self._bring_in.setVisible(not trashed)
        self._empty.setEnabled(self.table.rowCount() > 0)
        self.trash.show_as(
            "Bring back" if trashed else "Throw away", icon_name="undo" if trashed else "trash", key="Del"
        )
        for button, fits in (
            (self.star, chosen > 0), (self.trash, chosen > 0), (self.export, chosen > 0),
            (self.open, chosen == 1), (self.compare, 2 <= chosen <= MOST_COMPARED),
        ):  # fmt: skip
            button.setEnabled(fits)

    def _measure(self) -> None:
        header = self.view.horizontalHeader()
        for number, column in enumerate(COLUMNS):
            width = WIDTHS[column]
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, mode)
            if width:
                header.resizeSection(number, self._look.px(width))
        self.view.verticalHeader().setDefaultSectionSize(self._look.px(LINE_HEIGHT))

    # what is chosen

    def chosen(self) -> list[int]:
        """Ids of the chosen takes, from top to bottom."""
        lines = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = (self.table.take_row(line) for line in lines)
        return [row.id for row in rows if row is not None]

    def choose(self, take: int) -> None:
        """Chooses a take if it is among the first some hundred shown."""
        for line in range(min(self.table.rowCount(), 300)):
            row = self.table.take_row(line)
            if row is not None and row.id == take:
                self.view.selectRow(line)
                return

    def filters_focus(self) -> None:
        """To the search field."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def open_chosen(self) -> None:
        """Opens the chosen take."""
        if len(chosen := self.chosen()) == 1:
            self.take_opened.emit(chosen[0])

    def trash_chosen(self) -> None:
        """Throws the chosen takes away, or brings them back from the trash."""
        if chosen := self.chosen():
            (self.restore_asked if self.table.query.trashed else self.trash_asked).emit(chosen)

    def star_chosen(self) -> None:
        """Stars the chosen takes, or takes the stars away where all have one."""
        lines = [index.row() for index in self.view.selectionModel().selectedRows()]
        rows = [row for line in lines if (row := self.table.take_row(line)) is not None]
        starred = not all(row.starred for row in rows)
        for row in rows:
            self.star_asked.emit(row.id, starred)

    def compare_chosen(self) -> None:
        """Compares two to four chosen takes."""
        if 2 <= len(chosen := self.chosen()) <= MOST_COMPARED:
            self.compare_asked.emit(chosen)

    def export_chosen(self) -> None:
        """Exports the chosen takes."""
        if chosen := self.chosen():
            self.export_asked.emit(chosen)

    def _open(self, index: QModelIndex) -> None:
        row = self.table.take_row(index.row())
        if row is not None:
            self.take_opened.emit(row.id)

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.take_row(index.row())
        if row is not None and COLUMNS[index.column()] == "starred":
            self.star_asked.emit(row.id, not row.starred)
