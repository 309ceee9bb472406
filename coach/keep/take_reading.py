"""Takes as they are read: one, a page of them, the last, the best, how many, how large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coach.brief import Brief
from coach.errors import LibraryError
from coach.keep.schema import as_moment, as_text, corrections, takes, verdicts
from coach.keep.take_list import TakeQuery, TakeRow, conditions, ids_of, row, rows_of, rows_with
from coach.plain import PlainError, from_plain
from coach.take import Correction, Marking, Take
from coach.verdict import State, Verdict

LONGEST_HISTORY = 500


@dataclass(frozen=True, slots=True)
class RunRow:
    """One practice run: its script, how many takes, how many passed, when first and last, the shortest one.

    The takes of no run, such as those brought in, have an empty `run`.
    """

    run: str
    script: str
    takes: int
    passed: int
    first: datetime
    last: datetime
    shortest: float


@dataclass(frozen=True, slots=True)
class DiskUse:
    """Room that sound needs, in bytes."""

    takes: int
    takes_bytes: int
    trashed: int
    trashed_bytes: int


class TakeReading:
    """Everything that only looks."""

    def __init__(self, reading: sa.Engine, takes_folder: Path) -> None:
        self._reading, self._folder = reading, takes_folder

    def take(self, number: int) -> Take:
        """One take with all it holds, also from the trash."""
        with self._reading.connect() as connection:
            return self.read_with(connection, number)

    def read_with(self, connection: sa.Connection, number: int) -> Take:
        """The take as a transaction sees it."""
        found = connection.execute(sa.select(takes).where(takes.c.id == number)).one_or_none()
        if found is None:
            raise no_take(number)
        mine = sa.select(verdicts).where(verdicts.c.take_id == number).order_by(verdicts.c.id.desc())
        said = sa.select(corrections).where(corrections.c.take_id == number)
        by_age = said.order_by(corrections.c.corrected_at)
        try:
            markings = [_marking(row) for row in connection.execute(mine)]
            corrected = tuple(_correction(row) for row in connection.execute(by_age))
            return self._take(found, markings, corrected)
        except (ValueError, TypeError, IndexError) as error:
            why = str(error) if isinstance(error, PlainError) else "its row is damaged"
            raise LibraryError(f"Take {number} cannot be read: {why}.", "The others can be.") from error

    def _take(self, found: Any, markings: list[Marking], corrected: tuple[Correction, ...]) -> Take:
        return Take(
            found.id, as_moment(found.taken_at), markings[0].brief, self._folder / Path(found.sound).name,
            markings[0].verdict, corrected, found.starred, found.note, found.run, found.script_id,
            found.script_key, found.model_take,
            None if found.trashed_at is None else as_moment(found.trashed_at), tuple(markings[1:]),
        )  # fmt: skip

    def rows(self, query: TakeQuery | None = None, offset: int = 0, limit: int = 200) -> list[TakeRow]:
        """One page of the list."""
        statement = rows_of(query or TakeQuery(), self._dialect).limit(limit).offset(offset)
        with self._reading.connect() as connection:
            return [row(found) for found in connection.execute(statement)]

    def rows_with(self, numbers: Sequence[int]) -> list[TakeRow]:
        """The rows of these takes in this order, without those that are gone: a page whose ids are known."""
        with self._reading.connect() as connection:
            found = {line.id: line for line in map(row, connection.execute(rows_with(numbers)))}
        return [found[number] for number in numbers if number in found]

    def ids_with_runs(self, query: TakeQuery | None = None) -> list[tuple[int, str]]:
        """Ids of all takes asked for, in order, each with its practice run."""
        with self._reading.connect() as connection:
            return [tuple(line) for line in connection.execute(ids_of(query or TakeQuery(), self._dialect))]

    def ids(self, query: TakeQuery | None = None) -> list[int]:
        """Ids of all takes asked for, in order: where each row of the list lies."""
        with self._reading.connect() as connection:
            return list(connection.scalars(ids_of(query or TakeQuery(), self._dialect)))

    def count(self, query: TakeQuery | None = None) -> int:
        """How many takes are asked for."""
        wanted = conditions(query or TakeQuery(), self._dialect)
        with self._reading.connect() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(takes).where(*wanted)) or 0

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What a filter can be set to: 'script', 'person' and 'rubric', each as (value, words).

        The latest used comes first.
        """
        columns = (
            takes.c.script_key, takes.c.script_title, takes.c.person, takes.c.rubric_id, takes.c.rubric_title,
        )  # fmt: skip
        latest_first = (
            sa.select(*columns).where(takes.c.trashed_at.is_(None)).order_by(takes.c.taken_at.desc())
        )
        found: dict[str, dict[str, str]] = {"script": {}, "person": {}, "rubric": {}}
        with self._reading.connect() as connection:
            for key, title, person, rubric, rubric_title in connection.execute(latest_first):
                found["script"].setdefault(key, title)
                found["person"].setdefault(person, person)
                found["rubric"].setdefault(rubric, rubric_title)
        return {name: [pair for pair in words.items() if pair[0]] for name, words in found.items()}

    def runs(self, query: TakeQuery | None = None) -> list[RunRow]:
        """Practice runs among the takes asked for, the latest first; what belongs to none comes last."""
        latest = sa.func.max(takes.c.taken_at)
        counted = (
            sa.select(
                takes.c.run, sa.func.max(takes.c.script_title), sa.func.count(),
                sa.func.sum(sa.cast(takes.c.passed, sa.Integer)), sa.func.min(takes.c.taken_at), latest,
                sa.func.min(takes.c.seconds),
            )
            .where(*conditions(query or TakeQuery(), self._dialect))
            .group_by(takes.c.run)
            .order_by(takes.c.run == "", latest.desc())
        )  # fmt: skip
        with self._reading.connect() as connection:
            return [
                RunRow(run, script, count, passed, as_moment(first), as_moment(last), shortest)
                for run, script, count, passed, first, last, shortest in connection.execute(counted)
            ]

    def history(self, script_key: str, limit: int = LONGEST_HISTORY) -> list[TakeRow]:
        """The latest takes of one script, the oldest first: its progress over time."""
        return self.rows(TakeQuery(script=script_key), limit=limit)[::-1]

    def before(self, number: int) -> int | None:
        """The take of the same script that was made just before this one."""
        this = takes.alias("this")
        statement = (
            sa.select(takes.c.id)
            .where(
                this.c.id == number, takes.c.script_key == this.c.script_key, takes.c.id != number,
                takes.c.taken_at <= this.c.taken_at, takes.c.trashed_at.is_(None),
            )
            .order_by(takes.c.taken_at.desc(), takes.c.id.desc())
        )  # fmt: skip
        return self._first(statement)

    def best(self, script_key: str, besides: int | None = None) -> int | None:
        """The best take of a script: passed, then most elements, fewest avoids, shortest."""
        mine = sa.select(takes.c.id).where(takes.c.script_key == script_key, takes.c.trashed_at.is_(None))
        if besides is not None:
            mine = mine.where(takes.c.id != besides)
        missed = takes.c.required - takes.c.hits
        return self._first(
            mine.order_by(takes.c.passed.desc(), missed, takes.c.failing_avoids, takes.c.seconds)
        )

    def model(self, script_key: str) -> int | None:
        """The take that was made the model for a script."""
        return self._first(
            sa.select(takes.c.id).where(
                takes.c.script_key == script_key, takes.c.model_take.is_(True), takes.c.trashed_at.is_(None)
            )
        )

    def thinnable(self, older_than: timedelta) -> list[int]:
        """Takes that can go when room is needed: older than that, and nothing speaks for them.

        Never a starred take, a model take, one with a note, or the best of its script.
        """
        best = (
            sa.func.row_number()
            .over(
                partition_by=takes.c.script_key,
                order_by=(
                    takes.c.passed.desc(), takes.c.required - takes.c.hits, takes.c.failing_avoids,
                    takes.c.seconds, takes.c.id,
                ),
            )
            .label("place")
        )  # fmt: skip
        here = takes.c.trashed_at.is_(None)
        placed = sa.select(takes.c.id, best).where(here).subquery()
        statement = (
            sa.select(takes.c.id)
            .join(placed, placed.c.id == takes.c.id)
            .where(
                here, takes.c.taken_at < as_text(datetime.now(UTC) - older_than), placed.c.place > 1,
                takes.c.starred.is_(False), takes.c.model_take.is_(False), takes.c.note == "",
            )
            .order_by(takes.c.taken_at)
        )  # fmt: skip
        with self._reading.connect() as connection:
            return list(connection.scalars(statement))

    def disk_use(self, numbers: Iterable[int] | None = None) -> DiskUse:
        """How much room the sound of all takes needs, or of those named."""
        size = sa.func.coalesce(sa.func.sum(takes.c.sound_bytes), 0)
        wanted = [] if numbers is None else [takes.c.id.in_(list(numbers))]
        by_place = (
            sa.select(takes.c.trashed_at.is_not(None), sa.func.count(), size)
            .where(*wanted)
            .group_by(takes.c.trashed_at.is_not(None))
        )
        with self._reading.connect() as connection:
            found = {bool(trashed): (count, size) for trashed, count, size in connection.execute(by_place)}
        return DiskUse(*found.get(False, (0, 0)), *found.get(True, (0, 0)))

    def own_pace(self) -> float | None:
        """The user's pace in words a minute: the middle of the last twenty takes, None before the first."""
        latest = (
            sa.select(takes.c.words_per_minute)
            .where(takes.c.words_per_minute.is_not(None), takes.c.trashed_at.is_(None))
            .order_by(takes.c.taken_at.desc())
            .limit(20)
        )
        with self._reading.connect() as connection:
            paces = sorted(connection.scalars(latest))
        return paces[len(paces) // 2] if paces else None

    def _first(self, statement: sa.Select[Any]) -> int | None:
        with self._reading.connect() as connection:
            found: int | None = connection.scalars(statement.limit(1)).first()
            return found

    @property
    def _dialect(self) -> str:
        return self._reading.dialect.name


def no_take(number: int) -> LibraryError:
    """What is said of a take that is not there."""
    return LibraryError(f"There is no take {number}.", "It may have been deleted for good.")


def _correction(found: Any) -> Correction:
    return Correction(found.about, State(found.state), as_moment(found.corrected_at))


def _marking(found: Any) -> Marking:
    brief, verdict = from_plain(Brief, found.brief), from_plain(Verdict, found.verdict)
    return Marking(brief, verdict, as_moment(found.marked_at), found.rules)
