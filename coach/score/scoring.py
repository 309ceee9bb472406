"""Marks takes that exist already: a recording, or written words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.brief import Brief
from coach.errors import CoachError, ScriptError, SoundError
from coach.hear.sound_reading import Samples, as_int16, read_sound
from coach.people import caller_from, recipient_from
from coach.rubric import shipped_rubric
from coach.score.text_reading import spoken_text
from coach.script import Script
from coach.transcript import Transcript
from coach.verdict import Verdict

if TYPE_CHECKING:
    import vosk

BLOCK_SECONDS = 0.2
SOUND_SUFFIXES = (".flac", ".wav")


@dataclass(frozen=True, slots=True)
class ListedTake:
    """One line of a manifest. `fault` says what is wrong with the line; then there is no brief."""

    id: str | None
    brief: Brief | None
    said: str | None = None
    fault: str = ""


def read_manifest(path: Path) -> list[ListedTake]:
    """The takes of a manifest in order; a bad line becomes a take with a fault. Raises ScriptError."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"The manifest {path.name} cannot be read.", "Check its name and place.") from error
    return [_listed(line, number) for number, line in enumerate(lines, 1) if line.strip()]


def _listed(line: str, number: int) -> ListedTake:
    take_id = None
    try:
        fields = json.loads(line)
        if not isinstance(fields, dict):
            raise ScriptError(f"Line {number} of the manifest is no JSON object.")
        if isinstance(fields.get("id"), str | int):
            take_id = str(fields["id"])
        said = fields.get("said")
        if said is not None and not isinstance(said, str):
            raise ScriptError("'said' must be text.")
        return ListedTake(take_id, brief_from(fields), said)
    except (ValueError, RecursionError):
        return ListedTake(take_id, None, fault=f"Line {number} of the manifest is not valid JSON.")
    except CoachError as error:
        return ListedTake(take_id, None, fault=str(error))


def brief_from(fields: Mapping[str, Any]) -> Brief:
    """The brief in a manifest line. Raises UsageError or ScriptError with a sentence."""
    rubric_id, sheet = fields.get("rubric"), fields.get("script")
    if not isinstance(rubric_id, str):
        raise ScriptError("The take names no rubric.")
    people = {key: fields.get(key) or {} for key in ("me", "to")}
    if not all(isinstance(person, dict) for person in people.values()):
        raise ScriptError("'me' and 'to' must be objects.")
    if sheet is not None and not isinstance(sheet, str):
        raise ScriptError("'script' must be a cue sheet or null.")
    caller, recipient = caller_from(people["me"]), recipient_from(people["to"])
    script = Script.parse(sheet).filled(caller, recipient) if sheet else None
    return Brief(shipped_rubric(rubric_id), caller, recipient, script)


def sound_of(folder: Path, take_id: str) -> Path:
    """Where the sound of a listed take lies. Raises SoundError if nowhere."""
    if not take_id or Path(take_id).name != take_id:
        raise SoundError(f"'{take_id}' cannot be the name of a recording.")
    for suffix in SOUND_SUFFIXES:
        path = folder / f"{take_id}{suffix}"
        if path.is_file():
            return path
    raise SoundError(f"There is no {take_id}.flac or {take_id}.wav.")


def hear(samples: Samples, rate: int, brief: Brief, model: vosk.Model) -> Transcript:
    """All words of a recording."""
    from coach.hear.recognizer import Recognizer

    recognizer = Recognizer(model, rate, brief)
    block = int(rate * BLOCK_SECONDS)
    for start in range(0, len(samples), block):
        recognizer.accept(as_int16(samples[start : start + block]))
    return recognizer.finish()


def score_sound(path: Path, brief: Brief, model: vosk.Model) -> Verdict:
    """The verdict on one recording. Raises SoundError if it cannot be read."""
    samples, rate = read_sound(path)
    return score_samples(samples, rate, brief, model)


def score_samples(samples: Samples, rate: int, brief: Brief, model: vosk.Model) -> Verdict:
    """The verdict on the samples of one recording."""
    return mark_again(hear(samples, rate, brief, model), samples, rate, brief)


def mark_again(transcript: Transcript, samples: Samples, rate: int, brief: Brief) -> Verdict:
    """The verdict on words that were heard before: under another rubric, or by newer rules."""
    delivery = import_module("coach.judge.delivery")
    return _mark(brief, transcript, delivery.measure(samples, rate), len(samples) / rate)


def score_words(said: str, brief: Brief) -> Verdict:
    """The verdict on written words alone; its seconds are an estimate."""
    transcript = spoken_text(said)
    return _mark(brief, transcript, None, transcript.end)


def _mark(brief: Brief, transcript: Transcript, sound: Any, seconds: float) -> Verdict:
    verdict: Verdict = import_module("coach.judge.judge").Judge(brief).mark(transcript, sound, seconds)
    return verdict
