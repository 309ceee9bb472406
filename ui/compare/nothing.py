"""What stands on the page before there is anything to compare: the likely pairs, one click away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.keep.library import Library
from coach.keep.rivals import rivals
from coach.keep.take_list import TakeQuery
from coach.take import Take
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text


class Nothing(QWidget):
    """Tells `pair_chosen` (take ids) and `takes_asked`."""

    pair_chosen = Signal(list)
    takes_asked = Signal()

    def __init__(self, look: Look, library: Library) -> None:
        super().__init__()
        self._look, self._library = look, library
        self._title = Text("", 24, weight=600)
        self._words = Text("", 15, tone="muted", wrap=True)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for text in (self._title, self._words):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addSpacing(16)
        column.addLayout(self._offers)
        column.addStretch(3)

    def offer(self, chosen: Take | None) -> None:
        """Offers pairs: the last two takes, the last and the best, and the model take where there is one."""
        while (item := self._offers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        pairs = self._pairs(chosen)
        self._title.setText("Side by side" if pairs else "Two takes are needed")
        self._words.setText(
            "Hear and see what changed from one take to another."
            if pairs
            else "Practise the same script twice, and the two can be compared here."
        )
        for words, pair in pairs:
            button = Button(self._look, words, partial(self.pair_chosen.emit, pair), kind="")
            self._offers.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        more = Button(self._look, "Choose in the list of takes", self.takes_asked.emit, kind="link")
        self._offers.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)

    def _pairs(self, chosen: Take | None) -> list[tuple[str, list[int]]]:
        shelf = self._library.takes
        newest = shelf.rows(TakeQuery(), limit=1)
        take = chosen.id if chosen is not None else newest[0].id if newest else None
        if take is None:
            return []
        return [(f"The last take and {rival.name}", [rival.take, take]) for rival in rivals(shelf, take)]
