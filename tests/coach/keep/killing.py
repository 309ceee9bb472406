"""Does one operation on copies of a home, killed one step later in each, until one is not killed any more.

    python -m tests.coach.keep.killing OPERATION PREPARED COPIES

A step is anything that changes the disk (a file opened for writing, renamed, removed, a folder made) or the
database (a statement, a commit): the process is killed with SIGKILL just before it. Copies are named 1, 2, …;
the number of the last, which was not killed, is printed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config  # noqa: F401
import soundfile  # noqa: F401
import sqlalchemy as sa

from coach.keep.backup import back_up
from coach.keep.library import Library
from coach.keep.moving import move_library, open_library
from coach.keep.restoring import restore
from coach.paths import Home
from coach.settings import Settings, write_settings
from coach.verdict import State
from tests.kept_takes import SAID, brief_of, verdict_of

MOST_STEPS = 400
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "sqlite3.connect"}


def keep(home: Home) -> None:
    with Library(home) as library:
        library.takes.keep(brief_of(), verdict_of(SAID[:2]), home.recordings_folder / "now.wav")


def compress(home: Home) -> None:
    with Library(home) as library:
        library.takes.compress_waiting()


def trash(home: Home) -> None:
    with Library(home) as library:
        library.takes.trash([1, 2])


def bring_back(home: Home) -> None:
    with Library(home) as library:
        library.takes.restore([3])


def empty(home: Home) -> None:
    with Library(home) as library:
        library.takes.empty_trash()


def correct(home: Home) -> None:
    with Library(home) as library:
        library.takes.correct(1, "bridge", State.MISSING)


def mark_again(home: Home) -> None:
    with Library(home) as library:
        library.takes.mark_again(1, brief_of("sales-30"), verdict_of(SAID[:3]))


def save(home: Home) -> None:
    with Library(home) as library:
        back_up(library, home.root / "all.backup")


def bring_in(home: Home) -> None:
    restore(home.root, home.root / "earlier.backup")


def move(home: Home) -> None:
    move_library(home, home.root.with_name(f"{home.root.name}-moved"))


def migrate(home: Home) -> None:
    open_library(home).close()


def choose(home: Home) -> None:
    write_settings(home, Settings(countdown=7))


OPERATIONS: dict[str, Callable[[Home], None]] = {
    function.__name__: function
    for function in (
        keep, compress, trash, bring_back, empty, correct, mark_again, save, bring_in, move, migrate, choose,
    )
}  # fmt: skip


class Killer:
    """Counts steps and kills this process before the one it is told."""

    def __init__(self, at: int) -> None:
        self._at = at
        self._steps = 0
        sys.addaudithook(self._heard)
        sa.event.listen(sa.Engine, "before_cursor_execute", self._step)
        sa.event.listen(sa.Engine, "commit", self._step)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            self._step()

    def _step(self, *_: object) -> None:
        self._steps += 1
        if self._steps == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


def main(operation: str, prepared: Path, copies: Path) -> int:
    """Prints the number of the copy that was not killed."""
    for number in range(1, MOST_STEPS):
        shutil.copytree(prepared, copies / str(number))
        child = os.fork()
        if child == 0:
            Killer(number)
            OPERATIONS[operation](Home.at(copies / str(number)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            print(number)
            return os.WEXITSTATUS(status)
        assert os.WTERMSIG(status) == signal.SIGKILL
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
