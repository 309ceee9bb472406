"""Three, two, one, the beep: the microphone is open, and none of it is in the take."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.practice.test_one_take import press
from ui.practice.take_flow import Phase


@pytest.fixture(autouse=True)
def counting(settings) -> None:
    settings.change(countdown=1, beep=True)


def test_the_take_is_held_until_the_beep_is_over(page, qtbot, stand, player) -> None:
    press(page, Qt.Key.Key_Space)
    assert page.flow.phase is Phase.COUNTING
    assert stand.running.held
    qtbot.waitUntil(lambda: player.played == [("beep.wav", 0.0, None)], timeout=3000)
    assert stand.running.held
    qtbot.waitUntil(lambda: page.flow.phase is Phase.SPEAKING, timeout=3000)
    assert not stand.running.held


def test_space_skips_it_without_a_beep(page, stand, player) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    assert page.flow.phase is Phase.SPEAKING
    assert not stand.running.held
    assert player.played == []


def test_escape_leaves_it_without_a_trace(page, stand) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.flow.phase is Phase.READY
    assert page.notice.words == ""
    assert page.aside.digits.words == ("00.0", "/ 15 s")
