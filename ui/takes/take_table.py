"""All takes as a table that reads only the rows in sight: ten thousand are as quick as ten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from coach.keep.take_list import Column, TakeQuery, TakeRow
from ui.wording import seconds

PAGE_ROWS = 100
PAGES_KEPT = 12
COLUMNS: tuple[Column, ...] = (
    "when",
    "script",
    "person",
    "rubric",
    "seconds",
    "hits",
    "passed",
    "starred",
    "note",
)
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
ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Rows(Protocol):
    """What the table reads from: the library's shelf of takes."""

    def rows(self, query: TakeQuery | None = None, offset: int = 0, limit: int = 200) -> list[TakeRow]: ...

    def count(self, query: TakeQuery | None = None) -> int: ...


class TakeTable(QAbstractTableModel):
    """The rows of a query. A page of rows is read (a few milliseconds) when one of them is first shown."""

    def __init__(self, shelf: Rows) -> None:
        super().__init__()
        self._shelf = shelf
        self._query = TakeQuery()
        self._count = 0
        self._pages: dict[int, list[TakeRow]] = {}

    @property
    def query(self) -> TakeQuery:
        """What is shown."""
        return self._query

    def show_query(self, query: TakeQuery) -> None:
        """Shows other takes, or the same ones anew."""
        self.beginResetModel()
        self._query = query
        self._pages.clear()
        self._count = self._shelf.count(query)
        self.endResetModel()

    def take_row(self, line: int) -> TakeRow | None:
        """The take on a line; None past the end, or where takes went away meanwhile."""
        if not 0 <= line < self._count:
            return None
        number, place = divmod(line, PAGE_ROWS)
        if number not in self._pages:
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = self._shelf.rows(self._query, number * PAGE_ROWS, PAGE_ROWS)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[COLUMNS[section]]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.take_row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row, COLUMNS[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{TITLES[COLUMNS[index.column()]]}: {spoken(row, COLUMNS[index.column()])}"
        return row if role == ROW else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order is Qt.SortOrder.DescendingOrder
        self.show_query(replace(self._query, sort=COLUMNS[column], descending=descending))


def shown(row: TakeRow, column: str) -> str:
    """What stands in a cell."""
    words = {
        "when": row.when.astimezone().strftime("%d %b %H:%M").lstrip("0"),
        "script": row.script or "No script",
        "person": row.person,
        "rubric": row.rubric_title,
        "seconds": seconds(row.seconds),
        "hits": f"{row.hits} of {row.required}",
        "passed": "Passed" if row.passed else "Not yet",
        "starred": "",
        "note": row.note,
    }
    return words[column]


def spoken(row: TakeRow, column: str) -> str:
    """What a screen reader says of a cell."""
    if column == "starred":
        return "starred" if row.starred else "no star"
    return shown(row, column) or "none"


assert set(COLUMNS) <= set(get_args(Column))
