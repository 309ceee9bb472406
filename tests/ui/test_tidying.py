"""Rubbish is never collected on a working thread."""

from __future__ import annotations

import gc
import linecache
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from ui.tidying import Tidying


class InACycle(QObject):
    """Something of the window that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def tidying() -> Iterator[Tidying]:
    was_on = gc.isenabled()
    tidying = Tidying()
    yield tidying
    tidying.deleteLater()
    if was_on:
        gc.enable()


def _allocate() -> list[list[int]]:
    """More objects than any threshold, alive as long as the caller keeps them."""
    return [[number] for number in range(200_000)]


def test_a_working_thread_collects_nothing_and_the_window_s_thread_does(tidying: Tidying) -> None:
    freed_on: list[threading.Thread] = []
    weakref.finalize(InACycle(), lambda: freed_on.append(threading.current_thread()))
    working = threading.Thread(target=_allocate)
    working.start()
    working.join()
    assert freed_on == []
    kept = _allocate()
    tidying.tidy()
    assert freed_on == [threading.main_thread()]
    assert kept


def test_tidying_comes_by_itself(tidying: Tidying, qtbot) -> None:
    freed: list[bool] = []
    weakref.finalize(InACycle(), lambda: freed.append(True))
    kept = _allocate()
    qtbot.waitUntil(lambda: bool(freed))
    assert kept


def test_little_rubbish_is_left_for_later(tidying: Tidying) -> None:
    gc.collect()
    freed: list[bool] = []
    weakref.finalize(InACycle(), lambda: freed.append(True))
    tidying.tidy()
    assert freed == []


def test_source_lines_are_forgotten(tidying: Tidying) -> None:
    assert linecache.getline(__file__, 1)
    tidying.tidy()
    assert not linecache.cache
    assert linecache.getline(__file__, 1), "read anew when they are wanted"
