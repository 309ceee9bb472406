"""Moves of sound files that a change of the library needs, written down with the change and done after it.

A program that is killed in between does them at its next start; doing one twice does no harm.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from coach.errors import DiskError
from coach.keep.schema import file_moves
from coach.paths import Home

HALF_WRITTEN_SECONDS = 3600.0
"""Longer than the largest backup takes to be written."""


def note_move(connection: sa.Connection, source: Path, target: Path | None, root: Path) -> None:
    """Writes down, in the transaction of the change, that a file is to be moved (None: removed)."""
    names = {"source": _stored(source, root), "target": None if target is None else _stored(target, root)}
    connection.execute(file_moves.insert().values(names))


def do_moves(writing: sa.Engine, root: Path) -> None:
    """Does all noted moves. A file in use elsewhere (Windows) waits for the next time.

    Raises DiskError where a file cannot be moved; its note stays.
    """
    with writing.connect() as connection:
        waiting = connection.execute(sa.select(file_moves).order_by(file_moves.c.id)).all()
    for move in waiting:
        source, target = root / move.source, None if move.target is None else root / move.target
        if not _inside(source, root) or not _inside(target or source, root / "takes"):
            continue  # no library of ours noted this
        try:
            if target is None:
                source.unlink(missing_ok=True)
            else:
                move_file(source, target)
        except PermissionError:
            continue
        except OSError as error:
            raise DiskError(
                f"The sound {source.name} could not be moved: {error.strerror}.",
                "It lies where it was; it is moved at the next start.",
            ) from error
        with writing.begin() as connection:
            connection.execute(file_moves.delete().where(file_moves.c.id == move.id))


def move_file(source: Path, target: Path) -> None:
    """Moves a file, also between disks, so that at every moment one of the two is whole. Raises OSError."""
    if target.exists():
        source.unlink(missing_ok=True)
        return
    if not source.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno is None or not source.exists():
            raise
        copy_file(source, target)
        source.unlink()


def copy_file(source: Path, target: Path) -> None:
    """Copies a file beside its place, has it written to the disk, and only then gives it its name."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with source.open("rb") as old, part.open("wb") as new:
            shutil.copyfileobj(old, new, 1 << 20)
            new.flush()
            os.fsync(new.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def remove_half_written(home: Home) -> None:
    """Removes what programs that were killed left half-written, once nobody can be at it any more."""
    long_ago = time.time() - HALF_WRITTEN_SECONDS
    halves = [*home.takes_folder.glob("*.part"), *home.backups_folder.glob("*.part")]
    halves += home.takes_folder.glob("incoming-*")
    staging = home.root / "restoring"
    for half in halves:
        with suppress(OSError):
            if half.stat().st_mtime < long_ago:
                half.unlink()
    with suppress(OSError):
        if staging.stat().st_mtime < long_ago:
            shutil.rmtree(staging, ignore_errors=True)


def _stored(path: Path, root: Path) -> str:
    """Relative to the library's folder where it lies inside, so that a moved library finds it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _inside(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder once every way up is followed."""
    return path.resolve().is_relative_to(folder.resolve())
