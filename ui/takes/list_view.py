"""The list of takes: what is asked of it above it, what can be done with the chosen ones at its foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from coach.keep.library import Library
from coach.keep.take_list import Column
from ui.keys import TAKES
from ui.takes.filters import Filters
from ui.takes.nothing import Nothing
from ui.takes.take_lines import LINE_HEIGHT, TakeLines
from ui.takes.take_table import COLUMNS, TakeTable
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text
from ui.widgets.wrapping import Wrapping

WIDTHS = {
    "when": 124, "script": 0, "person": 190, "rubric": 148, "seconds": 112,
    "hits": 76, "passed": 112, "starred": 52, "note": 0,
}  # fmt: skip
"""Pixels at plain text size; 0 shares what is left, at least LEAST."""
LEAST = {"script": 160, "note": 120}
FIRST_TO_GO: tuple[Column, ...] = ("note", "rubric", "person", "hits", "when")
"""Columns that make room, one after the other, where text is large or the window small."""
MOST_COMPARED = 4
EDGE, SCROLLBAR = 48, 12


class ListView(QWidget):
    """Shows takes of a query. What is wanted of the chosen ones goes out as signals."""

    take_opened = Signal(int)
    star_asked = Signal(list, bool)
    trash_asked = Signal(list)
    restore_asked = Signal(list)
    compare_asked = Signal(list)
    export_asked = Signal(list)
    import_asked = Signal()
    empty_asked = Signal()
    progress_asked = Signal()
    room_asked = Signal()

    def __init__(self, look: Look, library: Library) -> None:
        super().__init__()
        self._look, self._library = look, library
        self._trashed = False
        self.table = TakeTable(library.takes)
        self.filters = Filters(look)
        self.table.sort_asked.connect(self.filters.choose_order)
        self.filters.query_changed.connect(self._show)
        self.view = self._make_view()
        self.nothing = Nothing(look, self.filters.clear, self.import_asked.emit)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 16, EDGE, 16)
        column.setSpacing(12)
        column.addLayout(self._make_head())
        column.addWidget(self.filters)
        column.addWidget(self._middle, 1)
        column.addWidget(self._make_foot())
        self._bind_keys()
        look.changed.connect(self._measure)
        self._measure()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setItemDelegate(TakeLines(self._look, view, self.table))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setShowGrid(False)
        view.setProperty("kind", "lines")
        header = view.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        view.setSortingEnabled(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("Takes")
        view.activated.connect(self._open)
        view.clicked.connect(self._clicked)
        view.selectionModel().selectionChanged.connect(lambda *_: self._show_foot())
        view.selectionModel().currentRowChanged.connect(lambda *_: view.viewport().update())
        return view

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "open": self.open_chosen, "trash": self.trash_chosen, "star": self.star_chosen,
            "compare": self.compare_chosen, "export": self.export_chosen,
        }  # fmt: skip
        for name, act in keys.items():
            QShortcut(
                QKeySequence(TAKES[name].sequence), self.view, act, context=Qt.ShortcutContext.WidgetShortcut
            )
        anywhere: dict[str, Callable[[], object]] = {
            "find": self.filters_focus, "group": self.filters.toggle_grouping,
            "progress": self.progress_asked.emit, "import": self.import_asked.emit,
        }  # fmt: skip
        for name, act in anywhere.items():
            QShortcut(
                QKeySequence(TAKES[name].sequence),
                self,
                act,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )

    def _make_head(self) -> Wrapping:
        look = self._look
        self._title = Text("Takes", 24, weight=600)
        self._count = Text("", 15, tone="muted")
        self.progress = Button(look, "Progress", self.progress_asked.emit, key="V")
        self._bring_in = Button(
            look, "Bring in recordings", self.import_asked.emit, icon_name="import", key="I"
        )
        self._empty = Button(look, "Empty the trash", self.empty_asked.emit)
        self._show_trash = Button(look, "Trash", self.toggle_trash, icon_name="trash")
        self._room = Button(look, "Room and backup", self.room_asked.emit)
        head = Wrapping(8, right=True)
        head.add_all([self._title, self._count])
        head.add_stretch()
        head.add_all([self.progress, self._bring_in, self._empty, self._show_trash, self._room])
        return head

    def _make_foot(self) -> QWidget:
        look = self._look
        self._foot = QWidget()
        self._chosen_words = Text("", 15, tone="muted")
        self.star = Button(look, "Star", self.star_chosen, icon_name="star", key="S")
        self.trash = Button(look, "Throw away", self.trash_chosen, icon_name="trash", key="Del")
        self.export = Button(look, "Export", self.export_chosen, icon_name="export", key="X")
        self.compare = Button(look, "Compare", self.compare_chosen, key="C", kind="")
        self.open = Button(look, "Open", self.open_chosen, key="Enter", kind="primary")
        line = Wrapping(8, right=True)
        line.addWidget(self._chosen_words)
        line.add_stretch()
        line.add_all([self.star, self.trash, self.export, self.compare, self.open])
        self._foot.setLayout(line)
        return self._foot

    # what is shown

    def show_again(self) -> None:
        """Reads the list and what it can be filtered by anew, keeping what is chosen and in sight."""
        self.filters.offer(self._library.takes.choices())
        chosen, height = self.chosen(), self.view.verticalScrollBar().value()
        self._show()
        self.choose(*chosen)
        self.view.verticalScrollBar().setValue(height)

    def toggle_trash(self) -> None:
        """The trash, or the takes that are kept."""
        self._trashed = not self._trashed
        self._title.setText("Trash" if self._trashed else "Takes")
        self._show_trash.show_as(
            "Takes" if self._trashed else "Trash", icon_name="left" if self._trashed else "trash"
        )
        self.filters.show_trash(self._trashed)

    def _show(self) -> None:
        query = self.filters.query
        self.table.show_query(query, self.filters.grouped)
        self._show_order(query.sort, query.descending)
        count = self.table.takes
        narrowed = self.filters.narrowed
        self._count.setText(f"{count:,}" if count else "")
        self._middle.setCurrentWidget(self.view if count else self.nothing)
        self.nothing.say(narrowed, query.trashed)
        for part in (self.filters, self._foot):
            part.setVisible(bool(count) or narrowed)
        if count and not self.view.currentIndex().isValid():
            self.view.selectRow(1 if self.table.grouped else 0)
        self._show_foot()

    def _show_order(self, column: str, descending: bool) -> None:
        """The arrow in the headings; -1 where the list is ordered by something that has no column."""
        header = self.view.horizontalHeader()
        place = next((number for number, name in enumerate(COLUMNS) if name == column), -1)
        header.blockSignals(True)
        header.setSortIndicator(
            place, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )
        header.blockSignals(False)
        header.viewport().update()

    def _show_foot(self) -> None:
        chosen = len(self.view.selectionModel().selectedRows())
        self._chosen_words.setText(f"{chosen} chosen" if chosen > 1 else "")
        trashed = self._trashed
        self._empty.setVisible(trashed)
        self._bring_in.setVisible(not trashed and self.table.takes > 0)
        self.progress.setVisible(not trashed and self.table.takes > 0)
        self._room.setVisible(not trashed)
        self._empty.setEnabled(self.table.takes > 0)
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
        room = (self.width() - 2 * EDGE - SCROLLBAR) / self._look.text_scale
        shown = list(COLUMNS)
        for column in FIRST_TO_GO:
            if sum(WIDTHS[one] or LEAST[one] for one in shown) > room:
                shown.remove(column)
        for number, column in enumerate(COLUMNS):
            width = WIDTHS[column]
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionHidden(number, column not in shown)
            header.setSectionResizeMode(number, mode)
            if width:
                header.resizeSection(number, self._look.px(width))
        self.view.verticalHeader().setDefaultSectionSize(self._look.px(LINE_HEIGHT))
        # An opaque ground: scrolling then moves what is painted and paints only the lines that come in.
        ground, viewport = self.view.palette(), self.view.viewport()
        ground.setColor(QPalette.ColorRole.Base, self._look.colour("background"))
        viewport.setPalette(ground)
        viewport.setAutoFillBackground(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    # what is chosen

    def chosen(self) -> list[int]:
        """Ids of the chosen takes, from top to bottom."""
        lines = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = (self.table.take_row(line) for line in lines)
        return [row.id for row in rows if row is not None]

    def choose(self, *takes: int) -> None:
        """Chooses takes, those of them that are shown; the first one is where the keyboard is."""
        lines = [line for line in map(self.table.line_of, takes) if line is not None]
        if not lines:
            return
        self.view.selectRow(lines[0])
        more = QItemSelection()
        for line in lines[1:]:
            more.select(self.table.index(line, 0), self.table.index(line, len(COLUMNS) - 1))
        self.view.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)

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
            (self.restore_asked if self._trashed else self.trash_asked).emit(chosen)

    def star_chosen(self) -> None:
        """Stars the chosen takes, or takes the stars away where all have one."""
        lines = [index.row() for index in self.view.selectionModel().selectedRows()]
        rows = [row for line in lines if (row := self.table.take_row(line)) is not None]
        if rows:
            self.star_asked.emit([row.id for row in rows], not all(row.starred for row in rows))

    def compare_chosen(self) -> None:
        """Compares two to four chosen takes, the oldest first: the others are held against it."""
        lines = [index.row() for index in self.view.selectionModel().selectedRows()]
        rows = [row for line in lines if (row := self.table.take_row(line)) is not None]
        if 2 <= len(rows) <= MOST_COMPARED:
            self.compare_asked.emit([row.id for row in sorted(rows, key=lambda row: row.when)])

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
            self.star_asked.emit([row.id], not row.starred)
