"""Recordings made elsewhere, marked and kept like takes."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from coach.brief import Brief
from coach.errors import CoachError
from coach.hear.sound_reading import read_sound
from coach.keep.library import Library
from coach.keep.sound_files import write_flac
from coach.score.scoring import score_samples
from coach.take import Take

if TYPE_CHECKING:
    import vosk

READABLE = (".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".aiff", ".aif", ".au", ".caf", ".w64", ".m4a")
"""Endings worth offering in a file dialog; what counts is whether libsndfile reads the file."""


def import_sound(
    library: Library,
    path: Path,
    brief: Brief,
    model: vosk.Model,
    *,
    script_id: int | None = None,
    run: str = "",
) -> Take:
    """Marks a recording and keeps a copy of it as a take; the file itself is left alone.

    Takes about a quarter of the recording's length: run it beside the window. Raises SoundError for what
    cannot be read, DiskError and LibraryError; nothing is kept then.
    """
    samples, rate = read_sound(path)
    verdict = score_samples(samples, rate, brief, model)
    incoming = library.home.recordings_folder / f"incoming-{uuid.uuid4().hex}.flac"
    write_flac(incoming, samples, rate)
    try:
        return library.takes.keep(brief, verdict, incoming, script_id=script_id, run=run)
    except CoachError:
        incoming.unlink(missing_ok=True)
        raise
