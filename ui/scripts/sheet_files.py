"""Cue sheets as files: read in from anywhere, written out for anyone."""

from __future__ import annotations

from pathlib import Path

from coach.errors import DiskError, ScriptError
from coach.script import Script

LARGEST_BYTES = 1_000_000


def read_sheet(path: Path) -> Script:
    """The script in a file, its title the file's name. Raises ScriptError with a sentence."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ScriptError(f"{path.name} is too large for a cue sheet.", "A cue sheet is a page of text.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path.name} cannot be read.", "A cue sheet must be plain text.") from error
    script = Script.parse(text.replace("\0", " "), path.stem.replace("_", " ").strip() or "Untitled")
    if not script.cues:
        raise ScriptError(f"{path.name} is empty.")
    return script


def write_sheet(path: Path, script: Script) -> None:
    """Writes a script as a cue sheet. Raises DiskError with a sentence."""
    try:
        path.write_text(script.sheet() + "\n", encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "it is refused"
        raise DiskError(f"{path.name} could not be written: {reason}.", "Choose another place.") from error


def file_name_for(title: str) -> str:
    """A file name that every system takes."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return f"{' '.join(kept.split()) or 'script'}.txt"
