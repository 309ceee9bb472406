"""The library moved to another folder: copied and checked, chosen, then cleared from the old."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from coach.errors import DiskError, LibraryError
from coach.keep.database import copy_database, free_bytes
from coach.keep.file_journal import copy_file
from coach.keep.library import Library
from coach.keep.restore_journal import JOURNAL
from coach.paths import Home, make_folder
from coach.settings import read_settings, write_settings

FOLDERS = ("takes", "recordings", "rubrics", "scripts", "backups")


def open_library(home: Home) -> Library:
    """The user's library, wherever they keep it; a move that was cut off is finished first.

    Raises LibraryError or DiskError with a sentence, and makes no new library where the one in use is
    away (a disk that is not plugged in).
    """
    settings = read_settings(home).settings
    place = settings.placed(home)
    restoring = (place.root / JOURNAL).exists()
    if settings.data_place is not None and not place.library.exists() and not restoring:
        raise LibraryError(
            f"The library in {place.root} is not there.",
            "Plug in its disk, or choose its place in the settings.",
        )
    library = Library(place)
    if settings.left_place is not None:
        _clear_left(home)
    return library


def move_library(
    home: Home, target: Path, progress: Callable[[int, int], None] = lambda done, all: None
) -> Home:
    """Moves library, takes and recordings to `target`; gives back the home as it is then.

    `home` is the user's home as it was before any move (where the settings are); the library must be
    closed. Slow: run it beside the window. Raises LibraryError where a library lies in `target` already,
    DiskError where there is no room; the library is then where it was.
    """
    settings = read_settings(home).settings
    old = settings.placed(home)
    target = target.expanduser().absolute()
    if target == old.root:
        return old
    if target.is_relative_to(old.root) or old.root.is_relative_to(target):
        raise LibraryError("The new place lies within the old one.", "Choose a folder of its own.")
    if (target / old.library.name).exists():
        raise LibraryError(f"There is a library in {target} already.", "Choose an empty folder.")
    Library(old).close()  # finishes what a crash left undone: copied half-done it would be done twice
    try:
        _copy_all(old, make_folder(target), progress)
    except OSError as error:
        raise DiskError(
            f"The library could not be copied: {error.strerror or error}.", "It is where it was."
        ) from error
    place = None if target == home.root else target
    write_settings(home, replace(settings, data_place=place, left_place=old.root))
    _clear_left(home)
    return read_settings(home).settings.placed(home)


def _copy_all(old: Home, target: Path, progress: Callable[[int, int], None]) -> None:
    files = list(_files(old.root))
    whole = sum(file.stat().st_size for file in files) + old.library.stat().st_size
    if whole > free_bytes(target):
        raise DiskError(f"The library needs {whole / 1e6:.0f} MB, more than there is room for.", "It stays.")
    done = 0
    for file in files:
        copy = target / file.relative_to(old.root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy_file(file, copy)
        if copy.stat().st_size != file.stat().st_size:
            raise DiskError(f"{file.name} could not be copied whole.", "The library is where it was.")
        done += file.stat().st_size
        progress(done, whole)
    # The database last: a folder without one is no library, and the move can be tried again.
    copy_database(old.library, target / old.library.name)
    with closing(sqlite3.connect(target / old.library.name)) as copied:
        if copied.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise DiskError("The library could not be copied whole.", "It is where it was.")
    progress(whole, whole)


def _files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(
            file for file in (root / folder).rglob("*") if file.is_file() and not file.name.endswith(".part")
        )


def _clear_left(home: Home) -> None:
    """Removes from the old place what lies whole in the new one; the rest stays where it is."""
    settings = read_settings(home).settings
    new, left = settings.placed(home).root, settings.left_place
    if left is None:
        return
    name = home.library.name
    if left != new and (new / name).is_file():
        for old in (f"{name}-wal", f"{name}-shm", name):
            (left / old).unlink(missing_ok=True)
        for file in _files(left):
            copy = new / file.relative_to(left)
            if copy.is_file() and copy.stat().st_size == file.stat().st_size:
                file.unlink(missing_ok=True)
        for folder in FOLDERS:
            _remove_empty(left / folder)
    write_settings(home, replace(settings, left_place=None))


def _remove_empty(folder: Path) -> None:
    for inner in sorted(folder.rglob("*"), reverse=True):
        if inner.is_dir() and not any(inner.iterdir()):
            inner.rmdir()
    if folder.is_dir() and not any(folder.iterdir()):
        shutil.rmtree(folder, ignore_errors=True)
