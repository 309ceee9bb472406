"""All takes as a table that reads only the rows in sight: ten thousand are as quick as ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, get_args

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from coach.errors import CoachError
from coach.keep.take_list import Column, TakeQuery, TakeRow
from coach.keep.take_reading import RunRow
from ui.takes.run_groups import grouped_lines, heading
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


class Rows(Protocol):
    """What the table reads from: the library's shelf of takes."""

    def ids_with_runs(self, query: TakeQuery | None = None) -> list[tuple[int, str]]: ...

    def rows_with(self, numbers: Sequence[int]) -> list[TakeRow]: ...

    def runs(self, query: TakeQuery | None = None) -> list[RunRow]: ...


class TakeTable(QAbstractTableModel):
    """The rows of a query. A page of rows is read (a few milliseconds) when one of them is first shown.

    `sort_asked` (column, descending) comes from a click on a heading; who asks the library decides.
    """

    sort_asked = Signal(str, bool)

    def __init__(self, shelf: Rows) -> None:
        super().__init__()
        self._shelf = shelf
        self._query = TakeQuery()
        self._runs: list[RunRow] = []
        self._grouped = False
        self._lines: list[int] = []
        self._pages: dict[int, dict[int, TakeRow]] = {}

    @property
    def query(self) -> TakeQuery:
        """What is shown."""
        return self._query

    @property
    def takes(self) -> int:
        """How many takes are shown; headings of runs do not count."""
        return len(self._lines) - len(self._runs)

    @property
    def grouped(self) -> bool:
        """Whether takes stand under their runs."""
        return self._grouped

    def show_query(self, query: TakeQuery, grouped: bool = False) -> None:
        """Shows other takes, or the same ones anew; `grouped` puts them under their practice runs."""
        self.beginResetModel()
        self._query, self._grouped = query, grouped
        self._pages.clear()
        found = self._shelf.ids_with_runs(query)
        self._runs = self._shelf.runs(query) if grouped else []
        self._lines = grouped_lines(self._runs, found) if grouped else [number for number, _ in found]
        self.endResetModel()

    def take_row(self, line: int) -> TakeRow | None:
        """The take on a line; None on a heading, past the end, or where takes went away meanwhile."""
        if not 0 <= line < len(self._lines) or self._lines[line] < 0:
            return None
        number = line // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            wanted = [take for take in self._lines[number * PAGE_ROWS :][:PAGE_ROWS] if take > 0]
            page = self._pages[number] = self._read(wanted)
        return page.get(self._lines[line])

    def _read(self, wanted: Sequence[int]) -> dict[int, TakeRow]:
        """Rows by id; none where the library cannot be read, which whoever changes it next is told."""
        try:
            return {row.id: row for row in self._shelf.rows_with(wanted)}
        except CoachError:
            return {}

    def heading(self, line: int) -> str:
        """What the heading of a run says; empty on a take's line."""
        if not 0 <= line < len(self._lines) or self._lines[line] > 0:
            return ""
        return heading(self._runs[-self._lines[line] - 1])

    def line_of(self, take: int) -> int | None:
        """The line of a take; None where it is not shown."""
        return self._lines.index(take) if take in self._lines else None

    # Qt's own

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

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
