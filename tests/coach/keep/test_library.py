"""Libraries of every earlier schema open; a newer, damaged or locked one is refused in words, unchanged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from coach.errors import CoachError, DiskError, LibraryError
from coach.keep.database import MIGRATIONS
from coach.keep.library import Library
from coach.keep.schema import HEAD, VERSION_TABLE, tables
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from tests.kept_takes import brief_of, keep_one, verdict_of

EARLIER = sorted((Path(__file__).parent / "earlier").glob("schema-*.sql"))


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    folder = ScriptDirectory.from_config(config)
    assert folder.get_current_head() == HEAD
    versions = {script.revision for script in folder.walk_revisions()}
    assert {path.stem for path in EARLIER} == {f"schema-{version}" for version in versions}


def test_migrations_make_the_tables_that_the_program_uses(library: Library) -> None:
    engine = sa.create_engine(f"sqlite:///{library.home.library}")
    found = sa.inspect(engine)
    for table in tables.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}
    engine.dispose()


@pytest.mark.parametrize("dump", EARLIER, ids=lambda dump: dump.stem)
def test_a_library_of_an_earlier_schema_opens_with_all_its_takes(home: Home, dump: Path) -> None:
    with closing(sqlite3.connect(home.library)) as old:
        old.executescript(dump.read_text(encoding="utf-8"))
    with Library(home) as library:
        assert library.takes.ids() == [2, 1]
        take = library.takes.take(1)
        assert take.verdict == verdict_of()
        assert take.brief == brief_of()
        assert take.note == "kept since long ago"
        assert [one.about for one in take.corrections] == ["bridge"]
        assert library.takes.ids(TakeQuery(search="schedulers")) == [2, 1]
        assert [kept.title for kept in library.scripts.all()] == ["The talk"]
        assert keep_one(library).id == 3


@pytest.mark.parametrize("dump", EARLIER[:-1], ids=lambda dump: dump.stem)
def test_a_copy_is_laid_aside_before_a_migration(home: Home, dump: Path) -> None:
    with closing(sqlite3.connect(home.library)) as old:
        old.executescript(dump.read_text(encoding="utf-8"))
    Library(home).close()
    (copy,) = home.backups_folder.iterdir()
    with closing(sqlite3.connect(copy)) as saved:
        assert saved.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone() == (dump.stem[-4:],)
        assert saved.execute("SELECT count(*) FROM takes").fetchone() == (2,)


def test_a_newer_library_is_refused_and_left_alone(library: Library) -> None:
    keep_one(library)
    library.close()
    with closing(sqlite3.connect(library.home.library)) as newer:
        newer.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        newer.commit()
    before = library.home.library.read_bytes()
    with pytest.raises(LibraryError, match="newer version of After the Beep"):
        Library(library.home)
    assert library.home.library.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"no database at all" * 100, b"SQLite format 3\0" + bytes(range(256)) * 20],
    ids=["text", "torn"],
)
def test_a_damaged_library_is_refused_and_left_alone(home: Home, content: bytes) -> None:
    home.library.write_bytes(content)
    with pytest.raises(LibraryError, match="damaged"):
        Library(home)
    assert home.library.read_bytes() == content


def test_a_database_of_another_program_is_refused(home: Home) -> None:
    with closing(sqlite3.connect(home.library)) as other:
        other.execute("CREATE TABLE bookmarks (id)")
    with pytest.raises(LibraryError, match="no library"):
        Library(home)


def test_a_locked_library_is_said(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.keep.database.BUSY_SECONDS", 0.05)
    with Library(library.home) as impatient, closing(sqlite3.connect(library.home.library)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use by another program"):
            impatient.scripts.add("The talk", "", "recruiter-15")


def test_a_library_can_be_used_from_several_threads(library: Library) -> None:
    from concurrent.futures import ThreadPoolExecutor

    take = keep_one(library)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: library.takes.note(take.id, f"note {number}"), range(40)))
        assert set(pool.map(lambda number: library.takes.take(take.id).id, range(40))) == {take.id}
    assert library.takes.take(take.id).note.startswith("note ")


def test_two_programs_may_open_one_library(library: Library) -> None:
    with Library(library.home) as other:
        first = keep_one(library, seed=1)
        assert other.takes.take(first.id) == first
        second = keep_one(other, seed=2)
        assert library.takes.ids() == [second.id, first.id]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DiskError):
        Library(Home.at(tmp_path / "file" / "home"))


@pytest.mark.parametrize("url", ["nonsense", "nodatabase://here", "postgresql+nodriver://a/b", ""])
def test_an_address_that_names_no_database_is_said(home: Home, url: str) -> None:
    if not url:
        Library(home, url).close()
        return
    with pytest.raises(CoachError, match="names no database"):
        Library(home, url)


def test_a_note_of_a_move_outside_the_library_is_never_done(library: Library, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    library.close()
    with closing(sqlite3.connect(library.home.library)) as hostile:
        for target in (None, "takes/000009.wav"):
            hostile.execute("INSERT INTO file_moves (source, target) VALUES (?, ?)", (str(precious), target))
        hostile.execute("INSERT INTO file_moves (source) VALUES ('takes/../../precious.txt')")
        hostile.execute("INSERT INTO file_moves (source) VALUES ('library.sqlite')")
        hostile.commit()
    Library(library.home).close()
    assert precious.read_text() == "mine"
    assert library.home.library.exists()


def test_tidying_packs_young_sound_and_removes_what_was_left_half_written(library: Library) -> None:
    young = keep_one(library)
    folder, backups = library.home.takes_folder, library.home.backups_folder
    backups.mkdir()
    old = [folder / "000001.flac.17.part", folder / "incoming-a.flac", backups / "backing-up.17.part"]
    new = folder / "000009.flac.18.part"
    for half in (*old, new):
        half.write_bytes(b"half")
    for half in old:
        os.utime(half, (0, 0))
    library.tidy()
    assert library.takes.take(young.id).sound.suffix == ".flac"
    assert not any(half.exists() for half in old)
    assert new.exists()


def test_a_closed_library_is_not_tidied(library: Library) -> None:
    young = keep_one(library)
    library.close()
    library.tidy()
    assert young.sound.exists()


def test_tidying_raises_nothing(library: Library) -> None:
    take = keep_one(library)
    take.sound.write_bytes(b"no sound")
    library.tidy()
    assert take.sound.exists()
