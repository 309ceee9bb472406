"""The real program in a process of its own, told on standard output as JSON, a line each.

    python -m tests.screen.window_in_a_child HOME

Nothing in it is replaced: microphone, model, library, window and keys are the real ones. Standard input:
`picture PATH` grabs the window (and the overlay beside it); `quit` closes it; its end ends the program.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from coach.paths import Home
from coach.settings import OpenSettings
from ui.app import make_application
from ui.program import Program, dress_as_chosen
from ui.theme import Look

BEGAN = time.monotonic()


def tell(kind: str, **facts: Any) -> None:
    print(json.dumps({"kind": kind, "clock": round(time.monotonic() - BEGAN, 4), **facts}), flush=True)


class Witness(QObject):
    """Tells what the user could see."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        flow, book = program.practice.flow, program.practice.book
        flow.phase_changed.connect(lambda phase: tell("phase", phase=phase.value))
        flow.listening.connect(lambda: tell("listening"))
        flow.words_heard.connect(lambda event: tell("words", text=event.transcript.text, at=event.at))
        flow.ticked.connect(self.tell_tick)
        flow.avoid_heard.connect(lambda event: tell("avoid", avoid=event.avoid, at=event.at))
        flow.warned.connect(lambda event: tell("warned", sentence=str(event.error)))
        flow.failed.connect(lambda event: tell("failed", sentence=str(event.error)))
        book.take_marked.connect(self.tell_verdict)
        book.kept.connect(self.tell_kept)
        program.window.page_shown.connect(lambda name: tell("shown", page=name))
        self.stdin = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.stdin.activated.connect(self.obey)
        self.frames: list[float] = []
        self.pulse = QTimer(self, interval=16)
        self.pulse.timeout.connect(self.beat)
        self.playing = False
        self.pulse.start()

    def beat(self) -> None:
        self.frames.append(time.monotonic())
        playing = self.program.player.position is not None
        if playing is not self.playing:
            self.playing = playing
            tell("playing" if playing else "silent")

    def tell_tick(self, event: Any) -> None:
        overlay = self.program.practice.overlay
        row = overlay.checklist.row(event.element) if overlay is not None else None
        tell(
            "tick",
            element=event.element,
            word_end=event.word_end,
            at=event.at,
            overlay=row.accessibleName() if row is not None else "",
        )

    def tell_verdict(self, take: Any) -> None:
        page = self.program.practice
        tell(
            "verdict",
            verdict=take.verdict.as_json("take"),
            large=page.verdict._large.text(),
            status=page.verdict._status.text(),
            next=page.verdict._next.text(),
            strip=page.bottom.strip.summary,
            streak=page.book.run.streak,
            notice=page.notice.words,
        )

    def tell_kept(self) -> None:
        marked = self.program.practice.book.marked
        if marked is not None:
            tell("kept", take=marked.take, sound=str(marked.sound))

    def obey(self) -> None:
        line = sys.stdin.readline()
        verb, _, rest = line.strip().partition(" ")
        if verb == "picture":
            self.program.window.grab().save(rest)
            overlay = self.program.practice.overlay
            if overlay is not None and overlay.isVisible():
                overlay.grab().save(rest.replace(".png", "-overlay.png"))
            tell("pictured", path=rest)
        elif verb == "gaps":
            gaps = sorted(after - before for before, after in zip(self.frames, self.frames[1:], strict=False))
            tell("gaps", gaps=[round(gap * 1000, 1) for gap in gaps])
            self.frames.clear()
        elif verb == "notice":
            tell("notice", words=self.program.practice.notice.words)
        elif verb == "page":
            tell("page", page=type(self.program.window.stack.currentWidget()).__name__)
        elif verb in ("quit", ""):
            self.stdin.setEnabled(False)
            self.program.window.close()


def main(home: Path) -> int:
    application = make_application(["after-the-beep"])
    settings = OpenSettings(Home.at(home))
    look = Look()
    dress_as_chosen(look, settings)
    program = Program(Home.at(home), look, settings)
    witness = Witness(program)

    def begin() -> None:
        tell("painted")
        QTimer.singleShot(0, program.begin)

    program.window.first_painted.connect(begin)
    welcomed = settings.now.first_run_done or not program.window.has_page("first_run")
    program.window.show_page("practice" if welcomed else "first_run")
    if not welcomed:
        first_run: Any = program.window.page("first_run")
        first_run.microphone.check.heard.connect(lambda: tell("heard"))
    program.window.show()
    program.window.activateWindow()
    application.aboutToQuit.connect(program.close)
    status = application.exec()
    witness.deleteLater()
    tell("ended")
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
