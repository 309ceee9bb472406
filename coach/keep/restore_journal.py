"""The swap at the end of a restore: what is under way stands in a small file.

A program that is killed half-way goes on at its next start.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from coach.errors import DiskError, LibraryError
from coach.paths import make_folder
from coach.plain import as_plain, from_plain
from coach.settings import replace_file

JOURNAL = "restoring.json"
STAGING = "restoring"
SWAPPED = ("library.sqlite-wal", "library.sqlite-shm", "takes", "rubrics", "scripts", "library.sqlite")


@dataclass(frozen=True, slots=True)
class Swap:
    """'aside' while the old library is laid away into the folder `aside`, 'in' while the new one comes."""

    phase: Literal["aside", "in"]
    aside: str


def swap_in(root: Path) -> Path:
    """Puts what lies in the staging folder in the library's place; gives back where the old one lies.

    Raises DiskError if that cannot be done now: it goes on at the next start.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    swap = Swap("aside", f"replaced-{stamp}")
    _note(root, swap)
    finish_restore(root)
    return root / "backups" / swap.aside


def finish_restore(root: Path) -> None:
    """Goes on with a restore that was cut off; does nothing where there is none. Raises DiskError."""
    journal = root / JOURNAL
    if not journal.exists():
        return
    try:
        swap = from_plain(Swap, json.loads(journal.read_text(encoding="utf-8")))
    except (ValueError, RecursionError, OSError) as error:
        raise LibraryError(
            "A restore was cut off and its notes cannot be read.",
            f"The parts lie in {root / STAGING} and in {root / 'backups'}.",
        ) from error
    aside = root / "backups" / Path(swap.aside).name
    try:
        if swap.phase == "aside":
            make_folder(aside)
            _move_all(root, aside)
            _note(root, Swap("in", swap.aside))
        _move_all(root / STAGING, root)
        journal.unlink()
        shutil.rmtree(root / STAGING, ignore_errors=True)
    except OSError as error:
        raise DiskError(
            f"The restore could not be finished: {error.strerror}.",
            "Nothing is lost: it goes on at the next start.",
        ) from error


def _move_all(source: Path, target: Path) -> None:
    for name in SWAPPED:
        mine, place = source / name, target / name
        if not mine.exists():
            continue
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()  # made anew by a start in between
        if mine.is_dir() and place.exists() and not any(mine.iterdir()):
            mine.rmdir()
        else:
            mine.replace(place)


def _note(root: Path, swap: Swap) -> None:
    replace_file(root / JOURNAL, json.dumps(as_plain(swap)).encode())
