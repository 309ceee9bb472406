"""What stands where no take does: why, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text

NARROWED = ("No take fits.", "Fewer filters or another word may find it.")
NO_TRASH = ("The trash is empty.", "What you throw away waits here until you empty it.")
NO_TAKES = ("No takes yet.", "Practise once and it is here. Recordings can be dropped here too.")


class Nothing(QWidget):
    """Says one of three sentences; `show_all` and `bring_in` are what can be done about them."""

    def __init__(self, look: Look, show_all: Callable[[], object], bring_in: Callable[[], object]) -> None:
        super().__init__()
        self.words = Text("", 24, weight=600, wrap=True)
        self._more = Text("", 15, tone="muted", wrap=True)
        self._show_all = Button(look, "Show all takes", show_all, kind="")
        self._bring_in = Button(look, "Bring in recordings", bring_in, icon_name="import", key="I", kind="")
        column = QVBoxLayout(self)
        column.addStretch(2)
        for words in (self.words, self._more):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(12)
        for button in (self._show_all, self._bring_in):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, narrowed: bool, trashed: bool) -> None:
        """Why nothing is shown: filters, an empty trash, or no take was ever made."""
        words, more = NARROWED if narrowed else NO_TRASH if trashed else NO_TAKES
        self.words.setText(words)
        self._more.setText(more)
        self._show_all.setVisible(narrowed)
        self._bring_in.setVisible(not narrowed and not trashed)
