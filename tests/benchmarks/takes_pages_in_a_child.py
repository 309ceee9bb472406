"""A program to measure: the pages of takes over a library that exists already; prints figures as JSON.

python -m tests.benchmarks.takes_pages_in_a_child HOME
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from coach.settings import OpenSettings
from ui.app import make_application
from ui.compare.page import ComparePage
from ui.takes.page import TakesPage
from ui.theme import Look, ThemeChoice

SCROLLS, STEP_PX = 300, 130
TIMES = 7


class Silent:
    """No sound is needed to measure painting."""

    position = None

    def play(self, *stretch: object) -> None: ...

    def prepare(self, sounds: object) -> None: ...

    def stop(self) -> None: ...

    def wait(self) -> object:
        raise AssertionError("nothing is marked here")


class Painted(QObject):
    """Tells when a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = widget
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is self.widget:
            self.count += 1
        return False

    def wait(self, since: int | None = None) -> None:
        """Runs events until it has been painted once more (than `since`), and the rest of that frame."""
        before = self.count if since is None else since
        while self.count == before:
            QApplication.processEvents()
        QApplication.processEvents()


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds that some work takes."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def going(what: str) -> None:
    """Tells whoever waits that there is still something to wait for."""
    print(json.dumps({"kind": "going", "what": what}), flush=True)


def main() -> None:
    """Opens the pages as the window does, uses them, prints what it took."""
    program = make_application(["benchmark"])
    look = Look(ThemeChoice.DARK, reduced_motion=True)
    look.dress()
    home = Home.at(sys.argv[1])
    figures: dict[str, object] = {}
    with Library(home) as library:
        window = QWidget()
        window.resize(1280, 800)
        window.show()
        program.processEvents()
        figures |= measure_list(library, look, window)
        figures |= measure_comparison(library, look, window)
    figures["memory"] = psutil.Process().memory_info().rss / 1e6
    print(json.dumps({"kind": "figures", **figures}), flush=True)


def measure_list(library: Library, look: Look, window: QWidget) -> dict[str, object]:
    """The list: opened, filtered, searched, grouped, scrolled; and progress of one script."""
    made: list[TakesPage] = []

    def open_list() -> None:
        page = TakesPage(look, library, Silent(), Silent(), OpenSettings(library.home))
        page.setParent(window)
        page.resize(window.size())
        page.refresh()
        page.show()
        made.append(page)
        Painted(page.list.view.viewport()).wait()

    opened = timed(open_list)
    going("opened")
    page = made[0]
    view = page.list.view
    painted = Painted(view.viewport())

    def ask(change: Callable[[], object]) -> float:
        def work() -> None:
            before = painted.count
            change()
            painted.wait(before)

        return timed(work)

    filters = page.list.filters
    person, script, passed = (filters.choosers[name] for name in ("person", "script", "passed"))
    filtering, searching = [], []
    for number in range(TIMES):
        for chooser in (person, script, passed):
            chooser.setCurrentIndex(1 + number % (chooser.count() - 1))
            filtering.append(ask(filters.query_changed.emit))
            chooser.setCurrentIndex(0)
        for words in ("harbor", "k", "glacier dana"):
            filters.search.setText(words)
            searching.append(ask(filters.query_changed.emit))
        filters.search.setText("")
    going("filtered")
    ordering = []
    for place in range(filters.order.count()):
        filters.order.setCurrentIndex(place)
        ordering.append(ask(filters.query_changed.emit))
    filters.order.setCurrentIndex(0)
    grouping = ask(filters.toggle_grouping)
    going("grouped")
    grouped = scroll(view, painted)
    going("scrolled")
    filters.toggle_grouping()
    frames = scroll(view, painted)
    progress = timed(page.show_progress)
    page.hide()
    return {
        "list": opened, "filters": filtering, "searches": searching, "orders": ordering,
        "grouping": grouping, "frames": frames, "grouped_frames": grouped, "progress": progress,
    }  # fmt: skip


def scroll(view: Any, painted: Painted) -> list[float]:
    """Milliseconds of each frame while the list runs, first slowly, then from one end to the other."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    frames = []
    for number in range(SCROLLS):
        place = number * STEP_PX if number < SCROLLS // 2 else bar.maximum() * number // SCROLLS

        def work(place: int = place) -> None:
            before = painted.count
            bar.setValue(place)
            painted.wait(before)

        if place != bar.value() and place <= bar.maximum():
            frames.append(timed(work))
    return frames


def measure_comparison(library: Library, look: Look, window: QWidget) -> dict[str, object]:
    """Four takes side by side, from the wish to the first painting of their rows."""
    page = ComparePage(look, library, Silent())
    page.setParent(window)
    page.resize(window.size())
    page.show()
    takes = library.takes.ids(TakeQuery())
    spent = []
    for number in range(TIMES):

        def work(first: int = 20 * number) -> None:
            page.show_takes(takes[first : first + 4])
            assert page.board is not None
            Painted(page.board.rows[0]).wait()

        spent.append(timed(work))
    return {"comparison": spent}


if __name__ == "__main__":
    main()
