"""A program that is killed at any step of any operation loses nothing; the next start finds all whole."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import soundfile

from coach.keep.backup import back_up
from coach.keep.library import Library
from coach.keep.moving import open_library
from coach.keep.restoring import restore
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from coach.settings import Settings, read_settings
from coach.take import Take
from tests.kept_takes import SAID, keep_one, recording, verdict_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
PROJECT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Prepared:
    """A home with takes 1 (packed), 2 (young) and 3 (in the trash), a new recording, and an earlier backup
    that knows only take 1.
    """

    root: Path
    sounds: dict[int, list[int]]
    now: list[int]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    home = Home.at(tmp_path_factory.mktemp("prepared"))
    with Library(home) as library:
        keep_one(library, seed=1)
        back_up(library, home.root / "earlier.backup")
        library.takes.compress_waiting()
        keep_one(library, verdict_of(SAID[:4]), seed=2)
        keep_one(library, seed=3)
        library.takes.trash([3])
        sounds = {number: _samples(library.takes.take(number)) for number in (1, 2, 3)}
    now = recording(home.recordings_folder / "now.wav", seed=4)
    return Prepared(home.root, sounds, soundfile.read(now, dtype="int16")[0].tolist())


def _samples(take: Take) -> list[int]:
    samples: list[int] = soundfile.read(take.sound, dtype="int16")[0].tolist()
    return samples


def _killed(operation: str, root: Path, copies: Path) -> list[Home]:
    """Homes in which the operation was killed, one step later each, and last one where it was not."""
    command = [sys.executable, "-m", "tests.coach.keep.killing", operation, str(root), str(copies)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [Home.at(copies / str(number)) for number in range(1, int(done.stdout) + 1)]


def _whole(library: Library, prepared: Prepared, *numbers: int) -> None:
    for number in numbers:
        assert _samples(library.takes.take(number)) == prepared.sounds[number]


def _no_strays(library: Library) -> None:
    """Each sound belongs to a take, and nothing half-done is waited for."""
    known = {library.takes.take(number).sound.name for number in (*_here(library), *_trashed(library))}
    lying = {file.name for file in library.home.takes_folder.iterdir() if not file.name.endswith(".part")}
    assert lying <= known | {name.replace(".wav", ".flac") for name in known}
    assert known <= lying


def _here(library: Library) -> list[int]:
    return sorted(library.takes.ids())


def _trashed(library: Library) -> list[int]:
    return sorted(library.takes.ids(TakeQuery(trashed=True)))


def test_keeping_loses_no_recording(prepared: Prepared, tmp_path: Path) -> None:
    homes = _killed("keep", prepared.root, tmp_path)
    kept = 0
    for home in homes:
        with Library(home) as library:
            _whole(library, prepared, 1, 2, 3)
            waiting = home.recordings_folder / "now.wav"
            if waiting.exists():
                assert _here(library) == [1, 2]
                assert soundfile.read(waiting, dtype="int16")[0].tolist() == prepared.now
            else:
                assert _here(library) == [1, 2, 4]
                assert _samples(library.takes.take(4)) == prepared.now
                kept += 1
            _no_strays(library)
    assert 2 <= kept < len(homes)


def _same_list(library: Library, prepared: Prepared) -> None:
    assert (_here(library), _trashed(library)) == ([1, 2], [3])
    _whole(library, prepared, 1, 2, 3)


def _trashed_or_not(library: Library, prepared: Prepared) -> None:
    assert _here(library) in ([1, 2], [])
    _whole(library, prepared, 1, 2, 3)


def _back_or_not(library: Library, prepared: Prepared) -> None:
    assert _here(library) in ([1, 2], [1, 2, 3])
    _whole(library, prepared, 1, 2, 3)


def _emptied_or_not(library: Library, prepared: Prepared) -> None:
    assert _here(library) == [1, 2]
    _whole(library, prepared, 1, 2, *_trashed(library))


def _corrected_or_not(library: Library, prepared: Prepared) -> None:
    _same_list(library, prepared)
    take, row = library.takes.take(1), library.takes.rows(TakeQuery(sort="when", descending=False))[0]
    assert take.verdict == verdict_of()
    assert row.passed == take.corrected.passed == (not take.corrections)


def _marked_again_or_not(library: Library, prepared: Prepared) -> None:
    _same_list(library, prepared)
    take, row = library.takes.take(1), library.takes.rows(TakeQuery(sort="when", descending=False))[0]
    verdicts = [take.verdict, *(marking.verdict for marking in take.earlier)]
    assert verdicts[-1] == verdict_of()
    assert verdicts[:-1] in ([], [verdict_of(SAID[:3])])
    assert row.passed == take.verdict.passed


@pytest.mark.parametrize(
    ("operation", "holds"),
    [
        ("compress", _same_list),
        ("trash", _trashed_or_not),
        ("bring_back", _back_or_not),
        ("empty", _emptied_or_not),
        ("correct", _corrected_or_not),
        ("mark_again", _marked_again_or_not),
    ],
)
def test_a_change_is_done_whole_or_not_at_all(
    prepared: Prepared, tmp_path: Path, operation: str, holds: Callable[[Library, Prepared], None]
) -> None:
    homes = _killed(operation, prepared.root, tmp_path)
    assert len(homes) > 4
    for home in homes:
        with Library(home) as library:
            holds(library, prepared)
            library.takes.compress_waiting()
            holds(library, prepared)
            _no_strays(library)


def test_backing_up_never_leaves_half_a_backup(prepared: Prepared, tmp_path: Path) -> None:
    written = 0
    for home in _killed("save", prepared.root, tmp_path):
        with Library(home) as library:
            _same_list(library, prepared)
        if (home.root / "all.backup").exists():
            restore(home.root, home.root / "all.backup")
            with Library(home) as library:
                _same_list(library, prepared)
            written += 1
    assert written >= 1


def test_restoring_leaves_the_old_or_the_new_library_and_the_old_one_aside(
    prepared: Prepared, tmp_path: Path
) -> None:
    restored = 0
    for home in _killed("bring_in", prepared.root, tmp_path):
        with Library(home) as library:
            if _here(library) == [1]:
                _whole(library, prepared, 1)
                (aside,) = home.backups_folder.glob("replaced-*")
                _old_library_lies_in(aside, prepared)
                restored += 1
            else:
                _same_list(library, prepared)
    assert restored >= 5


def _old_library_lies_in(aside: Path, prepared: Prepared) -> None:
    with closing(sqlite3.connect(aside / "library.sqlite")) as old:
        sounds = dict(old.execute("SELECT id, sound FROM takes").fetchall())
    assert sorted(sounds) == [1, 2, 3]
    for number, name in sounds.items():
        samples = soundfile.read(aside / "takes" / name, dtype="int16")[0].tolist()
        assert samples == prepared.sounds[number]


def test_moving_leaves_the_library_in_one_place_or_the_other(prepared: Prepared, tmp_path: Path) -> None:
    moved = 0
    for home in _killed("move", prepared.root, tmp_path):
        with open_library(home) as library:
            _same_list(library, prepared)
            assert (library.home.recordings_folder / "now.wav").exists()
            if library.home.root != home.root:
                assert not home.library.exists()
                assert read_settings(home).settings.left_place is None
                moved += 1
    assert moved >= 5


def test_migrating_leaves_a_library_that_opens(prepared: Prepared, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(prepared.root / "takes", older / "takes")
    dump = Path(__file__).parent / "earlier" / "schema-0001.sql"
    with closing(sqlite3.connect(older / "library.sqlite")) as old:
        old.executescript(dump.read_text(encoding="utf-8"))
    homes = _killed("migrate", older, tmp_path / "copies")
    assert len(homes) > 20
    for home in homes:
        with Library(home) as library:
            assert _here(library) == [1, 2]
            assert library.takes.ids(TakeQuery(search="schedulers")) == [2, 1]


def test_settings_are_the_old_or_the_new(prepared: Prepared, tmp_path: Path) -> None:
    for home in _killed("choose", prepared.root, tmp_path):
        found = read_settings(home)
        assert found.settings in (Settings(), Settings(countdown=7))
        assert not found.fault
