"""What a user writes and keeps: scripts and the people called. Thrown away it can be brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coach.errors import LibraryError
from coach.keep.schema import as_moment, now, recipients, scripts
from coach.people import Recipient
from coach.script import Script


@dataclass(frozen=True, slots=True)
class KeptScript:
    """A script of the library: `sheet` is its cue sheet with placeholders, as the user wrote it."""

    id: int
    title: str
    sheet: str
    rubric: str
    changed: datetime
    trashed: datetime | None = None

    @property
    def script(self) -> Script:
        """Its cues, placeholders not yet filled in."""
        return Script.parse(self.sheet, self.title)


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """Someone in the caller's address book."""

    id: int
    recipient: Recipient
    trashed: datetime | None = None


class _Shelf:
    """What scripts and people have in common. Fast: any method may be called on the window's thread."""

    def __init__(self, table: sa.Table, one: str, reading: sa.Engine, writing: sa.Engine) -> None:
        self._table, self._one = table, one
        self._reading, self._writing = reading, writing

    def delete(self, number: int) -> None:
        """Throws one away; `restore` undoes it."""
        self._change(number, trashed_at=now())

    def restore(self, number: int) -> None:
        """Brings one back."""
        self._change(number, trashed_at=None)

    def empty_trash(self) -> int:
        """Deletes for good what was thrown away; gives back how many. Takes made with them stay."""
        with self._writing.begin() as connection:
            gone = self._table.delete().where(self._table.c.trashed_at.is_not(None))
            return connection.execute(gone).rowcount

    def _insert(self, **values: Any) -> int:
        with self._writing.begin() as connection:
            statement = self._table.insert().values(created_at=now(), **values).returning(self._table.c.id)
            return int(connection.execute(statement).scalar_one())

    def _change(self, number: int, **values: Any) -> None:
        with self._writing.begin() as connection:
            here = self._table.c.id == number
            if connection.execute(self._table.update().where(here).values(values)).rowcount != 1:
                raise self._missing(number)

    def _found(self, number: int) -> Any:
        with self._reading.connect() as connection:
            found = connection.execute(sa.select(self._table).where(self._table.c.id == number)).one_or_none()
        if found is None:
            raise self._missing(number)
        return found

    def _all(self, trashed: bool, *order: sa.ColumnElement[Any]) -> list[Any]:
        column = self._table.c.trashed_at
        wanted = column.is_not(None) if trashed else column.is_(None)
        with self._reading.connect() as connection:
            return list(connection.execute(sa.select(self._table).where(wanted).order_by(*order)))

    def _missing(self, number: int) -> LibraryError:
        return LibraryError(f"There is no {self._one} {number}.", "It may have been deleted for good.")


class ScriptShelf(_Shelf):
    """The user's scripts; reached as `library.scripts`."""

    def __init__(self, reading: sa.Engine, writing: sa.Engine) -> None:
        super().__init__(scripts, "script", reading, writing)

    def add(self, title: str, sheet: str, rubric: str) -> KeptScript:
        """Keeps a new script; a title that is taken gets a number after it."""
        values = {"title": self._free(title), "sheet": sheet, "rubric_id": rubric, "changed_at": now()}
        return self.script(self._insert(**values))

    def script(self, number: int) -> KeptScript:
        """One script, also from the trash. Raises LibraryError if there is none."""
        return _script(self._found(number))

    def all(self, trashed: bool = False) -> list[KeptScript]:
        """All scripts by title, or those in the trash."""
        return [_script(found) for found in self._all(trashed, sa.func.lower(scripts.c.title))]

    def save(self, number: int, sheet: str) -> None:
        """Replaces the words of a script: what the page calls as someone types."""
        self._change(number, sheet=sheet, changed_at=now())

    def rename(self, number: int, title: str) -> KeptScript:
        """Gives a script another title; one that is taken gets a number after it."""
        self._change(number, title=self._free(title, number), changed_at=now())
        return self.script(number)

    def set_rubric(self, number: int, rubric: str) -> None:
        """Says what takes of the script are marked against."""
        self._change(number, rubric_id=rubric, changed_at=now())

    def duplicate(self, number: int) -> KeptScript:
        """A copy under a title of its own."""
        found = self.script(number)
        return self.add(f"{found.title} copy", found.sheet, found.rubric)

    def _free(self, title: str, mine: int | None = None) -> str:
        title = " ".join(title.split()) or "Untitled"
        taken = {kept.title.casefold() for kept in self.all() if kept.id != mine}
        free, number = title, 2
        while free.casefold() in taken:
            free, number = f"{title} {number}", number + 1
        return free


class AddressBook(_Shelf):
    """The people who are called; reached as `library.people`."""

    def __init__(self, reading: sa.Engine, writing: sa.Engine) -> None:
        super().__init__(recipients, "person", reading, writing)

    def add(self, recipient: Recipient) -> KeptPerson:
        """Adds someone; the same name at the same company is there only once."""
        same = next((kept for kept in self.all() if kept.recipient == recipient), None)
        return same or self.person(self._insert(**_columns(recipient)))

    def person(self, number: int) -> KeptPerson:
        """One person, also from the trash. Raises LibraryError if there is none."""
        return _person(self._found(number))

    def all(self, trashed: bool = False) -> list[KeptPerson]:
        """Everyone by last and first name, or those in the trash."""
        order = (sa.func.lower(recipients.c.last_name), sa.func.lower(recipients.c.first_name))
        return [_person(found) for found in self._all(trashed, *order)]

    def change(self, number: int, recipient: Recipient) -> KeptPerson:
        """Replaces name and company; takes already made keep theirs."""
        self._change(number, **_columns(recipient))
        return self.person(number)


def _columns(recipient: Recipient) -> dict[str, str]:
    return {
        "first_name": recipient.first_name,
        "last_name": recipient.last_name,
        "company": recipient.company,
    }


def _script(found: Any) -> KeptScript:
    trashed = None if found.trashed_at is None else as_moment(found.trashed_at)
    return KeptScript(
        found.id, found.title, found.sheet, found.rubric_id, as_moment(found.changed_at), trashed
    )


def _person(found: Any) -> KeptPerson:
    trashed = None if found.trashed_at is None else as_moment(found.trashed_at)
    return KeptPerson(found.id, Recipient(found.first_name, found.last_name, found.company), trashed)
