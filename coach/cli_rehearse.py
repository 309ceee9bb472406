"""`afterbeep rehearse`: a take without a window, told live to a person or as events to a program."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.events import Event
    from coach.hear.microphone import Microphone
    from coach.rehearsal import Rehearsal

FILE_PREFIX = "file:"


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `rehearse` to the command line."""
    rehearse = subparsers.add_parser("rehearse", help="record a take here and have it marked while you speak")
    rehearse.add_argument("--rubric", metavar="ID", required=True, help="what to mark it against")
    rehearse.add_argument("--script", metavar="CUES", type=Path, help="a cue sheet")
    rehearse.add_argument("--people", metavar="FILE", type=Path, help="TOML with tables [me] and [to]")
    rehearse.add_argument(
        "--microphone", metavar="NAME", default="", help="a microphone by name, or file:TAKE.wav"
    )
    rehearse.add_argument("--events", action="store_true", help="print events, one JSON object a line")
    rehearse.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from coach.cli_score import brief_from_files
    from coach.hear.model_loading import ModelLoading
    from coach.live_lines import LiveLines
    from coach.paths import Home
    from coach.rehearsal import Rehearsal

    brief = brief_from_files(arguments.rubric, arguments.script, arguments.people)
    microphone = _microphone(arguments.microphone)
    model = ModelLoading.from_home(Home.at(arguments.home) if arguments.home else None).start()
    told: SimpleQueue[Event] = SimpleQueue()
    take_id = Path(microphone.name).stem if arguments.microphone.startswith(FILE_PREFIX) else "take"
    show = _as_json(take_id) if arguments.events else LiveLines(brief.rubric.limit_seconds)
    with tempfile.TemporaryDirectory(prefix="afterbeep-") as folder:
        rehearsal = Rehearsal(microphone, brief, model, Path(folder) / "take.wav", told.put)
        rehearsal.start()
        _stop_on_enter(rehearsal)
        try:
            return _tell(told, show)
        finally:
            rehearsal.discard()
            rehearsal.join()


def _microphone(name: str) -> Microphone:
    if name.startswith(FILE_PREFIX):
        from coach.hear.file_microphone import FileMicrophone

        path = Path(name.removeprefix(FILE_PREFIX))
        if not path.is_file():
            raise UsageError(f"There is no file {path}.")
        return FileMicrophone(path)
    from coach.hear.microphone import DeviceMicrophone

    return DeviceMicrophone(name)


def _stop_on_enter(rehearsal: Rehearsal) -> None:
    """Enter ends the take; an input that is closed from the start, as in a script, does not."""
    try:
        keyboard = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return

    def wait() -> None:
        # Not readline: a thread that sits in it when the program ends takes the program down with it.
        with suppress(OSError):
            while typed := os.read(keyboard, 1024):
                if b"\n" in typed:
                    rehearsal.stop()
                    return

    threading.Thread(target=wait, name="enter", daemon=True).start()


def _tell(told: SimpleQueue[Event], show: Callable[[Event], None]) -> int:
    """Shows events until the last one. Raises the error of a take that failed."""
    from coach.events import Discarded, Failed, Finished, Warned

    while True:
        event = told.get()
        show(event)
        if isinstance(event, Warned):
            print(event.error, file=sys.stderr, flush=True)
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Discarded):
            raise CoachError("Nothing was recorded.")
        if isinstance(event, Finished):
            return 0


def _as_json(take_id: str) -> Callable[[Event], None]:
    def show(event: Event) -> None:
        line = event_as_json(event, take_id)
        if line is not None:
            print(json.dumps(line, allow_nan=False), flush=True)

    return show


def event_as_json(event: Event, take_id: str) -> dict[str, Any] | None:
    """The object that CONTRACT promises for an event; None for those it does not know."""
    from coach import events

    name, fields = "", {}
    match event:
        case events.Listening():
            name = "listening"
        case events.WordsHeard(_, transcript, stable):
            name, fields = "words", {"text": transcript.text, "stable": stable}
        case events.Ticked(_, element, word_end):
            name, fields = "tick", {"element": element, "word_end": round(word_end, 2)}
        case events.AvoidHeard(_, avoid, word_end):
            name, fields = "avoid", {"avoid": avoid, "word_end": round(word_end, 2)}
        case events.TimeReached(_, share):
            name, fields = "time", {"share": share}
        case events.Stopped():
            name = "stopped"
        case events.Finished(_, verdict):
            marked = verdict.as_json(take_id)
            name, fields = "verdict", {**marked, "verdict": marked}
        case _:
            return None
    return {"event": name, "at": round(event.at, 2), **fields}
