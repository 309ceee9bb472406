"""The row above the list: search, and a filter for each thing a take can be sorted out by."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from coach.keep.take_list import TakeQuery
from ui.theme import Look

TYPING_MS = 150
"""A search waits this long for the next letter."""
RESULTS = (("Any result", None), ("Passed", True), ("Not yet", False))
STARS = (("Starred or not", None), ("Starred", True))


class Filters(QWidget):
    """Tells `query_changed` (TakeQuery) when the user wants to see other takes."""

    query_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = TakeQuery()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the words said, people, notes")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search takes")
        self.search.textChanged.connect(lambda _: self._typing.start())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        self.choosers = {
            name: self._chooser(words)
            for name, words in (
                ("script", "Script"), ("person", "Person"), ("rubric", "Rubric"), ("run", "Practice run"),
                ("passed", "Result"), ("starred", "Star"),
            )
        }  # fmt: skip
        for chooser in self.choosers.values():
            line.addWidget(chooser)
        for name, choices in (("passed", RESULTS), ("starred", STARS)):
            for words, value in choices:
                self.choosers[name].addItem(words, value)

    def _chooser(self, name: str) -> QComboBox:
        chooser = QComboBox()
        chooser.setAccessibleName(f"Filter by {name.lower()}")
        chooser.setMinimumContentsLength(8)
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        chooser.activated.connect(lambda _: self._tell())
        return chooser

    def offer(self, choices: dict[str, list[tuple[str, str]]]) -> None:
        """Fills the filters with what there is; a filter keeps its choice while it is still offered."""
        every = {"script": "All scripts", "person": "Everyone", "rubric": "All rubrics", "run": "All runs"}
        for name, all_words in every.items():
            chooser = self.choosers[name]
            before = chooser.currentData()
            chooser.clear()
            chooser.addItem(all_words, None)
            for number, (value, words) in enumerate(choices.get(name, ())):
                chooser.addItem(words if name != "run" else f"Run {number + 1}: {words}", value)
            chooser.setCurrentIndex(max(0, chooser.findData(before)))

    def query(self, base: TakeQuery) -> TakeQuery:
        """The query as the filters stand; order and trash as in `base`."""
        chosen = {name: chooser.currentData() for name, chooser in self.choosers.items()}
        return replace(base, search=self.search.text(), **chosen)

    def clear(self) -> None:
        """Shows everything again."""
        self.search.clear()
        for chooser in self.choosers.values():
            chooser.setCurrentIndex(0)
        self._tell()

    def _tell(self) -> None:
        self.query_changed.emit(self.query(self._query))
