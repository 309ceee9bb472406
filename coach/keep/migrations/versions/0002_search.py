"""Search through the words said (SQLite's FTS5, kept in step by triggers), and indexes for the list."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = "words, person, company, script_title, note"
_NEW = "new.id, new.words, new.person, new.company, new.script_title, new.note"
_OLD = "old.id, old.words, old.person, old.company, old.script_title, old.note"
_ADD = f"INSERT INTO takes_search(rowid, {_COLUMNS}) VALUES ({_NEW});"
_TAKE_OUT = f"INSERT INTO takes_search(takes_search, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"


def upgrade() -> None:
    for column in ("taken_at", "script_key", "run", "sound"):
        op.create_index(f"ix_takes_{column}", "takes", [column])
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        f"CREATE VIRTUAL TABLE takes_search USING fts5({_COLUMNS}, content='takes', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(f"CREATE TRIGGER takes_search_add AFTER INSERT ON takes BEGIN {_ADD} END")
    op.execute(f"CREATE TRIGGER takes_search_take_out AFTER DELETE ON takes BEGIN {_TAKE_OUT} END")
    op.execute(
        f"CREATE TRIGGER takes_search_change AFTER UPDATE OF {_COLUMNS} ON takes BEGIN {_TAKE_OUT} {_ADD} END"
    )
    op.execute("INSERT INTO takes_search(takes_search) VALUES ('rebuild')")
