"""The script that is being written: kept as it is typed, a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coach.errors import CoachError
from coach.rubric import Rubric, shipped_rubric, shipped_rubrics
from coach.script import Script

if TYPE_CHECKING:
    from coach.keep.written import KeptScript, ScriptShelf

PAUSE_MS = 400
"""A pause in typing this long has the words kept; leaving the script has them kept at once."""


class OpenScript(QObject):
    """One script of the shelf, open for writing. `failed` tells a sentence when it could not be kept."""

    kept_as = Signal(int, str)
    """Number and title, when the title changed."""
    failed = Signal(str)

    def __init__(
        self, shelf: ScriptShelf, words: Callable[[], Script], parent: QObject | None = None
    ) -> None:
        """`words` gives the script as it stands on the screen."""
        super().__init__(parent)
        self._shelf = shelf
        self._words = words
        self._waiting = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._waiting.timeout.connect(self.keep)
        self._kept_sheet = ""
        self.kept: KeptScript | None = None

    @property
    def rubric(self) -> Rubric:
        """What takes of it are marked against."""
        return rubric_for(self.kept.rubric if self.kept else "")

    def open(self, kept: KeptScript | None) -> None:
        """Opens another one; whoever calls has shown its words already or shows them next."""
        self._waiting.stop()
        self.kept = kept
        self._kept_sheet = kept.sheet if kept else ""

    def touch(self) -> None:
        """The words changed."""
        if self.kept is not None:
            self._waiting.start()

    def keep(self) -> None:
        """Keeps the words now, if they changed."""
        self._waiting.stop()
        sheet = self._words().sheet()
        if self.kept is None or sheet == self._kept_sheet:
            return
        if self._done(lambda number: self._shelf.save(number, sheet)):
            self._kept_sheet = sheet

    def rename(self, title: str) -> None:
        """Gives it another title; the shelf may put a number after one that is taken."""
        if self.kept is None or title == self.kept.title or not title.strip():
            return
        if self._done(lambda number: self._shelf.rename(number, title)) and self.kept:
            self.kept_as.emit(self.kept.id, self.kept.title)

    def choose_rubric(self, rubric_id: str) -> None:
        """Says what takes of it are marked against."""
        shipped_rubric(rubric_id)
        if self.kept is not None and rubric_id != self.kept.rubric:
            self._done(lambda number: self._shelf.set_rubric(number, rubric_id))

    def _done(self, act: Callable[[int], object]) -> bool:
        """Does something to the kept script and reads it anew; false, and told, where that failed."""
        assert self.kept is not None
        try:
            act(self.kept.id)
            self.kept = self._shelf.script(self.kept.id)
        except CoachError as error:
            self.failed.emit(str(error))
            return False
        return True


def rubric_for(rubric_id: str) -> Rubric:
    """The rubric of that id; the first one where it is unknown."""
    return next((rubric for rubric in shipped_rubrics() if rubric.id == rubric_id), shipped_rubrics()[0])
