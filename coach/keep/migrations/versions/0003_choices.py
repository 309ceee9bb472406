"""An index that holds all that filters choose from, so that the wide rows need not be read for it."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index(
        "ix_takes_choices",
        "takes",
        [
            "trashed_at", "taken_at", "script_key", "script_title", "person", "rubric_id", "rubric_title",
            "run", "passed", "starred",
        ],
    )  # fmt: skip
