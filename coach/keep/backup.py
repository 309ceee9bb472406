"""The whole library in one file: a ZIP with the database, every take's sound, and a list with checksums."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from coach.errors import DiskError, LibraryError
from coach.keep.database import copy_database
from coach.keep.library import Library
from coach.keep.schema import HEAD
from coach.keep.sound_files import to_disk
from coach.paths import make_folder

KIND = "after-the-beep backup"
FORMAT = 1
LIST = "after-the-beep.json"
DATABASE = "library.sqlite"
BLOCK_BYTES = 1 << 20

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, in bytes."""


def back_up(
    library: Library,
    path: Path,
    progress: Progress = lambda done, all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Writes the library to one file; false if it was cancelled, and then no file is left.

    The library can be used meanwhile. Seconds for a thousand takes: run it beside the window. Raises
    DiskError where the file cannot be written (what was there before is still there) and LibraryError for
    a library that does not lie in a file.
    """
    root = library.home.root
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    copy = make_folder(root / "backups") / f"backing-up.{os.getpid()}.part"
    try:
        library.takes.compress_waiting()
        copy_database(_database_file(library), copy)
        if not _write(part, list(_members(copy, root)), progress, cancelled):
            return False
        part.replace(path)
        return True
    except OSError as error:
        raise DiskError(
            f"The backup {path.name} could not be written: {error.strerror}.",
            "The library is as it was. Make room, or choose another place.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)


def _database_file(library: Library) -> Path:
    file = library.file
    if file is None:
        raise LibraryError("This library lies on a server.", "Back it up there.")
    return file


def _members(copy: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """Name in the backup and place on the disk of each file; sound is what the copied database names."""
    yield DATABASE, copy
    with closing(sqlite3.connect(copy)) as database:
        names = [name for (name,) in database.execute("SELECT DISTINCT sound FROM takes ORDER BY sound")]
    for name in names:
        sound = root / "takes" / Path(name).name
        if sound.is_file():
            yield f"takes/{sound.name}", sound
    for folder, suffix in (("rubrics", ".toml"), ("scripts", ".txt")):
        for file in sorted((root / folder).glob(f"*{suffix}")):
            yield f"{folder}/{file.name}", file


def _write(
    part: Path, members: list[tuple[str, Path]], progress: Progress, cancelled: Callable[[], bool]
) -> bool:
    whole = sum(file.stat().st_size for _, file in members)
    done = 0
    listed: dict[str, dict[str, object]] = {}
    with part.open("wb") as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, file in members:
            digest, size = hashlib.sha256(), 0
            with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as member:
                while block := source.read(BLOCK_BYTES):
                    if cancelled():
                        return False
                    member.write(block)
                    digest.update(block)
                    size += len(block)
                    progress(min(done + size, whole), whole)
            done += size
            listed[name] = {"bytes": size, "sha256": digest.hexdigest()}
        head = {"kind": KIND, "format": FORMAT, "schema": HEAD, "files": listed}
        archive.writestr(LIST, json.dumps(head, indent=1))
    to_disk(part)
    return True
