"""The shelf of takes: kept, listed, marked again, thrown away, brought back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coach.brief import Brief
from coach.errors import LibraryError
from coach.keep.file_journal import do_moves, note_move
from coach.keep.schema import as_moment, as_text, corrections, now, takes, verdicts
from coach.keep.sound_files import compress
from coach.keep.take_list import TakeQuery, TakeRow, conditions, ids_of, row, rows_of
from coach.plain import PlainError, as_plain, from_plain
from coach.take import Correction, Marking, Take, with_corrections
from coach.verdict import State, Verdict


class TakeShelf:
    """All takes of a library; reached as `library.takes`.

    Any thread may call any method. Reading a page of rows takes a few milliseconds, `keep` some ten (it
    waits for the disk): both are fit for the window's thread. `compress_waiting` is not: run it elsewhere.
    Every method raises LibraryError where the database fails, and for a take that is not there.
    """

    def __init__(self, reading: sa.Engine, writing: sa.Engine, root: Path, takes_folder: Path) -> None:
        self._reading, self._writing = reading, writing
        self._root, self._folder = root, takes_folder

    # -- keeping

    def keep(
        self, brief: Brief, verdict: Verdict, recording: Path, *, run: str = "",
        script_id: int | None = None, when: datetime | None = None, rules: str = "",
    ) -> Take:  # fmt: skip
        """Takes a finished recording in: its file moves into the library's folder, its verdict is kept.

        `run` names the practice run, `script_id` the library's script it was read from, `when` defaults to
        this moment. Raises DiskError if the sound cannot be moved: it then lies where it was, the take is
        kept all the same, and the move is done at the next start.
        """
        if not recording.is_file():
            raise LibraryError(f"There is no recording {recording.name} to keep.", "Take it again.")
        values = {
            **_summary(brief, verdict, ()),
            "taken_at": as_text(when) if when else now(),
            "script_id": script_id,
            "script_key": script_key(brief, script_id),
            "starred": False, "model_take": False, "note": "", "run": run,
            "sound": "", "sound_bytes": recording.stat().st_size,
        }  # fmt: skip
        with self._writing.begin() as connection:
            number = connection.execute(takes.insert().values(values).returning(takes.c.id)).scalar_one()
            name = f"{number:06d}{recording.suffix.lower() or '.wav'}"
            connection.execute(takes.update().where(takes.c.id == number).values(sound=name))
            _insert_marking(connection, number, Marking(brief, verdict, datetime.now(UTC), rules))
            note_move(connection, recording, self._folder / name, self._root)
        do_moves(self._writing, self._root)
        return self.take(number)

    def compress_waiting(self) -> int:
        """Packs the sound of young takes as FLAC and gives back how many; slow, run it beside the window.

        Raises SoundError or DiskError for one that cannot be packed: it stays as it is.
        """
        waiting = sa.select(takes.c.id, takes.c.sound).where(takes.c.sound.like("%.wav"))
        with self._reading.connect() as connection:
            found = connection.execute(waiting).all()
        packed = 0
        for number, name in found:
            wav = self._folder / name
            if wav.exists():
                self._compress(number, wav)
                packed += 1
        return packed

    def _compress(self, number: int, wav: Path) -> None:
        flac = wav.with_suffix(".flac")
        compress(wav, flac)
        with self._writing.begin() as connection:
            changed = {"sound": flac.name, "sound_bytes": flac.stat().st_size}
            connection.execute(takes.update().where(takes.c.sound == wav.name).values(changed))
            note_move(connection, wav, None, self._root)
        do_moves(self._writing, self._root)

    # -- reading

    def take(self, number: int) -> Take:
        """One take with all it holds, also from the trash."""
        with self._reading.connect() as connection:
            return self._read(connection, number)

    def _read(self, connection: sa.Connection, number: int) -> Take:
        found = connection.execute(sa.select(takes).where(takes.c.id == number)).one_or_none()
        if found is None:
            raise _no_take(number)
        mine = sa.select(verdicts).where(verdicts.c.take_id == number).order_by(verdicts.c.id.desc())
        markings = [_marking(number, row) for row in connection.execute(mine)]
        said = sa.select(corrections).where(corrections.c.take_id == number)
        corrected = connection.execute(said.order_by(corrections.c.corrected_at)).all()
        return Take(
            number, as_moment(found.taken_at), markings[0].brief, self._folder / found.sound,
            markings[0].verdict,
            tuple(Correction(row.about, State(row.state), as_moment(row.corrected_at)) for row in corrected),
            found.starred, found.note, found.run, found.script_id, found.model_take,
            None if found.trashed_at is None else as_moment(found.trashed_at), tuple(markings[1:]),
        )  # fmt: skip

    def rows(self, query: TakeQuery | None = None, offset: int = 0, limit: int = 200) -> list[TakeRow]:
        """One page of the list."""
        statement = rows_of(query or TakeQuery(), self._dialect).limit(limit).offset(offset)
        with self._reading.connect() as connection:
            return [row(found) for found in connection.execute(statement)]

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
        """What a filter can be set to: 'script', 'person', 'rubric' and 'run', each as (value, words)."""
        columns = {
            "script": (takes.c.script_key, takes.c.script_title),
            "person": (takes.c.person, takes.c.person),
            "rubric": (takes.c.rubric_id, takes.c.rubric_title),
            "run": (takes.c.run, takes.c.run),
        }
        with self._reading.connect() as connection:
            return {
                name: [
                    (value, words)
                    for value, words in connection.execute(
                        sa.select(value, sa.func.max(words))
                        .where(takes.c.trashed_at.is_(None), value != "")
                        .group_by(value)
                        .order_by(sa.func.max(takes.c.taken_at).desc())
                    )
                ]
                for name, (value, words) in columns.items()
            }

    # -- changing

    def star(self, number: int, starred: bool = True) -> None:
        """Marks a take as one to keep, or takes the mark away."""
        self._change([number], starred=starred)

    def note(self, number: int, text: str) -> None:
        """Replaces the note of a take."""
        self._change([number], note=text)

    def correct(self, number: int, about: str, state: State | None) -> Take:
        """Keeps what the user says about a mark beside the machine's; None takes the correction back."""
        with self._writing.begin() as connection:
            here = sa.and_(corrections.c.take_id == number, corrections.c.about == about)
            connection.execute(corrections.delete().where(here))
            if state is not None:
                values = {"take_id": number, "about": about, "state": state.value, "corrected_at": now()}
                connection.execute(corrections.insert().values(values))
            return self._summed_up(connection, number)

    def mark_again(self, number: int, brief: Brief, verdict: Verdict, rules: str = "") -> Take:
        """Gives a take a new verdict, under another rubric or newer rules, and keeps the earlier one."""
        with self._writing.begin() as connection:
            _insert_marking(connection, number, Marking(brief, verdict, datetime.now(UTC), rules))
            return self._summed_up(connection, number)

    def _summed_up(self, connection: sa.Connection, number: int) -> Take:
        """The take as it is now, with the list's columns brought in line with its verdict."""
        take = self._read(connection, number)
        summary = _summary(take.brief, take.verdict, take.corrections)
        connection.execute(takes.update().where(takes.c.id == number).values(summary))
        return take

    def set_model(self, number: int, model: bool = True) -> None:
        """Makes a take the model for its script, in place of the one before, or no longer."""
        with self._writing.begin() as connection:
            key = sa.select(takes.c.script_key).where(takes.c.id == number).scalar_subquery()
            connection.execute(takes.update().where(takes.c.script_key == key).values(model_take=False))
            connection.execute(takes.update().where(takes.c.id == number).values(model_take=model))

    # -- the trash

    def trash(self, numbers: Iterable[int]) -> list[int]:
        """Throws takes away; gives back those it changed, for `restore` to undo."""
        with self._writing.begin() as connection:
            mine = list(connection.scalars(_which(numbers, takes.c.trashed_at.is_(None))))
            connection.execute(takes.update().where(takes.c.id.in_(mine)).values(trashed_at=now()))
        return mine

    def restore(self, numbers: Iterable[int]) -> list[int]:
        """Brings takes back from the trash; gives back those it changed."""
        with self._writing.begin() as connection:
            mine = list(connection.scalars(_which(numbers, takes.c.trashed_at.is_not(None))))
            connection.execute(takes.update().where(takes.c.id.in_(mine)).values(trashed_at=None))
        return mine

    def empty_trash(self) -> int:
        """Deletes what is in the trash for good, with its sound; gives back how many takes."""
        gone = takes.alias("gone")
        stays = sa.exists().where(takes.c.sound == gone.c.sound, takes.c.trashed_at.is_(None))
        with self._writing.begin() as connection:
            lost = sa.select(gone.c.sound).where(gone.c.trashed_at.is_not(None), ~stays).distinct()
            for name in connection.scalars(lost).all():
                note_move(connection, self._folder / name, None, self._root)
            count = connection.execute(takes.delete().where(takes.c.trashed_at.is_not(None))).rowcount
        do_moves(self._writing, self._root)
        return count

    def _change(self, numbers: list[int], **values: Any) -> None:
        with self._writing.begin() as connection:
            changed = connection.execute(takes.update().where(takes.c.id.in_(numbers)).values(values))
            if changed.rowcount != len(numbers):
                raise _no_take(numbers[0])

    @property
    def _dialect(self) -> str:
        return self._reading.dialect.name


def script_key(brief: Brief, script_id: int | None = None) -> str:
    """What takes of one script have in common: the library's script, else its title, else its words.

    Improvised takes are put together by rubric.
    """
    if script_id is not None:
        return f"#{script_id}"
    if brief.script is None:
        return f"~{brief.rubric.id}"
    if brief.script.title:
        return brief.script.title
    return hashlib.sha256(brief.script.sheet().encode()).hexdigest()[:16]


def _no_take(number: int) -> LibraryError:
    return LibraryError(f"There is no take {number}.", "It may have been deleted for good.")


def _which(numbers: Iterable[int], condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(takes.c.id).where(takes.c.id.in_(list(numbers)), condition).order_by(takes.c.id)


def _summary(brief: Brief, verdict: Verdict, corrected: tuple[Correction, ...]) -> dict[str, Any]:
    """The columns of the list that follow from a verdict."""
    final = with_corrections(verdict, corrected)
    needed = [found for found in final.elements.values() if found.counts]
    plain: dict[str, Any] = as_plain(replace(final.delivery, pitch_contour=()))
    return {
        "rubric_id": brief.rubric.id,
        "rubric_title": brief.rubric.title,
        "script_title": brief.script.title if brief.script else "",
        "person": brief.recipient.full_name,
        "company": brief.recipient.company,
        "seconds": float(final.seconds),
        "limit_seconds": float(final.limit_seconds),
        "hits": sum(found.hit for found in needed),
        "required": len(needed),
        "failing_avoids": sum(found.hit for found in final.avoids.values() if found.counts),
        "passed": bool(final.passed),
        "words_per_minute": plain["words_per_minute"],
        "digits_per_second": plain["number_digits_per_second"],
        "words": final.transcript.text,
    }


def _insert_marking(connection: sa.Connection, number: int, marking: Marking) -> None:
    values = {
        "take_id": number,
        "marked_at": as_text(marking.when),
        "rules": marking.rules,
        "brief": as_plain(marking.brief),
        "verdict": as_plain(marking.verdict),
    }
    connection.execute(verdicts.insert().values(values))


def _marking(number: int, found: Any) -> Marking:
    try:
        return Marking(
            from_plain(Brief, found.brief), from_plain(Verdict, found.verdict), as_moment(found.marked_at),
            found.rules,
        )  # fmt: skip
    except PlainError as error:
        raise LibraryError(
            f"The verdict of take {number} cannot be read ({error}).", "Mark it again."
        ) from error
