"""Keeps watch of PySide6: 6.12.0 on Python 3.11 loses references and aborts after a few thousand calls."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Teller(QObject):
    told = Signal(bool)

program = QApplication(["watch"])
widget, teller, heard = QWidget(), Teller(), []
teller.told.connect(heard.append)
for number in range(20_000):
    widget.setEnabled(number % 2 == 0)
    widget.update()
for number in range(5_000):
    teller.told.emit(number % 2 == 0)
assert len(heard) == 5_000
print("well")
"""


def test_twenty_thousand_calls_and_five_thousand_signals_do_no_harm() -> None:
    run = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.stdout == "well\n", run.stderr
