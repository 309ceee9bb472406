"""Pictures of the practice page while the sample take is rehearsed in it: the real window, without a display.

    python packaging/practice_picture.py FOLDER [--real-time]

Leaves practice-ready.png and practice.png (the verdict), and with --real-time practice-speaking.png too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from coach.command.score import brief_from_files
from coach.events import Failed, Ticked
from coach.hear.file_microphone import FileMicrophone
from coach.paths import Home
from coach.settings import OpenSettings, Settings
from ui.app import make_application
from ui.practice.desk import Desk
from ui.practice.seams import MarkedTake
from ui.program import Program
from ui.theme import Look, ThemeChoice

SAMPLE = Path(__file__).resolve().parent.parent / "assets" / "samples" / "recruiter-good"
SIZE = (1280, 800)
LONGEST_MS = 120_000
"""A machine that has not marked 15 seconds of sound after this never will."""
SPEAKING_WHEN = "reason"
"""The picture while speaking is taken with the tick of this element."""


def main() -> int:
    """Takes the pictures; 1 where the take was not marked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--real-time", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    application = make_application(["after-the-beep"])
    with tempfile.TemporaryDirectory() as home:
        sitting = Sitting(Home.at(home), asked.folder, 1.0 if asked.real_time else 0.0)
        fault = sitting.rehearse()
        application.processEvents()
        sitting.program.close()
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


class Sitting:
    """One program with the sample take's script on its desk, and a file for a microphone."""

    def __init__(self, home: Home, folder: Path, speed: float) -> None:
        self._folder = folder
        self._speed = speed
        brief = brief_from_files("recruiter-15", SAMPLE.with_suffix(".txt"), SAMPLE.with_suffix(".toml"))
        settings = OpenSettings(home)
        settings.now = replace(
            Settings(), caller=brief.caller, countdown=0, beep=False, pass_sound=False, first_run_done=True
        )
        self._look = Look(ThemeChoice.DARK, reduced_motion=True)
        self._look.dress()
        self.program = Program(
            home,
            self._look,
            settings,
            make_microphone=lambda name: FileMicrophone(SAMPLE.with_suffix(".flac"), speed),
        )
        self._waiting = QEventLoop()
        self._fault = ""
        self.program.practice.lay_desk(Desk.from_brief(brief))
        window = self.program.window
        window.resize(*SIZE)
        window.show_page("practice")
        window.show()

    def rehearse(self) -> str:
        """Has the take marked and pictured; a sentence where it could not be."""
        flow, book = self.program.practice.flow, self.program.practice.book
        if self._speed:
            flow.ticked.connect(self._picture_speaking)
        flow.failed.connect(self._give_up)
        book.take_marked.connect(self._picture_verdict)
        QTimer.singleShot(LONGEST_MS, self._waiting.quit)
        self._picture("practice-ready")
        self._fault = "The sample take was not marked in time."
        self.program.begin()
        self.program.model.wait(LONGEST_MS / 1000)
        self.program.practice.take()
        self._waiting.exec()
        return self._fault

    def _picture(self, name: str) -> None:
        QApplication.processEvents()
        self.program.window.grab().save(str(self._folder / f"{name}.png"))

    def _picture_speaking(self, tick: Ticked) -> None:
        if tick.element == SPEAKING_WHEN:
            self._picture("practice-speaking")

    def _picture_verdict(self, take: MarkedTake) -> None:
        self._fault = ""
        QTimer.singleShot(1500, self._finish)

    def _finish(self) -> None:
        self._picture("practice")
        self._waiting.quit()

    def _give_up(self, failed: Failed) -> None:
        self._fault = str(failed.error)
        self._waiting.quit()


if __name__ == "__main__":
    sys.exit(main())
