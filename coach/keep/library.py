"""The library: the only door to the database of takes, scripts and people."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

from coach.errors import CoachError
from coach.keep.database import bring_up_to_date, connect
from coach.keep.file_journal import do_moves, remove_half_written
from coach.keep.restore_journal import finish_restore
from coach.keep.takes import TakeShelf
from coach.keep.written import AddressBook, ScriptShelf
from coach.paths import Home


class Library:
    """Everything that is kept. Opening makes or migrates the database and finishes what a crash left undone.

    Opening takes 10 to 30 ms (0.4 s the first time): any thread may do it, and any thread may use it.
    Use it as a context, or call `close`. Raises LibraryError or DiskError with a sentence.
    """

    def __init__(self, home: Home, url: str | None = None) -> None:
        """`home` says where the sound lies; `url` names a database other than the SQLite file there."""
        finish_restore(home.root)
        self.home = home.make()
        self._closed = False
        self._tidying = threading.Lock()
        self.url = url or f"sqlite:///{home.library}"
        self._engine = connect(self.url)
        try:
            bring_up_to_date(self._engine, home.backups_folder)
            writing = self._engine.execution_options(writes=True)
            do_moves(writing, home.root)
        except BaseException:
            self._engine.dispose()
            raise
        self.takes = TakeShelf(self._engine, writing, home.root, home.takes_folder)
        self.scripts = ScriptShelf(self._engine, writing)
        self.people = AddressBook(self._engine, writing)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a library on a server."""
        place = self._engine.url.database
        return Path(place) if place and self._engine.dialect.name == "sqlite" else None

    def tidy(self) -> None:
        """Packs young sound and removes what killed programs left half-written; run it beside the window.

        A `Take` that was read before still names the WAV: `sound_reading.where_it_lies` finds its FLAC.
        Raises nothing: what cannot be done now is done at the next start. `close` ends it between two takes.
        """
        with self._tidying:
            try:
                remove_half_written(self.home)
                self.takes.compress_waiting(lambda: not self._closed)
            except CoachError:
                return

    def close(self) -> None:
        """Lets go of the database; waits for the take that `tidy` is at."""
        self._closed = True
        with self._tidying:
            self._engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
