"""The shelf of takes: kept, listed, marked again, thrown away, brought back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coach.brief import Brief
from coach.errors import DiskError, LibraryError
from coach.keep.file_journal import copy_file, do_moves, note_move
from coach.keep.rules import rules_version
from coach.keep.schema import as_text, corrections, now, takes, verdicts
from coach.keep.sound_files import compress
from coach.keep.take_reading import TakeReading, no_take
from coach.plain import as_plain
from coach.take import Correction, Marking, Take, script_key, with_corrections
from coach.verdict import State, Verdict


class TakeShelf(TakeReading):
    """All takes of a library; reached as `library.takes`.

    Any thread may call any method. Reading a page of rows takes a few milliseconds, `keep` some ten (it
    waits for the disk): both are fit for the window's thread. `compress_waiting` is not: run it elsewhere.
    Every method raises LibraryError where the database fails, and for a take that is not there.
    """

    def __init__(self, reading: sa.Engine, writing: sa.Engine, root: Path, takes_folder: Path) -> None:
        super().__init__(reading, takes_folder)
        self._writing, self._root = writing, root

    def keep(
        self, brief: Brief, verdict: Verdict, recording: Path, *, run: str = "",
        script_id: int | None = None, when: datetime | None = None,
    ) -> Take:  # fmt: skip
        """Takes a finished recording in: its file moves into the takes folder, its verdict is kept.

        A recording from outside the library's folder is copied and stays where it is.
        `run` names the practice run, `script_id` the library's script it was read from, `when` defaults to
        this moment. Raises DiskError if the sound cannot be moved: it then lies where it was, the take is
        kept all the same, and the move is done at the next start.
        """
        if not recording.is_file():
            raise LibraryError(f"There is no recording {recording.name} to keep.", "Take it again.")
        recording = self._brought_in(recording)
        values = {
            **list_columns(brief, verdict, ()),
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
            _insert_marking(connection, number, _marked_now(brief, verdict))
            note_move(connection, recording, self._folder / name, self._root)
        do_moves(self._writing, self._root)
        return self.take(number)

    def _brought_in(self, recording: Path) -> Path:
        if recording.resolve().is_relative_to(self._root.resolve()):
            return recording
        copy = self._folder / f"incoming-{uuid.uuid4().hex}{recording.suffix.lower()}"
        try:
            copy_file(recording, copy)
        except OSError as error:
            raise DiskError(
                f"{recording.name} could not be copied: {error.strerror}.", "It lies where it was."
            ) from error
        return copy

    def compress_waiting(self, go_on: Callable[[], bool] = lambda: True) -> int:
        """Packs the sound of young takes as FLAC and gives back how many; slow, run it beside the window.

        `go_on` is asked before each take: false ends the work there.
        Raises SoundError or DiskError for one that cannot be packed: it stays as it is.
        """
        waiting = sa.select(takes.c.id, takes.c.sound).where(takes.c.sound.like("%.wav"))
        with self._reading.connect() as connection:
            found = connection.execute(waiting).all()
        packed = 0
        for number, name in found:
            wav = self._folder / Path(name).name
            if not go_on():
                break
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

    def mark_again(self, number: int, brief: Brief, verdict: Verdict) -> Take:
        """Gives a take a new verdict, under another rubric or newer rules, and keeps the earlier one."""
        with self._writing.begin() as connection:
            _insert_marking(connection, number, _marked_now(brief, verdict))
            return self._summed_up(connection, number)

    def _summed_up(self, connection: sa.Connection, number: int) -> Take:
        """The take as it is now, with the list's columns brought in line with its verdict."""
        take = self.read_with(connection, number)
        summary = list_columns(take.brief, take.verdict, take.corrections)
        connection.execute(takes.update().where(takes.c.id == number).values(summary))
        return take

    def set_model(self, number: int, model: bool = True) -> None:
        """Makes a take the model for its script, in place of the one before, or no longer."""
        with self._writing.begin() as connection:
            key = sa.select(takes.c.script_key).where(takes.c.id == number).scalar_subquery()
            connection.execute(takes.update().where(takes.c.script_key == key).values(model_take=False))
            connection.execute(takes.update().where(takes.c.id == number).values(model_take=model))

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
                note_move(connection, self._folder / Path(name).name, None, self._root)
            count = connection.execute(takes.delete().where(takes.c.trashed_at.is_not(None))).rowcount
        do_moves(self._writing, self._root)
        return count

    def _change(self, numbers: list[int], **values: Any) -> None:
        with self._writing.begin() as connection:
            changed = connection.execute(takes.update().where(takes.c.id.in_(numbers)).values(values))
            if changed.rowcount != len(numbers):
                raise no_take(numbers[0])


def _which(numbers: Iterable[int], condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(takes.c.id).where(takes.c.id.in_(list(numbers)), condition).order_by(takes.c.id)


def list_columns(brief: Brief, verdict: Verdict, corrected: tuple[Correction, ...]) -> dict[str, Any]:
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


def _marked_now(brief: Brief, verdict: Verdict) -> Marking:
    return Marking(brief, verdict, datetime.now(UTC), rules_version())


def marking_columns(marking: Marking) -> dict[str, Any]:
    """The columns of a verdict, but for the take it belongs to."""
    return {
        "marked_at": as_text(marking.when),
        "rules": marking.rules,
        "brief": as_plain(marking.brief),
        "verdict": as_plain(marking.verdict),
    }


def _insert_marking(connection: sa.Connection, number: int, marking: Marking) -> None:
    connection.execute(verdicts.insert().values(take_id=number, **marking_columns(marking)))
