"""Scripts, recipients, takes with their verdicts and corrections, and the files still to be moved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "scripts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("rubric_id", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("trashed_at", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "recipients",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first_name", sa.Text, nullable=False),
        sa.Column("last_name", sa.Text, nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("trashed_at", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "takes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("taken_at", sa.Text, nullable=False),
        sa.Column("rubric_id", sa.Text, nullable=False),
        sa.Column("rubric_title", sa.Text, nullable=False),
        sa.Column("script_id", sa.Integer, sa.ForeignKey("scripts.id", ondelete="SET NULL")),
        sa.Column("script_key", sa.Text, nullable=False),
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
        sa.Column("sound", sa.Text, nullable=False),
        sa.Column("sound_bytes", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    _verdicts_and_the_rest()


def _verdicts_and_the_rest() -> None:
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("take_id", sa.Integer, sa.ForeignKey("takes.id", ondelete="CASCADE"), nullable=False),
        sa.Column("marked_at", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("brief", sa.JSON, nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
    )
    op.create_index("ix_verdicts_take_id", "verdicts", ["take_id"])
    op.create_table(
        "corrections",
        sa.Column("take_id", sa.Integer, sa.ForeignKey("takes.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("corrected_at", sa.Text, nullable=False),
    )
    op.create_table(
        "file_moves",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text),
    )
