"""The library is backed up, restored and moved; nothing is lost and no trick gets in."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import CoachError, DiskError, LibraryError
from coach.keep.backup import LIST, back_up
from coach.keep.library import Library
from coach.keep.moving import move_library, open_library
from coach.keep.restoring import restore
from coach.paths import Home
from coach.settings import Settings, read_settings, write_settings
from tests.kept_takes import keep_one


@pytest.fixture
def backup(library: Library, tmp_path: Path) -> Path:
    """A backup of two takes; the library it came from has one more by now, and one fewer of those."""
    first, _ = keep_one(library, seed=1), keep_one(library, seed=2)
    library.takes.star(first.id)
    (library.home.rubrics_folder).mkdir()
    (library.home.rubrics_folder / "mine.toml").write_text('id = "mine"')
    assert back_up(library, tmp_path / "all.backup")
    library.takes.trash([first.id])
    library.takes.empty_trash()
    keep_one(library, seed=3)
    library.close()
    return tmp_path / "all.backup"


def test_a_backup_brings_everything_back(library: Library, backup: Path) -> None:
    restore(library.home.root, backup)
    with Library(library.home) as again:
        assert again.takes.ids() == [2, 1]
        assert again.takes.take(1).starred
        assert all(again.takes.take(number).sound.is_file() for number in (1, 2))
    assert (library.home.rubrics_folder / "mine.toml").exists()


def test_what_a_restore_replaces_is_laid_aside(library: Library, backup: Path) -> None:
    aside = restore(library.home.root, backup)
    with closing(sqlite3.connect(aside / "library.sqlite")) as old:
        assert old.execute("SELECT id FROM takes ORDER BY id").fetchall() == [(2,), (3,)]
    assert len(list((aside / "takes").iterdir())) == 2


def test_a_cancelled_backup_leaves_nothing(library: Library, tmp_path: Path) -> None:
    keep_one(library)
    target = tmp_path / "backups of mine"
    target.mkdir()
    assert not back_up(library, target / "all.backup", cancelled=lambda: True)
    assert list(target.iterdir()) == []
    assert list(library.home.backups_folder.iterdir()) == []


def test_a_backup_says_how_far_it_is(library: Library, tmp_path: Path) -> None:
    keep_one(library)
    said: list[tuple[int, int]] = []
    back_up(library, tmp_path / "all.backup", lambda done, whole: said.append((done, whole)))
    assert said == sorted(said)
    assert said[-1][0] == said[-1][1]


def test_a_backup_that_cannot_be_written_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="could not be written"):
        back_up(library, tmp_path / "no such folder" / "all.backup")


def _rewritten(backup: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with its members changed by hand, its list as it was unless that is changed too."""
    with zipfile.ZipFile(backup) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    made = backup.with_name("made.backup")
    with zipfile.ZipFile(made, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
    return made


def _renamed(members: dict[str, bytes], old: str, new: str) -> None:
    members[new] = members.pop(old)
    listed = json.loads(members[LIST])
    listed["files"][new] = listed["files"].pop(old)
    members[LIST] = json.dumps(listed).encode()


@pytest.mark.parametrize(
    "name",
    [
        "../outside.flac", "takes/../../outside.flac", "/tmp/outside.flac", "C:\\outside.flac",
        "takes\\..\\a.flac",
        "takes/.hidden.flac", "takes/a/b.flac", "settings.json", "takes/a.exe", "takes/..flac",
        "rubrics/../a.toml",
        "library.sqlite-wal", "takes/a.flac\0.txt",
    ],
)  # fmt: skip
def test_a_path_trick_is_refused(library: Library, backup: Path, name: str) -> None:
    before = _files(library.home.root)
    made = _rewritten(backup, lambda members: _renamed(members, "takes/000001.flac", name))
    with pytest.raises(LibraryError, match=r"no backup|no whole backup"):
        restore(library.home.root, made)
    assert _files(library.home.root) == before


def _files(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()
    }


def _damage_sound(members: dict[str, bytes]) -> None:
    members["takes/000001.flac"] = members["takes/000001.flac"][:-1] + b"\0"


def _damage_database(members: dict[str, bytes]) -> None:
    members["library.sqlite"] = members["library.sqlite"][:5000]
    _relist(members, "library.sqlite")


def _relist(members: dict[str, bytes], name: str) -> None:
    from hashlib import sha256

    listed = json.loads(members[LIST])
    content = members[name]
    listed["files"][name] = {"bytes": len(content), "sha256": sha256(content).hexdigest()}
    members[LIST] = json.dumps(listed).encode()


def _claim_less(members: dict[str, bytes]) -> None:
    listed = json.loads(members[LIST])
    listed["files"]["takes/000001.flac"]["bytes"] = 5
    members[LIST] = json.dumps(listed).encode()


def _claim_newer(members: dict[str, bytes]) -> None:
    members[LIST] = members[LIST].replace(b'"format": 1', b'"format": 2')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_damage_sound, "takes/000001.flac is damaged"),
        (_damage_database, "damaged"),
        (_claim_less, "is damaged"),
        (_claim_newer, "newer version"),
        (lambda members: members.pop(LIST), "no whole backup"),
        (lambda members: members.pop("takes/000002.flac"), "no whole backup"),
        (lambda members: members.update({"takes/000009.flac": b"x"}), "no whole backup"),
        (lambda members: members.update({LIST: b"[" * 100000}), "no whole backup"),
        (lambda members: members.update({LIST: b'{"kind": 1}'}), "no whole backup"),
    ],
)  # fmt: skip
def test_what_is_no_true_backup_changes_nothing(
    library: Library, backup: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    before = _files(library.home.root)
    with pytest.raises(LibraryError, match=said):
        restore(library.home.root, _rewritten(backup, change))
    assert _files(library.home.root) == before


def test_a_file_that_is_no_backup_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "cat.jpg").write_bytes(b"no zip")
    with pytest.raises(LibraryError, match=r"cat\.jpg is no whole backup"):
        restore(library.home.root, tmp_path / "cat.jpg")
    with pytest.raises(CoachError, match=r"gone\.backup"):
        restore(library.home.root, tmp_path / "gone.backup")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE takes SET sound = '../../precious.txt'",
        "UPDATE takes SET sound = '/etc/passwd'",
        "UPDATE takes SET seconds = 'long'",
        "UPDATE takes SET taken_at = 'yesterday'",
        "DROP TABLE corrections",
        "CREATE VIEW tricks AS SELECT 1",
        "UPDATE library_version SET version_num = '9999'",
    ],
)
def test_a_database_with_tricks_is_refused(
    library: Library, backup: Path, tmp_path: Path, statement: str
) -> None:
    def change(members: dict[str, bytes]) -> None:
        place = tmp_path / "tricked.sqlite"
        place.write_bytes(members["library.sqlite"])
        with closing(sqlite3.connect(place)) as database:
            database.execute(statement)
            database.commit()
        members["library.sqlite"] = place.read_bytes()
        _relist(members, "library.sqlite")

    before = _files(library.home.root)
    with pytest.raises(LibraryError):
        restore(library.home.root, _rewritten(backup, change))
    assert _files(library.home.root) == before


def test_an_older_backup_is_brought_up_to_date(library: Library, backup: Path, tmp_path: Path) -> None:
    dump = Path(__file__).parent / "earlier" / "schema-0001.sql"

    def change(members: dict[str, bytes]) -> None:
        place = tmp_path / "older.sqlite"
        with closing(sqlite3.connect(place)) as database:
            database.executescript(dump.read_text(encoding="utf-8"))
        members["library.sqlite"] = place.read_bytes()
        _relist(members, "library.sqlite")

    restore(library.home.root, _rewritten(backup, change))
    with Library(library.home) as again:
        assert again.takes.take(1).note == "kept since long ago"


def test_a_moved_library_is_found_in_its_new_place(home: Home, tmp_path: Path) -> None:
    with open_library(home) as library:
        kept = [keep_one(library, seed=seed) for seed in range(3)]
    (home.recordings_folder / "unfinished.wav").write_bytes(b"RIFF")
    move_library(home, tmp_path / "elsewhere")
    with open_library(home) as library:
        assert library.home.root == tmp_path / "elsewhere"
        moved = [library.takes.take(take.id) for take in kept]
        assert [replace(take, sound=kept[0].sound) for take in moved] == [
            replace(take, sound=kept[0].sound) for take in kept
        ]
        assert all(take.sound.is_file() for take in moved)
    assert (tmp_path / "elsewhere" / "recordings" / "unfinished.wav").exists()
    assert not home.library.exists()
    assert not home.takes_folder.exists()
    assert read_settings(home).settings.left_place is None


def test_a_library_can_move_home_again(home: Home, tmp_path: Path) -> None:
    with open_library(home) as library:
        number = keep_one(library).id
    move_library(home, tmp_path / "elsewhere")
    move_library(home, home.root)
    assert read_settings(home).settings.data_place is None
    with open_library(home) as library:
        assert library.takes.take(number).sound.parent == home.takes_folder


def test_a_library_never_moves_onto_another_or_into_itself(home: Home, tmp_path: Path) -> None:
    with open_library(home) as library:
        keep_one(library)
    Library(Home.at(tmp_path / "taken")).close()
    with pytest.raises(LibraryError, match="already"):
        move_library(home, tmp_path / "taken")
    with pytest.raises(LibraryError, match="within"):
        move_library(home, home.takes_folder / "deeper")
    assert read_settings(home).settings.data_place is None
    assert home.library.exists()


def test_files_that_came_after_the_copy_stay_in_the_old_place(home: Home, tmp_path: Path) -> None:
    with open_library(home) as library:
        keep_one(library)
    move_library(home, tmp_path / "new")
    home.make()
    late = home.recordings_folder / "late.wav"
    late.write_bytes(b"came late")
    write_settings(home, replace(read_settings(home).settings, left_place=home.root))
    open_library(home).close()
    assert late.read_bytes() == b"came late"


def test_a_library_on_a_disk_that_is_away_is_said_and_not_made_anew(home: Home, tmp_path: Path) -> None:
    write_settings(home, Settings(data_place=tmp_path / "stick"))
    with pytest.raises(LibraryError, match="Plug in its disk"):
        open_library(home)
    assert not (tmp_path / "stick").exists()
