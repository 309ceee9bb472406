"""How takes of one script went over time: a sentence, a picture of it, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from coach.compare.progress import progress_sentence
from coach.keep.library import Library
from coach.keep.take_list import TakeQuery, TakeRow
from ui.takes.progress_chart import ProgressChart
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Text
from ui.widgets.wrapping import Wrapping
from ui.wording import seconds

HEADINGS = ("When", "Length", "Limit", "Hits", "Pace", "Result")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ProgressTable(QAbstractTableModel):
    """The same takes as rows, for screen readers and for whoever likes figures."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[TakeRow] = ()

    def show_rows(self, rows: Sequence[TakeRow]) -> None:
        """Shows takes, the oldest first."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cells = _cells(self.rows[index.row()])
        words = cells[index.column()]
        return words if role == Qt.ItemDataRole.DisplayRole else f"{HEADINGS[index.column()]}: {words}"


class ProgressView(QWidget):
    """Tells `closed`, `take_opened` (take id) and `compare_asked` (take ids, the older first)."""

    closed = Signal()
    take_opened = Signal(int)
    compare_asked = Signal(list)

    def __init__(self, look: Look, library: Library) -> None:
        super().__init__()
        self._look, self._library = look, library
        self._back = Button(look, "Takes", self.closed.emit, icon_name="left", key="Esc", flush=True)
        self.script = Choice(look, "Script")
        self.script.setMinimumContentsLength(24)
        self.script.activated.connect(lambda _: self._show())
        self._as_table = Button(look, "As a table", self.toggle_table, key="T")
        self.compare = Button(look, "Compare with the first", self.compare_chosen, key="C")
        self.sentence = Text("", 24, weight=600, wrap=True)
        self.chart = ProgressChart(look)
        self.chart.take_opened.connect(self.take_opened)
        self._told = Text("", 15, tone="muted", wrap=True)
        self.chart.told.connect(self._told.setText)
        self.table = ProgressTable()
        self.table_view = self._make_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table_view)
        self._lay_out()
        keys: dict[str, Callable[[], object]] = {
            "Escape": self.closed.emit, "T": self.toggle_table, "C": self.compare_chosen,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        look.changed.connect(self._measure)
        self._measure()

    def _make_table(self) -> QTableView:
        view = QTableView()
        view.setModel(self.table)
        view.setProperty("kind", "lines")
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("Progress over time, as a table")
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.activated.connect(lambda index: self.take_opened.emit(self.table.rows[index.row()].id))
        return view

    def _lay_out(self) -> None:
        head = Wrapping(8, right=True)
        head.addWidget(self._back)
        head.add_stretch()
        head.add_all([self.script, self.compare, self._as_table])
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(48, 12, 48, 24)
        column.setSpacing(8)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self._told)
        column.addSpacing(12)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))

    def _measure(self) -> None:
        self.table_view.verticalHeader().setDefaultSectionSize(self._look.px(36))
        self.script.setMaximumWidth(self._look.px(320))

    def open(self, script: str | None = None) -> None:
        """Shows a script by its key, the one practised last where none is named."""
        choices = self._library.takes.choices()["script"]
        newest = self._library.takes.rows(TakeQuery(), limit=1)
        wanted = script or (newest[0].script_key if newest else None)
        self.script.clear()
        for key, words in choices:
            self.script.addItem(words or "No script", key)
        self.script.choose(wanted)
        self._show()
        self.take_focus()

    def take_focus(self) -> None:
        """The keyboard goes to what is shown."""
        (self._stack.currentWidget() or self).setFocus()

    def toggle_table(self) -> None:
        """The picture, or the same as a table."""
        tables = self._stack.currentWidget() is self.chart
        self._stack.setCurrentWidget(self.table_view if tables else self.chart)
        self._as_table.show_as("As a picture" if tables else "As a table", key="T")
        self._told.setVisible(not tables)
        self.take_focus()

    def compare_chosen(self) -> None:
        """The chosen take beside the first one of its script; where the first is chosen, the last."""
        rows = self.table.rows
        if len(rows) < 2:
            return
        tables = self._stack.currentWidget() is self.table_view
        at = self.table_view.currentIndex().row() if tables else -1
        chosen = rows[at] if at >= 0 else self.chart.chosen
        other = chosen if chosen is not None and chosen.id != rows[0].id else rows[-1]
        self.compare_asked.emit([rows[0].id, other.id])

    def _show(self) -> None:
        key = self.script.currentData()
        rows = self._library.takes.history(key) if key is not None else []
        sentence = progress_sentence(rows) or _too_few(len(rows))
        self.sentence.setText(sentence)
        self.chart.show_rows(rows, sentence)
        self.table.show_rows(rows)
        self.compare.setVisible(len(rows) > 1)
        if rows:
            self.table_view.selectRow(len(rows) - 1)


def _too_few(count: int) -> str:
    counted = {0: "No takes", 1: "One take", 2: "Two takes"}
    return f"{counted.get(count, f'{count} takes')} so far. From the third on you see which way it goes."


def _cells(row: TakeRow) -> tuple[str, ...]:
    return (
        row.when.astimezone().strftime("%d %b %Y, %H:%M").lstrip("0"),
        seconds(row.seconds),
        f"{row.limit_seconds:g} s",
        f"{row.hits} of {row.required}",
        "not measured" if row.pace is None else f"{row.pace:.0f} words a minute",
        "Passed" if row.passed else "Not yet",
    )
