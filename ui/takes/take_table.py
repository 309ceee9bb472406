"""All takes as a table that reads only the rows in sight: ten thousand are as quick as ten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from coach.keep.take_list import Column, TakeQuery, TakeRow
from coach.keep.take_reading import RunRow
from coach.take import Take
from ui.takes.run_groups import HEADING, RunGroups, heading
from ui.wording import seconds

PAGE_ROWS = 40
PAGES_KEPT = 60
COLUMNS: tuple[Column, ...] = (
    "when", "script", "person", "rubric", "seconds", "hits", "passed", "starred", "note",
)  # fmt: skip
TITLES: dict[str, str] = {
    "when": "When",
    "script": "Script",
    "person": "For",
    "rubric": "Rubric",
    "seconds": "Length",
    "hits": "Hits",
    "passed": "Result",
    "starred": "Star",
    "note": "Note",
}
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_Page = tuple[str | None, int]


class Rows(Protocol):
    """What the table reads from: the library's shelf of takes."""

    def rows(self, query: TakeQuery | None = None, offset: int = 0, limit: int = 200) -> list[TakeRow]: ...

    def count(self, query: TakeQuery | None = None) -> int: ...

    def ids(self, query: TakeQuery | None = None) -> list[int]: ...

    def runs(self, query: TakeQuery | None = None) -> list[RunRow]: ...

    def take(self, number: int) -> Take: ...


class TakeTable(QAbstractTableModel):
    """The rows of a query. A page of rows is read (a few milliseconds) when one of them is first shown.

    `sort_asked` (column, descending) comes from a click on a heading; who asks the library decides.
    """

    sort_asked = Signal(str, bool)

    def __init__(self, shelf: Rows) -> None:
        super().__init__()
        self._shelf = shelf
        self._query = TakeQuery()
        self._count = 0
        self._groups: RunGroups | None = None
        self._pages: dict[_Page, list[TakeRow]] = {}

    @property
    def query(self) -> TakeQuery:
        """What is shown."""
        return self._query

    @property
    def takes(self) -> int:
        """How many takes are shown; headings of runs do not count."""
        return self._count

    @property
    def grouped(self) -> bool:
        """Whether takes stand under their runs."""
        return self._groups is not None

    def show_query(self, query: TakeQuery, grouped: bool = False) -> None:
        """Shows other takes, or the same ones anew; `grouped` puts them under their practice runs."""
        self.beginResetModel()
        self._query = query
        self._pages.clear()
        self._count = self._shelf.count(query)
        self._groups = RunGroups(self._shelf.runs(query)) if grouped else None
        self.endResetModel()

    def read_again(self) -> None:
        """Reads the rows in sight anew where neither their number nor their order can have changed."""
        self._pages.clear()
        if lines := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(lines - 1, len(COLUMNS) - 1))

    def take_row(self, line: int) -> TakeRow | None:
        """The take on a line; None on a heading, past the end, or where takes went away meanwhile."""
        if not 0 <= line < self.rowCount():
            return None
        if self._groups is None:
            return self._read(None, line)
        run, place = self._groups.at(line)
        return None if place == HEADING else self._read(run.run, place)

    def heading(self, line: int) -> str:
        """What the heading of a run says; empty on a take's line."""
        if self._groups is None or not 0 <= line < self.rowCount():
            return ""
        run, place = self._groups.at(line)
        return heading(run) if place == HEADING else ""

    def line_of(self, take: int) -> int | None:
        """The line of a take; None where it is not shown. Reads ids only: some 10 ms for 10,000 takes."""
        if self._groups is None:
            ids = self._shelf.ids(self._query)
            return ids.index(take) if take in ids else None
        run = self._shelf.take(take).run
        ids = self._shelf.ids(replace(self._query, run=run))
        return self._groups.line_of(run, ids.index(take)) if take in ids else None

    def _read(self, run: str | None, line: int) -> TakeRow | None:
        number, place = divmod(line, PAGE_ROWS)
        page = self._pages.get((run, number))
        if page is None:
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            query = self._query if run is None else replace(self._query, run=run)
            page = self._pages[run, number] = self._shelf.rows(query, number * PAGE_ROWS, PAGE_ROWS)
        return page[place] if place < len(page) else None

    # Qt's own

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if parent.isValid():
            return 0
        return self._count if self._groups is None else self._groups.lines

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[COLUMNS[section]]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in told:
            return None
        if words := self.heading(index.row()):
            return words if index.column() == 0 else None
        row = self.take_row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row, COLUMNS[index.column()])
        return f"{TITLES[COLUMNS[index.column()]]}: {spoken(row, COLUMNS[index.column()])}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_asked.emit(COLUMNS[column], order is Qt.SortOrder.DescendingOrder)


SHOWN: dict[str, Callable[[TakeRow], str]] = {
    "when": lambda row: row.when.astimezone().strftime("%d %b %H:%M").lstrip("0"),
    "script": lambda row: row.script or "No script",
    "person": lambda row: row.person,
    "rubric": lambda row: row.rubric_title,
    "seconds": lambda row: seconds(row.seconds),
    "hits": lambda row: f"{row.hits} of {row.required}",
    "passed": lambda row: "Passed" if row.passed else "Not yet",
    "starred": lambda row: "",
    "note": lambda row: row.note,
}


def shown(row: TakeRow, column: str) -> str:
    """What stands in a cell."""
    return SHOWN[column](row)


def spoken(row: TakeRow, column: str) -> str:
    """What a screen reader says of a cell."""
    if column == "starred":
        return "starred" if row.starred else "no star"
    return shown(row, column) or "none"


assert set(COLUMNS) <= set(get_args(Column))
