"""A backup brought back: checked as a whole first, then put in the library's place.

The library it replaces is laid aside in the backups folder.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from coach.errors import DiskError, LibraryError
from coach.keep.backup import BLOCK_BYTES, DATABASE, FORMAT, KIND, LIST, Progress
from coach.keep.database import free_bytes
from coach.keep.restore_journal import STAGING, swap_in
from coach.keep.restored_database import check_and_mend
from coach.paths import make_folder
from coach.plain import PlainError, from_plain

MOST_FILES = 500_000
LARGEST_LIST_BYTES = 200 << 20
_NAMES = re.compile(
    r"library\.sqlite|takes/[0-9A-Za-z][\w.-]{0,80}\.(flac|wav)|(rubrics/[^/\\:\0]{1,120}\.toml|"
    r"scripts/[^/\\:\0]{1,120}\.txt)"
)
"""Nothing else belongs into a backup: no absolute path, no way up, no other drive."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of a backup."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list in a backup."""

    kind: str
    format: int
    schema: str
    files: dict[str, Listed]


def restore(root: Path, backup: Path, progress: Progress = lambda done, all: None) -> Path:
    """Puts a backup in place of the library in `root`, which must be closed; gives back where the old lies.

    Nothing is changed until the whole backup is unpacked and checked. Raises LibraryError for anything that
    is not a whole, true backup of this version or older, DiskError where there is no room.
    """
    staging = root / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        try:
            with zipfile.ZipFile(backup) as archive:
                _unpack(archive, _contents(archive), staging, progress)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise _no_backup(backup) from error
        check_and_mend(staging / DATABASE, staging / "takes")
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise DiskError(
            f"The backup {backup.name} could not be unpacked: {error.strerror or error}.",
            "The library is as it was.",
        ) from error
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return swap_in(root)


def _no_backup(backup: Path) -> LibraryError:
    return LibraryError(f"{backup.name} is no whole backup of After the Beep.", "The library is as it was.")


def _contents(archive: zipfile.ZipFile) -> Contents:
    """The list of a backup, held against what the archive really has."""
    name = Path(str(archive.filename))
    members = [member for member in archive.infolist() if member.filename != LIST]
    try:
        head = archive.getinfo(LIST)
        if head.file_size > LARGEST_LIST_BYTES or len(members) > MOST_FILES:
            raise _no_backup(name)
        contents = from_plain(Contents, json.loads(archive.read(head)))
    except (KeyError, PlainError, json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_backup(name) from error
    if contents.kind != KIND or contents.format < 1:
        raise _no_backup(name)
    if contents.format > FORMAT:
        raise LibraryError(
            f"{name.name} was made by a newer version of After the Beep.",
            "Install that version, then restore.",
        )
    found = [member.filename for member in members]
    strange = [entry for entry in found if not _NAMES.fullmatch(entry) or ".." in entry]
    links = [member.filename for member in members if stat.S_ISLNK(member.external_attr >> 16)]
    if strange or links:
        raise LibraryError(
            f"{name.name} holds '{(strange or links)[0]}', which belongs into no backup.",
            "It was left alone.",
        )
    if sorted(found) != sorted(contents.files) or DATABASE not in contents.files:
        raise _no_backup(name)
    return contents


def _unpack(archive: zipfile.ZipFile, contents: Contents, staging: Path, progress: Progress) -> None:
    whole = sum(listed.bytes for listed in contents.files.values())
    if any(listed.bytes < 0 for listed in contents.files.values()):
        raise _no_backup(Path(str(archive.filename)))
    if whole > free_bytes(staging.parent):
        raise DiskError(
            f"The backup needs {whole / 1e6:.0f} MB and the disk has less.", "The library is as it was."
        )
    done = 0
    for folder in ("takes", "rubrics", "scripts"):
        make_folder(staging / folder)
    for name, listed in contents.files.items():
        digest, size = hashlib.sha256(), 0
        with archive.open(name) as source, (staging / name).open("wb") as target:
            while block := source.read(BLOCK_BYTES):
                size += len(block)
                if size > listed.bytes:
                    break
                target.write(block)
                digest.update(block)
                progress(done + size, whole)
        if size != listed.bytes or digest.hexdigest() != listed.sha256:
            raise LibraryError(f"In the backup, {name} is damaged.", "The library is as it was.")
        done += size
