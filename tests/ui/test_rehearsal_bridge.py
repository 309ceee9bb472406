"""What a thread tells reaches the window, in order, and never a window that is gone."""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from coach.events import Level
from ui.rehearsal_bridge import BackgroundWork, RehearsalBridge

TAKEN_APART = 300
LEVEL = Level(0.1, -28.0, -12.0)


def _take_apart(thing: QObject) -> None:
    thing.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_is_told_on_a_thread_arrives_in_order(qtbot) -> None:
    bridge = RehearsalBridge()
    heard: list[float] = []
    bridge.level_measured.connect(lambda level: heard.append(level.at))
    levels = [Level(float(at), -28.0, -12.0) for at in range(50)]
    threading.Thread(target=lambda: [bridge.tell(level) for level in levels]).start()
    qtbot.waitUntil(lambda: len(heard) == len(levels))
    assert heard == [level.at for level in levels]


def test_a_bridge_may_be_taken_apart_while_it_is_told(qapp) -> None:
    ended = threading.Event()
    bridges = [RehearsalBridge() for _ in range(TAKEN_APART)]

    def tell() -> None:
        while not ended.is_set():
            for bridge in bridges:
                bridge.tell(LEVEL)

    teller = threading.Thread(target=tell)
    teller.start()
    for bridge in bridges:
        _take_apart(bridge)
    ended.set()
    teller.join()


def test_work_may_end_while_its_page_is_taken_apart(qapp) -> None:
    go = threading.Event()
    works = [BackgroundWork(go.wait) for _ in range(50)]
    for work in works:
        work.start()
    go.set()
    for work in works:
        _take_apart(work)
    assert all(work.join(10.0) for work in works)
