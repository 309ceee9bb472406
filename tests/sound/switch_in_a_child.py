"""A program for tests: hears takes against each other through the real speaker, as the compare page does.

    python -m tests.sound.switch_in_a_child TAKES.json

TAKES.json is a list of {"sound": PATH, "elements": {ID: [START, END]}}. Standard input, a JSON list a line:
["play", NUMBER, SECOND]   ["switch", NUMBER]   ["in_turn", ELEMENT]   ["stop"]
["wait_until", SECOND] and ["wait_silent"] tell when it is so; one of them waits at a time
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer

from coach.hear.player import DevicePlayer
from coach.rubric import AVOIDS, ELEMENTS
from coach.take import Take
from coach.transcript import Transcript
from coach.verdict import Finding, State, Verdict
from tests.kept_takes import brief_of
from ui.compare.listening import Listening


def say(kind: str, **fields: Any) -> None:
    """One line on standard output."""
    print(json.dumps({"kind": kind, **fields}), flush=True)


def take_of(number: int, told: dict[str, Any]) -> Take:
    """A take whose elements lie where the test says."""
    spans = told["elements"]
    elements = {
        name: Finding(name, State.SAID, True, *spans[name]) if name in spans else Finding(name, State.MISSING)
        for name in ELEMENTS
    }
    avoids = {name: Finding(name, State.MISSING) for name in AVOIDS}
    seconds = max(end for _, end in spans.values())
    verdict = Verdict("recruiter-15", True, seconds, 15.0, Transcript(()), elements, avoids)
    return Take(number, datetime.now(UTC), brief_of(), Path(told["sound"]), verdict)


class Told(QObject):
    """Does what standard input says."""

    def __init__(self, takes: list[Take]) -> None:
        super().__init__()
        self.player = DevicePlayer()
        self.listening = Listening(self.player)
        self.listening.take_up(takes)
        self.begun = b""
        self.waited: tuple[str, Callable[[], bool]] | None = None
        self.stdin = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.stdin.activated.connect(self.obey)
        self.looking = QTimer(self, interval=5)
        self.looking.timeout.connect(self.look)
        self.looking.start()

    def obey(self) -> None:
        # Read past Python's own buffer: a line that waits there would not be told of again.
        read = os.read(sys.stdin.fileno(), 65536)
        if not read:
            self.player.close()
            QCoreApplication.quit()
            return
        *lines, self.begun = (self.begun + read).split(b"\n")
        for line in lines:
            self.do(json.loads(line))

    def do(self, command: list[Any]) -> None:
        match command:
            case ["play", number, second]:
                self.listening.play(number, second)
            case ["wait_until", second]:
                self.waited = ("Reached", lambda: (self.player.position or 0.0) >= second)
            case ["wait_silent"]:
                self.waited = ("Silent", lambda: self.listening.heard < 0 and self.player.position is None)
            case [name, *words]:
                getattr(self.listening, name)(*words)

    def look(self) -> None:
        if self.waited is not None and self.waited[1]():
            kind, self.waited = self.waited[0], None
            say(kind, second=self.player.position, heard=self.listening.heard)


def main() -> None:
    """Runs until standard input ends."""
    program = QCoreApplication(sys.argv[:1])
    takes = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    told = Told([take_of(number, take) for number, take in enumerate(takes)])
    say("Ready", takes=len(takes))
    program.exec()
    del told


if __name__ == "__main__":
    main()
