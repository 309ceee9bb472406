"""The page of all takes: the list, and one take in full over it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.keep.library import Library
from ui.takes.list_view import ListView
from ui.theme import Look
from ui.widgets.notice import Notice
from ui.wording import plural


class TakesPage(QWidget):
    """Tells `compare_asked` (take ids) and `practice_asked` (a Brief)."""

    compare_asked = Signal(list)
    practice_asked = Signal(object)

    def __init__(self, look: Look, library: Library, player: Any) -> None:
        super().__init__()
        self._look, self._library, self._player = look, library, player
        self.list = ListView(look, library)
        self.notice = Notice(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        self.setFocusProxy(self.list.view)
        self.list.compare_asked.connect(self.compare_asked)
        self.list.star_asked.connect(self._star)
        self.list.trash_asked.connect(self._trash)
        self.list.restore_asked.connect(self._restore)

    def refresh(self) -> None:
        """Reads the list anew."""
        self.list.show_again()

    def show_take(self, take: int) -> None:
        """Brings one take into sight."""
        self.list.show_again()
        self.list.choose(take)

    def _star(self, take: int, starred: bool) -> None:
        self._library.takes.star(take, starred)
        self.list.show_again()

    def _trash(self, takes: list[int]) -> None:
        gone = self._library.takes.trash(takes)
        self.list.show_again()
        self.notice.say(
            f"Thrown away: {plural(len(gone), 'take')}.", ("Bring back", partial(self._restore, gone))
        )

    def _restore(self, takes: list[int]) -> None:
        back = self._library.takes.restore(takes)
        self.list.show_again()
        self.notice.say(f"Brought back: {plural(len(back), 'take')}.")
