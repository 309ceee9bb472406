"""Puts the program together: Qt first, everything heavy in a thread after the first paint."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.main_window import MainWindow
from ui.theme import Look, load_fonts


def make_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application, named, with the shipped fonts and a style that takes our colours everywhere."""
    program = QApplication(list(arguments))
    program.setApplicationName("After the Beep")
    program.setDesktopFileName("after-the-beep")
    program.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    return program


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window; returns the exit status."""
    program = make_application(argv if argv is not None else sys.argv)
    look = Look()
    look.dress()
    window = MainWindow(look, {})
    window.show()
    return program.exec()
