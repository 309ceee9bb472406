"""`afterbeep score`: marks one recording, or every take of a manifest."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, ScriptError, UsageError

if TYPE_CHECKING:
    from coach.brief import Brief
    from coach.score.scoring import ListedTake
    from coach.verdict import Verdict


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `score` to the command line."""
    score = subparsers.add_parser("score", help="mark one recording, or many listed in a manifest")
    score.add_argument("sound", nargs="?", metavar="AUDIO", type=Path, help="a recording")
    score.add_argument("--rubric", metavar="ID", help="what to mark it against")
    score.add_argument("--script", metavar="CUES", type=Path, help="a cue sheet")
    score.add_argument("--people", metavar="FILE", type=Path, help="TOML with tables [me] and [to]")
    score.add_argument("--json", action="store_true", help="print the whole verdict as one JSON object")
    score.add_argument("--manifest", metavar="TAKES", type=Path, help="one take a line, JSON")
    score.add_argument("--audio", metavar="DIR", type=Path, help="recordings of the manifest's takes")
    score.add_argument("--text", action="store_true", help="mark the manifest's words alone")
    score.add_argument("--jobs", metavar="N", type=int, default=1, help="recordings heard at a time")
    score.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if (arguments.sound is None) == (arguments.manifest is None):
        raise UsageError("Give one recording, or --manifest with --audio or --text.")
    if arguments.jobs < 1:
        raise UsageError("--jobs must be 1 or more.")
    if arguments.manifest is None:
        return _score_one(arguments)
    if (arguments.audio is None) == (not arguments.text):
        raise UsageError("A manifest needs either --audio DIR or --text.")
    if arguments.rubric or arguments.script or arguments.people:
        raise UsageError("The manifest names rubric, script and people itself.")
    return _score_many(arguments)


def _score_one(arguments: argparse.Namespace) -> int:
    from coach.score.scoring import score_sound

    if arguments.audio or arguments.text:
        raise UsageError("--audio and --text go with --manifest.")
    if arguments.rubric is None:
        raise UsageError("Say with --rubric what to mark the recording against.")
    brief = brief_from_files(arguments.rubric, arguments.script, arguments.people)
    try:
        verdict = score_sound(arguments.sound, brief, model_at(arguments.home))
    except CoachError as error:
        if arguments.json:
            _print_json({"id": arguments.sound.stem, "error": str(error)})
        raise
    if arguments.json:
        _print_json(verdict.as_json(arguments.sound.stem))
    else:
        print(readable(verdict))
    return 0


def _score_many(arguments: argparse.Namespace) -> int:
    from coach.score.scoring import read_manifest, score_sound, score_words, sound_of

    takes = read_manifest(_existing_file(arguments.manifest))
    if arguments.text:

        def mark(take_id: str, take: ListedTake, brief: Brief) -> Verdict:
            if take.said is None:
                raise ScriptError("The take has no 'said' to mark.")
            return score_words(take.said, brief)

    else:
        if not arguments.audio.is_dir():
            raise UsageError(f"There is no folder {arguments.audio}.")
        model = model_at(arguments.home)

        def mark(take_id: str, take: ListedTake, brief: Brief) -> Verdict:
            return score_sound(sound_of(arguments.audio, take_id), brief, model)

    failed = 0
    jobs = 1 if arguments.text else arguments.jobs
    for done, line in enumerate(_marked(takes, mark, jobs), 1):
        _print_json(line)
        failed += "error" in line
        if done % 10 == 0 or done == len(takes):
            print(f"{done} of {len(takes)} takes", file=sys.stderr)
    return 1 if failed else 0


Mark = Callable[[str, "ListedTake", "Brief"], "Verdict"]


def _marked(takes: list[ListedTake], mark: Mark, jobs: int) -> Iterator[dict[str, Any]]:
    """Verdicts as objects in the order of the takes. Threads suffice: the recogniser lets go of the lock."""

    def one(take: ListedTake) -> dict[str, Any]:
        try:
            if take.brief is None or take.id is None:
                raise ScriptError(take.fault or "The take has no id.")
            return mark(take.id, take, take.brief).as_json(take.id)
        except CoachError as error:
            return {"id": take.id, "error": str(error)}

    if jobs == 1:
        yield from map(one, takes)
        return
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(one, takes)


def brief_from_files(rubric_id: str, script: Path | None, people: Path | None) -> Brief:
    """The brief that command line options describe. Raises UsageError or ScriptError."""
    from coach.brief import Brief
    from coach.people import Caller, Recipient, read_people
    from coach.rubric import shipped_rubric
    from coach.script import Script

    rubric = shipped_rubric(rubric_id)
    caller, recipient = read_people(_existing_file(people)) if people else (Caller(), Recipient())
    if script is None:
        return Brief(rubric, caller, recipient)
    try:
        sheet = _existing_file(script).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"The script {script.name} cannot be read.", "It must be plain text.") from error
    return Brief(rubric, caller, recipient, Script.parse(sheet, script.stem).filled(caller, recipient))


def readable(verdict: Verdict) -> str:
    """A verdict in lines for a person at a terminal."""
    lines = [
        f"{'Passed' if verdict.passed else 'Not yet'}: {verdict.seconds:.1f} s of {verdict.limit_seconds:g} s"
    ]
    for finding in verdict.elements.values():
        if finding.hit or finding.counts:
            where = "" if finding.start is None else f" at {finding.start:.1f} s"
            said = f"'{finding.evidence}'{where}" if finding.evidence else finding.state.value
            lines.append(f"  {'+' if finding.hit else '-'} {finding.id}: {said}")
    for finding in verdict.avoids.values():
        if finding.hit:
            where = "" if finding.start is None else f" at {finding.start:.1f} s"
            lines.append(f"  ! {finding.id}: '{finding.evidence}'{where}")
    if verdict.next_fix:
        lines.append(f"Next: {verdict.next_fix}")
    return "\n".join(lines)


def _existing_file(path: Path) -> Path:
    # A pipe is no regular file, and can be read all the same.
    if not path.exists() or path.is_dir():
        raise UsageError(f"There is no file {path}.")
    return path


def model_at(home: str | None) -> Any:
    """The speech model, verified and loaded. Raises ModelError."""
    speech_model, paths = import_module("coach.hear.speech_model"), import_module("coach.paths")
    return speech_model.load_model(speech_model.find_model(paths.Home.at(home) if home else None))


def _print_json(line: dict[str, Any]) -> None:
    print(json.dumps(line, allow_nan=False), flush=True)
