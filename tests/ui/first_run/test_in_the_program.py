"""The first run within the whole program: real model, a recording as the microphone, keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coach.hear.file_microphone import FileMicrophone
from coach.paths import Home
from coach.settings import OpenSettings, read_settings
from ui.program import Program
from ui.theme import Look

SAMPLE = Path(__file__).parents[3] / "assets" / "samples" / "recruiter-good.flac"
LINES = ("Ana Ruiz", "Infolabs", "415 555 0132", "ana@infolabs.example", "Dana Lee")


@pytest.fixture
def program(look: Look, home: Home, qtbot) -> Iterator[Program]:
    made = Program(home, look, OpenSettings(home), make_microphone=lambda name: FileMicrophone(SAMPLE))
    with qtbot.waitActive(made.window):
        made.window.show_page("first_run")
        made.window.show()
        made.window.activateWindow()
    made.begin()
    yield made
    made.close()
    made.window.close()


@pytest.mark.model
def test_from_the_first_letter_to_the_stage_by_keys_alone(program: Program, home: Home, qtbot) -> None:
    page = program.window.page("first_run")
    qtbot.waitUntil(page.who.details.name.line.hasFocus)
    for text in LINES:
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.microphone.check.was_heard, timeout=30_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    if program.window.stack.currentWidget() is page:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert program.window.stack.currentWidget() is program.practice
    assert program.practice.desk.recipient.full_name == "Dana Lee"
    assert program.practice.desk.caller.name == "Ana Ruiz"
    assert read_settings(home).settings.first_run_done
