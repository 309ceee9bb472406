"""Opens the window: Qt first, everything heavy in threads after the first paint."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStyleFactory

from coach.memory import share_one_heap
from coach.paths import Home
from coach.settings import OpenSettings
from ui.program import Program, dress_as_chosen
from ui.theme import Look, load_fonts
from ui.tidying import Tidying


def make_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application, named, with the shipped fonts and a style that takes our colours everywhere."""
    share_one_heap()
    program = QApplication(list(arguments))
    program.setApplicationName("After the Beep")
    program.setDesktopFileName("after-the-beep")
    program.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    Tidying(program)
    return program


def main(argv: Sequence[str] | None = None) -> int:
    """Opens the window; returns the exit status. Takes `--home DIR`."""
    parser = argparse.ArgumentParser(prog="after-the-beep")
    parser.add_argument("--home", metavar="DIR")
    arguments = parser.parse_args(sys.argv[1:] if argv is None else list(argv))
    home = Home.at(arguments.home) if arguments.home else Home.user()
    application = make_application(["after-the-beep"])
    settings = OpenSettings(home)
    look = Look()
    dress_as_chosen(look, settings)
    program = Program(home, look, settings)
    program.window.first_painted.connect(lambda: QTimer.singleShot(0, program.begin))
    welcomed = settings.now.first_run_done or not program.window.has_page("first_run")
    program.window.show_page("practice" if welcomed else "first_run")
    program.window.show()
    application.aboutToQuit.connect(program.close)
    return application.exec()
