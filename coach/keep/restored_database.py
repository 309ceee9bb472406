"""The database out of a backup, before it is trusted: whole, of a known version, with no path tricks."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from coach.errors import CoachError, LibraryError
from coach.keep.database import bring_up_to_date, connect
from coach.keep.schema import file_moves, tables, takes
from coach.keep.take_list import TakeQuery, row, rows_of

_UNTRUE = LibraryError("The library in the backup is damaged.", "The present library is as it was.")


def check_and_mend(database: Path, takes_folder: Path) -> None:
    """Brings the database up to date and checks it. Raises LibraryError if it is not what it says it is.

    Notes of files to be moved are dropped (a backup holds its files in place), and a sound that is no
    plain file name is refused: it could name any file of the user's.
    """
    engine = connect(f"sqlite:///{database}")
    try:
        bring_up_to_date(engine, database.parent / "backups")
        with engine.execution_options(writes=True).begin() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise _UNTRUE
            _check_shape(connection)
            _check_values(connection)
            connection.execute(file_moves.delete())
            names = connection.scalars(sa.select(takes.c.sound).distinct()).all()
        if any(not isinstance(name, str) or Path(name).name != name or "\\" in name for name in names):
            raise _UNTRUE
    except (CoachError, sa.exc.SQLAlchemyError) as error:
        raise error if isinstance(error, LibraryError) else _UNTRUE from error
    finally:
        engine.dispose()


def _check_values(connection: sa.Connection) -> None:
    """Every value of the list is of the kind that the list shows: SQLite itself would hold anything."""
    kinds = {sa.Integer: "integer", sa.Float: "real", sa.Text: "text", sa.Boolean: "integer"}
    wrong = [
        sa.func.typeof(column) != kinds[type(column.type)] if not column.nullable
        else sa.func.typeof(column).not_in([kinds[type(column.type)], "null"])
        for column in takes.columns
    ]  # fmt: skip
    if connection.scalar(sa.select(sa.exists().where(sa.or_(*wrong)))):
        raise _UNTRUE
    for found in connection.execute(rows_of(TakeQuery(), connection.dialect.name)):
        row(found)


def _check_shape(connection: sa.Connection) -> None:
    found = sa.inspect(connection)
    for table in tables.sorted_tables:
        if not found.has_table(table.name):
            raise _UNTRUE
        columns = {column["name"] for column in found.get_columns(table.name)}
        if not columns >= {column.name for column in table.columns}:
            raise _UNTRUE
    if found.get_view_names():
        raise _UNTRUE
