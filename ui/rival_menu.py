"""Asking what a take is compared with: the take before, the best, the model take of its script."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from coach.keep.rivals import rivals
from coach.keep.take_reading import TakeReading

NOTHING_TO_COMPARE = "This is the only take of its script. Make another, then compare."
LONE = 1


def ask_rival(
    parent: QWidget, shelf: TakeReading, take: int, compare: Callable[[list[int]], object],
    say: Callable[[str], object], *, place: QPoint | None = None,
) -> QMenu | None:  # fmt: skip
    """Compares a take (`compare` gets both ids, the older standard first) with what the user chooses.

    Where there is only one other it is not asked, where there is none it is said.
    """
    found = rivals(shelf, take)
    if not found:
        say(NOTHING_TO_COMPARE)
        return None
    if len(found) == LONE:
        compare([found[0].take, take])
        return None
    menu = QMenu(parent)
    menu.setAccessibleName("Compare with")
    for rival in found:
        menu.addAction(f"Against {rival.name}", partial(compare, [rival.take, take]))
    menu.popup(place or QCursor.pos())
    return menu
