"""A program for tests: plays through the real speaker what standard input asks for, a JSON list a line.

["play", PATH, START, END]   ["prepare", [PATHS]]   ["pause"]   ["go_on"]   ["seek", SECOND]   ["stop"]
["position"] prints it; ["wait_silent"] and ["wait_until", SECOND] tell when it is so
["beep_then_record", BEEP, WAV, SECONDS] beeps while a take is held, then lets it begin
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

from coach.brief import Brief
from coach.errors import CoachError
from coach.events import Event, Finished, Level
from coach.hear.microphone import DeviceMicrophone
from coach.hear.player import DevicePlayer
from coach.rehearse.rehearsal import Rehearsal
from coach.rubric import shipped_rubric
from tests.coach.fakes import FakeMarks, FakeModel


def say(kind: str, **fields: Any) -> None:
    """One line on standard output."""
    print(json.dumps({"kind": kind, "clock": time.monotonic(), **fields}), flush=True)


def tell_refused(error: CoachError) -> None:
    """What the player tells."""
    say("Refused", sentence=error.sentence, mend=error.mend)


def wait_silent(player: DevicePlayer) -> None:
    """Returns once the last sound has been heard."""
    moment = threading.Event()
    while player.position is not None:
        moment.wait(0.005)


def beep_then_record(player: DevicePlayer, beep: str, wav: str, seconds: float) -> None:
    """As a take begins in the window: the microphone is open, the beep sounds, then the take begins."""
    listening, enough = threading.Event(), threading.Event()

    def tell(event: Event) -> None:
        listening.set()
        if isinstance(event, Level) and event.at >= seconds:
            enough.set()
        if isinstance(event, Finished):
            say("Finished", sound=str(event.sound))

    take = Rehearsal(
        DeviceMicrophone(), Brief(shipped_rubric("sales-30")), FakeModel(), Path(wav), tell,
        make_marks=lambda _model, _rate, brief, tell: FakeMarks(brief, tell),
    )  # fmt: skip
    take.start(held=True)
    listening.wait(10)
    player.play(Path(beep))
    wait_silent(player)
    take.release()
    enough.wait(10)
    take.stop()
    take.join(10)


def main() -> None:
    """Does what standard input says."""
    player = DevicePlayer(refused=tell_refused)
    for line in sys.stdin:
        match json.loads(line):
            case ["play", path, start, end]:
                player.play(Path(path), start, end)
            case ["prepare", paths]:
                player.prepare([Path(path) for path in paths])
            case ["beep_then_record", beep, wav, seconds]:
                beep_then_record(player, beep, wav, seconds)
            case ["position"]:
                say("Position", second=player.position)
            case ["wait_silent"]:
                wait_silent(player)
                say("Silent")
            case ["wait_until", second]:
                moment = threading.Event()
                while (player.position or 0.0) < second:
                    moment.wait(0.005)
                say("Reached", second=player.position)
            case [name, *words]:
                getattr(player, name)(*words)
    player.close()


if __name__ == "__main__":
    main()
