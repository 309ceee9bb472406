"""Chosen takes as files: the sound, and beside it all that is known of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coach.errors import DiskError
from coach.keep.file_journal import copy_file
from coach.paths import make_folder
from coach.settings import replace_file
from coach.take import Correction, Marking, Take


def export_folder(takes: Iterable[Take], folder: Path) -> list[Path]:
    """Writes take-12.flac and take-12.json for each take; gives back the JSON files.

    A take whose sound is gone is written without it. Raises DiskError where the folder cannot be written.
    """
    make_folder(folder)
    written = []
    for take in takes:
        sound = folder / f"take-{take.id}{take.sound.suffix}"
        try:
            if take.sound.exists():
                copy_file(take.sound, sound)
        except OSError as error:
            raise DiskError(f"{sound.name} could not be written: {error.strerror}.") from error
        page = folder / f"take-{take.id}.json"
        text = json.dumps(
            take_json(take, sound.name if sound.exists() else None), indent=2, ensure_ascii=False
        )
        replace_file(page, f"{text}\n".encode())
        written.append(page)
    return written


def take_json(take: Take, sound: str | None) -> dict[str, Any]:
    """All that is known of a take; `verdict` is the machine's, `corrections` what the user says of it."""
    return {
        "take": str(take.id),
        "when": take.when.isoformat(timespec="seconds"),
        "sound": sound,
        "me": asdict(take.brief.caller),
        "to": asdict(take.brief.recipient),
        "script": take.brief.script.sheet() if take.brief.script else None,
        "script_title": take.brief.script.title if take.brief.script else None,
        "starred": take.starred,
        "note": take.note,
        "run": take.run,
        "passed": take.corrected.passed,
        "verdict": take.verdict.as_json(str(take.id)),
        "corrections": [_correction(correction, take) for correction in take.corrections],
        "earlier": [_marking(marking, str(take.id)) for marking in take.earlier],
    }


def _correction(correction: Correction, take: Take) -> Mapping[str, Any]:
    found = take.verdict.elements.get(correction.about) or take.verdict.avoids.get(correction.about)
    return {
        "mark": correction.about,
        "machine": found.state.value if found else None,
        "user": correction.state.value,
        "when": correction.when.isoformat(timespec="seconds"),
    }


def _marking(marking: Marking, take_id: str) -> Mapping[str, Any]:
    return {
        "when": marking.when.isoformat(timespec="seconds"),
        "rules": marking.rules,
        "verdict": marking.verdict.as_json(take_id),
    }
