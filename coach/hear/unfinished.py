"""Recordings that a crash left behind: each has its brief beside it, so that it can still be marked.

While a take is recorded and until it is kept, its brief file is held. A brief that nobody holds belongs to a
program that died.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

from coach.brief import Brief
from coach.errors import CoachError, DiskError
from coach.events import Event, Failed, Finished
from coach.hear.file_lock import hold
from coach.hear.model_loading import ModelLoading
from coach.paths import make_folder
from coach.plain import as_plain, from_plain
from coach.rubric import shipped_rubric

LEAST_SECONDS = 0.5
"""A shorter recording holds no word; it is thrown away without a question."""
YOUNG = timedelta(minutes=1)
USUAL_RUBRIC = "recruiter-15"
"""What a recording is marked against whose brief cannot be read."""
HEADER_BYTES = 44
WAVE_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


class OpenRecording:
    """A take's place on disk from its start until it is kept or thrown away."""

    def __init__(self, path: Path, brief: Brief, held: IO[Any]) -> None:
        self.path = path
        """The WAV to write."""
        self.brief = brief
        self._held = held

    def let_go(self) -> None:
        """The take is kept elsewhere, or nobody wants it: removes the brief, and the WAV if it is still here.

        May be called twice.
        """
        brief = _brief_of(self.path)
        # On Windows an open file cannot be removed, elsewhere nobody may hold it in between.
        if os.name == "nt":
            self._held.close()
        for left in (self.path, brief):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        self._held.close()

    def leave(self) -> None:
        """Nobody could decide now: the recording stays and is offered at the next start."""
        self._held.close()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A recording that a crash left behind."""

    sound: Path
    brief: Brief
    when: datetime
    """When it was begun, in UTC."""
    seconds: float

    def take_over(self) -> OpenRecording | None:
        """Holds it, with its header put right; None where another program was quicker."""
        held = _held_brief(_brief_of(self.sound))
        if held is None:
            return None
        try:
            _mend_header(self.sound)
        except OSError:
            held.close()
            return None
        return OpenRecording(self.sound, self.brief, held)


def begin_recording(folder: Path, brief: Brief) -> OpenRecording:
    """A new place for a take. Raises DiskError where the folder cannot be written."""
    make_folder(folder)
    now = datetime.now(UTC)
    path = folder / f"{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.wav"
    try:
        held = _brief_of(path).open("x+", encoding="utf-8")
        hold(held, wait=True)
        json.dump({"when": now.isoformat(), "brief": as_plain(brief)}, held, ensure_ascii=False)
        held.flush()
        os.fsync(held.fileno())
    except OSError as error:
        raise DiskError(
            f"The recording cannot be written to {folder}: {error.strerror}.",
            "Make room on the disk, or choose another place in the settings.",
        ) from error
    return OpenRecording(path, brief, held)


def unfinished(folder: Path) -> tuple[Unfinished, ...]:
    """Recordings left behind in the folder, newest first. Never raises, never waits for another program."""
    found = []
    for path in sorted(folder.glob("*.brief.json"), reverse=True):
        held = _held_brief(path)
        if held is None:
            continue
        with held:
            left = _read(path, held)
            if left is not None:
                found.append(left)
    return tuple(found)


def mark_recording(sound: Path, brief: Brief, model: ModelLoading, tell: Callable[[Event], None]) -> None:
    """Marks a recording as it lies on disk and tells Finished or Failed. Takes a second or two."""
    from coach.score.scoring import score_sound

    try:
        verdict = score_sound(sound, brief, model.start().wait())
    except CoachError as error:
        tell(Failed(0.0, error, sound if sound.is_file() else None))
        return
    tell(Finished(verdict.seconds, verdict, sound))


def _brief_of(sound: Path) -> Path:
    return sound.with_suffix(".brief.json")


def _held_brief(path: Path) -> IO[Any] | None:
    """The brief file, held; None where a running program holds it, or it is gone."""
    try:
        file = path.open("r+", encoding="utf-8")
    except OSError:
        return None
    if hold(file, wait=False) and path.exists():
        return file
    file.close()
    return None


def _read(path: Path, file: IO[Any]) -> Unfinished | None:
    """What the brief says; sweeps away what holds no word."""
    sound = path.with_name(path.name.removesuffix(".brief.json") + ".wav")
    begun = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        seconds = _seconds_on_disk(sound)
    except OSError:
        seconds = 0.0
    if seconds < LEAST_SECONDS:
        # A young one may be about to be held by a program that has just made it.
        if datetime.now(UTC) - begun > YOUNG:
            _sweep(sound, path)
        return None
    try:
        written = json.load(file)
        when = datetime.fromisoformat(written["when"])
        return Unfinished(sound, from_plain(Brief, written["brief"]), when, seconds)
    except (ValueError, KeyError, TypeError, OSError):
        # The sound is worth more than its brief.
        return Unfinished(sound, Brief(shipped_rubric(USUAL_RUBRIC)), begun, seconds)


def _sweep(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _seconds_on_disk(sound: Path) -> float:
    """Length by the size of the file: its header may be older than its last block."""
    with sound.open("rb") as file:
        header = file.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        return 0.0
    rate = WAVE_HEADER.unpack(header)[7]
    return (sound.stat().st_size - HEADER_BYTES) / 2 / rate if rate else 0.0


def _mend_header(sound: Path) -> None:
    """Makes the header name all samples that are there. Raises OSError."""
    with sound.open("r+b") as file:
        fields = list(WAVE_HEADER.unpack(file.read(HEADER_BYTES)))
        samples_bytes = (sound.stat().st_size - HEADER_BYTES) // 2 * 2
        fields[1], fields[-1] = HEADER_BYTES - 8 + samples_bytes, samples_bytes
        file.seek(0)
        file.write(WAVE_HEADER.pack(*fields))
