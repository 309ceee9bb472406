"""What is asked of the list of takes, and what a row of it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from coach.errors import LibraryError
from coach.keep.schema import as_moment, takes

Column = Literal[
    "when", "script", "person", "rubric", "seconds", "hits", "passed", "starred", "note", "run", "pace"
]
SORTED_BY: dict[str, tuple[sa.ColumnElement[Any], ...]] = {
    "when": (takes.c.taken_at,),
    "script": (sa.func.lower(takes.c.script_title),),
    "person": (sa.func.lower(takes.c.person),),
    "rubric": (takes.c.rubric_title,),
    "seconds": (takes.c.seconds,),
    "hits": (takes.c.hits - takes.c.required, takes.c.hits),
    "passed": (takes.c.passed,),
    "starred": (takes.c.starred,),
    "note": (sa.func.lower(takes.c.note),),
    "run": (takes.c.run,),
    "pace": (takes.c.words_per_minute,),
}


@dataclass(frozen=True, slots=True)
class TakeQuery:
    """Which takes, and in which order. A filter that is None lets everything through.

    `search` looks for words said, person, company, script title and note; every word must begin one there.
    `script` is a `TakeRow.script_key`. Ties are ordered newest first.
    """

    search: str = ""
    script: str | None = None
    person: str | None = None
    rubric: str | None = None
    run: str | None = None
    passed: bool | None = None
    starred: bool | None = None
    trashed: bool = False
    sort: Column = "when"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class TakeRow:
    """One line of the list, read without opening the verdict. `hits` of `required` elements were said.

    `passed` and `hits` count the user's corrections. `pace` is words a minute, `number_pace` digits a second.
    """

    id: int
    when: datetime
    script: str
    script_key: str
    person: str
    company: str
    rubric: str
    rubric_title: str
    seconds: float
    limit_seconds: float
    hits: int
    required: int
    failing_avoids: int
    passed: bool
    starred: bool
    model_take: bool
    note: str
    run: str
    pace: float | None
    number_pace: float | None
    trashed: datetime | None


_ROW = (
    takes.c.id, takes.c.taken_at, takes.c.script_title, takes.c.script_key, takes.c.person, takes.c.company,
    takes.c.rubric_id, takes.c.rubric_title, takes.c.seconds, takes.c.limit_seconds, takes.c.hits,
    takes.c.required, takes.c.failing_avoids, takes.c.passed, takes.c.starred, takes.c.model_take,
    takes.c.note, takes.c.run, takes.c.words_per_minute, takes.c.digits_per_second, takes.c.trashed_at,
)  # fmt: skip


def rows_of(query: TakeQuery, dialect: str) -> sa.Select[Any]:
    """The statement that gives the rows in order; `row` reads one."""
    return sa.select(*_ROW).where(*conditions(query, dialect)).order_by(*_order(query))


def rows_with(numbers: Sequence[int]) -> sa.Select[Any]:
    """The statement that gives the rows of these ids, in no order."""
    return sa.select(*_ROW).where(takes.c.id.in_(numbers))


def ids_of(query: TakeQuery, dialect: str) -> sa.Select[Any]:
    """The statement that gives all ids in order, each with its practice run."""
    return sa.select(takes.c.id, takes.c.run).where(*conditions(query, dialect)).order_by(*_order(query))


def row(found: Any) -> TakeRow:
    """One row of `rows_of`. Raises LibraryError for a row that was damaged."""
    values = list(found)
    try:
        values[1] = as_moment(values[1])
        values[-1] = None if values[-1] is None else as_moment(values[-1])
    except (ValueError, TypeError) as error:
        raise LibraryError(f"The row of take {values[0]} is damaged.", "Restore a backup.") from error
    return TakeRow(*values)


def conditions(query: TakeQuery, dialect: str) -> list[sa.ColumnElement[bool]]:
    """What a take must fulfil to be among those asked for."""
    wanted: list[sa.ColumnElement[bool]] = [
        takes.c.trashed_at.is_not(None) if query.trashed else takes.c.trashed_at.is_(None)
    ]
    equal = {
        takes.c.script_key: query.script,
        takes.c.person: query.person,
        takes.c.rubric_id: query.rubric,
        takes.c.run: query.run,
        takes.c.passed: query.passed,
        takes.c.starred: query.starred,
    }
    wanted += [column == value for column, value in equal.items() if value is not None]
    if query.search.strip():
        wanted.append(_said(query.search, dialect))
    return wanted


def _order(query: TakeQuery) -> list[sa.ColumnElement[Any]]:
    columns = SORTED_BY[query.sort]
    order = [column.desc() if query.descending else column.asc() for column in columns]
    return [*order, *([] if query.sort == "when" else [takes.c.taken_at.desc()]), takes.c.id.desc()]


def _said(search: str, dialect: str) -> sa.ColumnElement[bool]:
    tokens = re.findall(r"\w+", search)
    if not tokens:
        return sa.false()
    if dialect != "sqlite":
        columns = (takes.c.words, takes.c.person, takes.c.company, takes.c.script_title, takes.c.note)
        text = sa.func.concat_ws(" ", *columns, type_=sa.Text)
        return sa.and_(*(text.icontains(token, autoescape=True) for token in tokens))
    # Quoted, so that no word of the user's is taken for an operator of the search's own language.
    match = " ".join(f'"{token}"*' for token in tokens)
    found = sa.text("SELECT rowid FROM takes_search WHERE takes_search MATCH :match").bindparams(match=match)
    return takes.c.id.in_(found.columns(sa.column("rowid", sa.Integer)))
