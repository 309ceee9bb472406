"""All scripts: a search, the list, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from coach.rubric import shipped_rubrics
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from coach.keep.written import KeptScript

SEARCHED_FROM = 8


class ScriptList(QWidget):
    """Tells `chosen` with a script's number when another one is chosen, and `new_wanted`."""

    chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Sequence[KeptScript] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search scripts")
        self.search.setAccessibleName("Search scripts")
        self.search.setClearButtonEnabled(True)
        self.list = LineList(look, "Scripts")
        self.new_button = Button(look, "New script", self.new_wanted.emit, icon_name="plus", key="Ctrl+N")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(lambda _: self._show())
        self.list.currentItemChanged.connect(self._choose)

    def show_scripts(self, kept: Sequence[KeptScript], current: int | None) -> None:
        """Shows these scripts, one of them chosen; tells nothing."""
        self._kept = kept
        self.search.setVisible(len(kept) >= SEARCHED_FROM)
        self._show(current)

    def rename(self, number: int, title: str) -> None:
        """Shows another title for one script."""
        item = self._item(number)
        if item is not None:
            self.list.show_lines(item, title, item.data(Qt.ItemDataRole.UserRole + 1))

    def choose(self, number: int) -> None:
        """Chooses a script as a click would."""
        item = self._item(number)
        if item is not None:
            self.list.setCurrentItem(item)

    def _item(self, number: int) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if item.data(Qt.ItemDataRole.UserRole) == number), None)

    def _show(self, current: int | None = None) -> None:
        if current is None and (item := self.list.currentItem()) is not None:
            current = item.data(Qt.ItemDataRole.UserRole)
        titles = {rubric.id: rubric.title for rubric in shipped_rubrics()}
        wanted = self.search.text().casefold().split()
        self.list.blockSignals(True)
        self.list.clear()
        for kept in self._kept:
            told = f"{kept.title} {kept.sheet}".casefold()
            if all(word in told for word in wanted):
                self.list.add_lines(kept.id, kept.title, titles.get(kept.rubric, kept.rubric))
        chosen = None if current is None else self._item(current)
        if chosen is not None:
            self.list.setCurrentItem(chosen)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
