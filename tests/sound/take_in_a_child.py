"""A program for tests: takes through the real microphone, one after another, told on standard output.

    python -m tests.sound.take_in_a_child FOLDER [MICROPHONE]

Standard input: `start` begins a take, `stop`, `discard`; its end ends the program. Marks are stand-ins: only
sound is tested here.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from coach.brief import Brief
from coach.events import Event, Failed, Level, Warned
from coach.hear.file_microphone import FileMicrophone
from coach.hear.microphone import DeviceMicrophone, Microphone
from coach.rehearse.rehearsal import Rehearsal
from coach.rubric import shipped_rubric
from tests.coach.fakes import FakeMarks, FakeModel


def tell(event: Event) -> None:
    """One line an event; `clock` is the same for every process of this computer."""
    line = {"kind": type(event).__name__, "at": event.at, "clock": time.monotonic()}
    if isinstance(event, Failed | Warned):
        line |= {"sentence": event.error.sentence, "mend": event.error.mend}
    if isinstance(event, Level):
        line |= {"peak": event.peak_dbfs}
    line["sound"] = str(getattr(event, "sound", None) or "")
    print(json.dumps(line), flush=True)


def microphone(name: str) -> Microphone:
    """A device by name, or a file."""
    return FileMicrophone(Path(name[5:])) if name.startswith("file:") else DeviceMicrophone(name)


def main(folder: Path, name: str = "") -> None:
    """Does what standard input says."""
    brief = Brief(shipped_rubric("sales-30"))
    take: Rehearsal | None = None
    for number, line in enumerate(sys.stdin):
        match line.strip():
            case "start":
                take = Rehearsal(
                    microphone(name), brief, FakeModel(), folder / f"{number}.wav", tell,
                    make_marks=lambda _model, _rate, brief, tell: FakeMarks(brief, tell),
                )  # fmt: skip
                take.start()
            case "stop":
                assert take is not None
                take.stop()
            case "discard":
                assert take is not None
                take.discard()
    if take is not None:
        take.discard()
        take.join(10)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
