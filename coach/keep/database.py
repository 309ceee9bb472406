"""The connection to the library's database: opened, brought up to date, refused in words."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

from coach.errors import DiskError, LibraryError
from coach.keep.schema import HEAD, VERSION_TABLE
from coach.paths import make_folder

BUSY_SECONDS = 10.0
MIGRATIONS = Path(__file__).with_name("migrations")
_DAMAGED = (
    "The library cannot be read: it is damaged, or no library.",
    "Nothing was changed. Restore a backup, or choose another place.",
)


def connect(url: str) -> sa.Engine:
    """An engine for the library. Reads begin deferred; writes ask for the lock at once (`writes=True`)."""
    try:
        engine = sa.create_engine(url)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise LibraryError(f"'{url}' names no database that can be used here.") from error
    sa.event.listen(engine, "handle_error", _say)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions would commit before each DDL statement: migrations must be whole.
    connection.isolation_level = None
    for pragma in (f"busy_timeout={int(BUSY_SECONDS * 1000)}", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def bring_up_to_date(engine: sa.Engine, backups: Path) -> None:
    """Makes or migrates the tables; a copy of an older SQLite library is laid into `backups` first.

    Raises LibraryError for a library that is damaged, locked, or newer than this program: nothing is
    changed then.
    """
    version = _version(engine)
    if version == HEAD:
        return
    if version is not None and version not in _known_versions():
        raise LibraryError(
            "This library was made by a newer version of After the Beep.",
            "Nothing was changed. Install the newer version, or choose another place for the library.",
        )
    if version is not None:
        _back_up(engine, backups, version)
    _upgrade(engine)


def _say(context: sa.engine.ExceptionContext) -> None:
    """Turns what the database's driver raises into a sentence; what is wrong in this program stays raw."""
    error = context.original_exception
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return
    raise _in_words(str(error)) from error


def _in_words(said: str) -> LibraryError | DiskError:
    if "locked" in said:
        return LibraryError("The library is in use by another program.", "Close it there, then try again.")
    if "full" in said:
        return DiskError("The disk is full: the library was left as it was.", "Make room, then try again.")
    if "readonly" in said or "unable to open" in said:
        return DiskError("The library's place cannot be written.", "Choose another place with --home DIR.")
    return LibraryError(*_DAMAGED)


def _version(engine: sa.Engine) -> str | None:
    """The library's version; None for a new one."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # Outside a transaction: the journal mode cannot change within one.
            connection.rollback()
            cursor: Any = connection.connection.cursor()
            cursor.execute("PRAGMA journal_mode=WAL")
        found = sa.inspect(connection)
        if not found.has_table(VERSION_TABLE):
            if found.get_table_names():
                raise LibraryError(*_DAMAGED)
            return None
        row = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).first()
        return str(row[0]) if row else None


def _known_versions() -> set[str]:
    return {script.name.partition("_")[0] for script in MIGRATIONS.glob("versions/[0-9]*.py")}


def _back_up(engine: sa.Engine, backups: Path, version: str) -> None:
    place = engine.url.database
    if engine.dialect.name != "sqlite" or not place:
        return
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy_database(Path(place), make_folder(backups) / f"library-{version}-{stamp}.sqlite")


def copy_database(source: Path, target: Path) -> None:
    """A whole copy of an SQLite library that may be in use, written beside the target and then renamed.

    Raises DiskError where it cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise DiskError(
            f"The copy {target.name} could not be written: {error}.", "The library is as it was."
        ) from error


def _upgrade(engine: sa.Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)


def free_bytes(place: Path) -> int:
    """Room left on the disk of a folder; 0 where it cannot be told."""
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return 0
