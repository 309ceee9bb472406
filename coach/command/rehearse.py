"""`afterbeep rehearse`: a take without a window, told live to a person or as events to a program."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.brief import Brief
    from coach.events import Event, Finished
    from coach.hear.microphone import Microphone
    from coach.hear.model_loading import ModelLoading
    from coach.paths import Home
    from coach.rehearse.rehearsal import Rehearsal
    from coach.rehearse.stopping import StopRule

    Rehearse = Callable[[Path], Finished]
    Show = Callable[[Event, float], None]

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
    from coach.command.live_lines import LiveLines
    from coach.command.score import brief_from_files
    from coach.hear.model_loading import ModelLoading
    from coach.paths import Home
    from coach.rehearse.stopping import StopRule
    from coach.settings import read_settings

    brief = brief_from_files(arguments.rubric, arguments.script, arguments.people)
    home = Home.at(arguments.home) if arguments.home else Home.user()
    settings = read_settings(home).settings
    name = arguments.microphone or settings.microphone
    from_file = name.startswith(FILE_PREFIX)
    microphone = _microphone(name)
    model = ModelLoading.from_home(home).start()
    rehearse = partial(
        _rehearse, microphone=microphone, brief=brief, model=model,
        show=_as_json(_take_id(name)) if arguments.events else LiveLines(brief.rubric.limit_seconds),
        rule=None if from_file else StopRule(brief.rubric.limit_seconds, settings.quiet_after_sign_off),
    )  # fmt: skip
    if not from_file:
        return _rehearse_and_keep(rehearse, brief, home, settings.placed(home).recordings_folder)
    # A person may speak at once; a file can wait until its first words are heard in time.
    model.wait()
    with tempfile.TemporaryDirectory(prefix="afterbeep-") as folder:
        rehearse(Path(folder) / "take.wav")
    return 0


def _rehearse_and_keep(rehearse: Rehearse, brief: Brief, home: Home, recordings: Path) -> int:
    """A take of a person is kept in the library; one that could not be marked waits for the next start."""
    from coach.hear.unfinished import begin_recording, unfinished
    from coach.keep.moving import open_library

    left = unfinished(recordings)
    if left:
        print(f"{len(left)} unfinished recording(s) wait to be marked in the window.", file=sys.stderr)
    place = begin_recording(recordings, brief)
    try:
        finished = rehearse(place.path)
        with open_library(home) as library:
            take = library.takes.keep(brief, finished.verdict, finished.sound)
        print(f"Kept as take {take.id}.", file=sys.stderr)
    except NothingRecordedError:
        place.let_go()
        raise
    except CoachError:
        if place.path.exists():
            place.leave()
        else:
            place.let_go()
        raise
    place.let_go()
    return 0


def _rehearse(
    sound: Path,
    *,
    microphone: Microphone,
    brief: Brief,
    model: ModelLoading,
    show: Show,
    rule: StopRule | None,
) -> Finished:
    """Runs one take and shows it, each event with its time. Raises the error of a take that failed."""
    from coach.rehearse.rehearsal import Rehearsal

    told: SimpleQueue[tuple[float, Event]] = SimpleQueue()

    def tell(event: Event) -> None:
        told.put((time.monotonic(), event))
        if rule is not None and (reason := rule.reason(event)):
            rehearsal.stop(reason)

    rehearsal = Rehearsal(microphone, brief, model, sound, tell)
    rehearsal.start()
    _stop_on_enter(rehearsal)
    try:
        return _tell(told, show)
    finally:
        rehearsal.discard()
        rehearsal.join()


class NothingRecordedError(CoachError):
    """The take was stopped before there was any sound."""


def _take_id(microphone: str) -> str:
    return Path(microphone.removeprefix(FILE_PREFIX)).stem if microphone.startswith(FILE_PREFIX) else "take"


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


def _tell(told: SimpleQueue[tuple[float, Event]], show: Show) -> Finished:
    """Shows events until the last one and gives it back. Raises the error of a take that failed."""
    from coach.events import Discarded, Failed, Finished, Listening, Warned

    began = None
    while True:
        told_at, event = told.get()
        if began is None and isinstance(event, Listening):
            began = told_at
        show(event, 0.0 if began is None else told_at - began)
        if isinstance(event, Warned):
            print(event.error, file=sys.stderr, flush=True)
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Discarded):
            raise NothingRecordedError("Nothing was recorded.")
        if isinstance(event, Finished):
            return event


def _as_json(take_id: str) -> Show:
    def show(event: Event, at: float) -> None:
        line = event_as_json(event, at, take_id)
        if line is not None:
            print(json.dumps(line, allow_nan=False), flush=True)

    return show


def event_as_json(event: Event, at: float, take_id: str) -> dict[str, Any] | None:
    """The object that the contract promises for an event; None for those it does not know.

    `at` is the clock, seconds since the first block: how late a tick is can be read from it.
    """
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
    return {"event": name, "at": round(at, 2), **fields}
