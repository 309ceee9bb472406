"""The tables of the library as they are now; the migrations tell how they came to be.

Moments are ISO 8601 texts in UTC with microseconds, so that they sort as text in every database.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

HEAD = "0003"
"""The newest migration; a test holds it against the folder of migrations."""
VERSION_TABLE = "library_version"

tables = sa.MetaData()

scripts = sa.Table(
    "scripts", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("sheet", sa.Text, nullable=False),
    sa.Column("rubric_id", sa.Text, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("changed_at", sa.Text, nullable=False),
    sa.Column("trashed_at", sa.Text),
    sqlite_autoincrement=True,
)  # fmt: skip

recipients = sa.Table(
    "recipients", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("first_name", sa.Text, nullable=False),
    sa.Column("last_name", sa.Text, nullable=False),
    sa.Column("company", sa.Text, nullable=False),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("trashed_at", sa.Text),
    sqlite_autoincrement=True,
)  # fmt: skip

takes = sa.Table(
    "takes", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("taken_at", sa.Text, nullable=False),
    sa.Column("rubric_id", sa.Text, nullable=False),
    sa.Column("rubric_title", sa.Text, nullable=False),
    sa.Column("script_id", sa.Integer, sa.ForeignKey("scripts.id", ondelete="SET NULL")),
    sa.Column("script_key", sa.Text, nullable=False),  # what takes of one script have in common
    sa.Column("script_title", sa.Text, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("company", sa.Text, nullable=False),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("limit_seconds", sa.Float, nullable=False),
    sa.Column("hits", sa.Integer, nullable=False),
    sa.Column("required", sa.Integer, nullable=False),
    sa.Column("failing_avoids", sa.Integer, nullable=False),
    sa.Column("passed", sa.Boolean, nullable=False),
    sa.Column("words_per_minute", sa.Float),
    sa.Column("digits_per_second", sa.Float),
    sa.Column("starred", sa.Boolean, nullable=False),
    sa.Column("model_take", sa.Boolean, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("run", sa.Text, nullable=False),
    sa.Column("trashed_at", sa.Text),
    sa.Column("sound", sa.Text, nullable=False),  # a file name in the takes folder
    sa.Column("sound_bytes", sa.Integer, nullable=False),
    sa.Column("words", sa.Text, nullable=False),  # what the search looks through
    sqlite_autoincrement=True,
)  # fmt: skip

verdicts = sa.Table(
    "verdicts", tables,
    sa.Column("id", sa.Integer, primary_key=True),  # the highest of a take is the present one
    sa.Column("take_id", sa.ForeignKey("takes.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("marked_at", sa.Text, nullable=False),
    sa.Column("rules", sa.Text, nullable=False),
    sa.Column("brief", sa.JSON, nullable=False),
    sa.Column("verdict", sa.JSON, nullable=False),
)  # fmt: skip

corrections = sa.Table(
    "corrections", tables,
    sa.Column("take_id", sa.Integer, sa.ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("about", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("corrected_at", sa.Text, nullable=False),
)  # fmt: skip

file_moves = sa.Table(
    "file_moves", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("target", sa.Text),  # none: the file is to be removed
)  # fmt: skip


def as_text(moment: datetime) -> str:
    """A moment as the tables hold it. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def as_moment(text: str) -> datetime:
    """The moment that a text of the tables stands for."""
    return datetime.fromisoformat(text)


def now() -> str:
    """This moment as the tables hold it."""
    return as_text(datetime.now(UTC))
