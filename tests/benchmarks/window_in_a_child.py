"""The real program, with a file for a microphone, telling when it paints and how long its frames take.

    python -m tests.benchmarks.window_in_a_child HOME SOUND

Standard input: `speak` begins a take or ends it, `gaps` tells the frames since the last time it was asked.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer

from coach.paths import Home
from coach.settings import OpenSettings
from ui.app import make_application
from ui.program import Program, dress_as_chosen
from ui.theme import Look

FRAME_MS = 16


def tell(kind: str, **facts: Any) -> None:
    """One line on standard output."""
    print(json.dumps({"kind": kind, **facts}), flush=True)


def file_microphone(sound: Path) -> Any:
    """A microphone that says the take."""
    from coach.hear.file_microphone import FileMicrophone

    return FileMicrophone(sound)


class Frames(QObject):
    """Asks for a frame as often as a screen does, and notes when each could be painted."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._clocks: list[float] = []
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._frame)
        self._stdin = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._stdin.activated.connect(self._obey)
        flow = program.practice.flow
        flow.listening.connect(lambda: tell("listening"))
        flow.words_heard.connect(lambda event: tell("words", at=event.at))
        program.practice.book.kept.connect(lambda: tell("kept"))
        self._timer.start()

    def _frame(self) -> None:
        self._program.practice.repaint()
        self._clocks.append(time.monotonic())

    def _obey(self) -> None:
        match sys.stdin.readline().strip():
            case "speak":
                self._program.practice.take()
            case "gaps":
                import psutil

                gaps = [1000 * (after - before) for before, after in pairwise(self._clocks)]
                self._clocks.clear()
                tell("gaps", gaps=gaps)
                tell("memory", mb=psutil.Process().memory_info().rss / 1e6)
            case "":
                self._stdin.setEnabled(False)
                self._program.window.close()


def main(home: Path, sound: Path) -> int:
    """Runs the program."""
    application = make_application(["after-the-beep"])
    settings = OpenSettings(Home.at(home))
    settings.change(first_run_done=True, countdown=0, beep=False)
    look = Look()
    dress_as_chosen(look, settings)
    program = Program(Home.at(home), look, settings, make_microphone=lambda _name: file_microphone(sound))

    def begin() -> None:
        tell("painted")
        QTimer.singleShot(0, program.begin)
        threading.Thread(target=lambda: (program.model.wait(), tell("model")), daemon=True).start()

    program.window.first_painted.connect(begin)
    program.window.show_page("practice")
    program.window.show()
    frames = Frames(program)
    application.aboutToQuit.connect(program.close)
    status = application.exec()
    frames.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
