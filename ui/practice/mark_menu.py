"""What can be done with one mark after the take: hear it, or put it right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from coach.verdict import State
from ui.playing import stretch_around
from ui.practice.seams import MarkedTake
from ui.wording import name_of, seconds

if TYPE_CHECKING:
    from ui.practice.page import PracticePage


def open_mark_menu(page: PracticePage, take: MarkedTake, mark: str) -> QMenu:
    """Opens the menu of a mark and returns it."""
    verdict = take.counted
    found = verdict.elements.get(mark) or verdict.avoids.get(mark)
    menu = QMenu(page)
    menu.setAccessibleName(name_of(mark))
    if found is not None and found.start is not None:
        start, end = stretch_around(found.start, found.end)
        menu.addAction(f"Hear it at {seconds(found.start)}", partial(page.play_stretch, start, end))
        menu.addSeparator()
    said = menu.addAction("It was said", partial(page.book.correct, mark, State.SAID))
    missing = menu.addAction("It was not said", partial(page.book.correct, mark, State.MISSING))
    if found is not None:
        said.setEnabled(found.state is not State.SAID)
        missing.setEnabled(found.state is not State.MISSING)
    if found is not None and found.advice:
        menu.addSeparator()
        menu.addAction(found.advice).setEnabled(False)
    row = page.aside.checklist.row(mark)
    below = row.mapToGlobal(row.rect().bottomLeft()) if row is not None else QCursor.pos()
    menu.popup(below)
    return menu
