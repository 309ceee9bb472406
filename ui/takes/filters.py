"""What is asked of the list: words to search for, a filter and an order for each thing a take shows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coach.keep.take_list import Column, TakeQuery
from ui.theme import Look, set_look_of
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.wrapping import Wrapping

TYPING_MS = 150
"""A search waits this long for the next letter."""
EVERY = {
    "script": "All scripts",
    "person": "Everyone",
    "rubric": "All rubrics",
    "passed": "Any result",
    "starred": "Starred or not",
}
NAMES = {"script": "script", "person": "person", "rubric": "rubric", "passed": "result", "starred": "star"}
FIXED: dict[str, tuple[tuple[str, object], ...]] = {
    "passed": (("Passed", True), ("Not yet", False)),
    "starred": (("Starred", True),),
}
ORDERS: tuple[tuple[str, Column, bool], ...] = (
    ("Newest first", "when", True), ("Oldest first", "when", False),
    ("Passed first", "passed", True), ("Not yet first", "passed", False),
    ("Most hits first", "hits", True), ("Fewest hits first", "hits", False),
    ("Shortest first", "seconds", False), ("Longest first", "seconds", True),
    ("Slowest first", "pace", False), ("Fastest first", "pace", True),
    ("Starred first", "starred", True), ("Starred last", "starred", False),
    ("Script, A to Z", "script", False), ("Script, Z to A", "script", True),
    ("Person, A to Z", "person", False), ("Person, Z to A", "person", True),
    ("Rubric, A to Z", "rubric", False), ("Rubric, Z to A", "rubric", True),
    ("With a note first", "note", True), ("With a note last", "note", False),
)  # fmt: skip
WIDEST = 220


class Filters(QWidget):
    """Tells `query_changed` when other takes, another order or another grouping are wanted."""

    query_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._trashed = False
        self._grouped = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.query_changed)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search words said, people, notes")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search takes")
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.choosers = {
            name: self._chooser(f"Filter by {NAMES[name]}", every) for name, every in EVERY.items()
        }
        for name, choices in FIXED.items():
            for words, value in choices:
                self.choosers[name].addItem(words, value)
        self.order = self._chooser("Order")
        for words, column, descending in ORDERS:
            self.order.addItem(words, (column, descending))
        self.group = Button(look, "By run", self.toggle_grouping, key="G")
        line = Wrapping(4)
        line.add_all([self.search, *self.choosers.values(), self.order, self.group])
        self.setLayout(line)
        look.changed.connect(self._measure)
        self._measure()

    def _chooser(self, name: str, every: str = "") -> Choice:
        chooser = Choice(self._look, name, quiet=True)
        if every:
            chooser.addItem(every, None)
        chooser.activated.connect(lambda _: self._tell())
        return chooser

    def _measure(self) -> None:
        self.search.setMinimumWidth(self._look.px(250))
        for chooser in (*self.choosers.values(), self.order):
            chooser.setMaximumWidth(self._look.px(WIDEST))

    def offer(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """Fills the filters with what there is; a filter keeps its choice while it is still offered."""
        for name in ("script", "person", "rubric"):
            chooser = self.choosers[name]
            before = chooser.currentData()
            chooser.clear()
            chooser.addItem(EVERY[name], None)
            for value, words in choices.get(name, ()):
                chooser.addItem(words or "No script", value)
            chooser.choose(before)
        self._show_chosen()

    @property
    def query(self) -> TakeQuery:
        """What is asked for as everything stands."""
        chosen = {name: chooser.currentData() for name, chooser in self.choosers.items()}
        _, column, descending = ORDERS[max(0, self.order.currentIndex())]
        return TakeQuery(
            self.search.text(), **chosen, trashed=self._trashed, sort=column, descending=descending
        )

    @property
    def grouped(self) -> bool:
        """Whether takes are put together by practice run."""
        return self._grouped

    @property
    def narrowed(self) -> bool:
        """Whether some takes are left out by what was asked."""
        return replace(self.query, sort="when", descending=True, trashed=False) != TakeQuery()

    def show_trash(self, trashed: bool) -> None:
        """The trash, or what is kept."""
        self._trashed = trashed
        self._tell()

    def choose_order(self, column: str, descending: bool) -> None:
        """Another order, asked for elsewhere."""
        place = next(
            (number for number, one in enumerate(ORDERS) if one[1:] == (column, descending)),
            0,
        )
        if place != self.order.currentIndex():
            self.order.setCurrentIndex(place)
            self._tell()

    def toggle_grouping(self) -> None:
        """Puts takes together by practice run, or no longer."""
        self._grouped = not self._grouped
        self._tell()

    def clear(self) -> None:
        """Shows everything again."""
        self.search.clear()
        self._typing.stop()
        for chooser in self.choosers.values():
            chooser.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        self._show_chosen()
        self.query_changed.emit()

    def _show_chosen(self) -> None:
        """What narrows the list stands out; what does not is quiet."""
        for chooser in self.choosers.values():
            set_look_of(chooser, kind="quiet" if chooser.currentIndex() <= 0 else "")
        self.group.show_as("By run", key="G", kind="" if self._grouped else "quiet")
        self.group.setAccessibleName("Grouped by practice run" if self._grouped else "Group by practice run")
