"""What the practice page needs from others, as protocols: the real parts and the tests' satisfy the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from coach.brief import Brief
from coach.events import Event
from coach.take import Correction, with_corrections
from coach.verdict import State, Verdict


class RunningRehearsal(Protocol):
    """One take that is being heard on its own thread (coach.rehearse.rehearsal.Rehearsal)."""

    def release(self) -> None:
        """Lets a held take begin: what sounded before, countdown and beep, is not in it."""

    def stop(self) -> None:
        """Takes no more sound; Finished or Failed is told soon after."""

    def discard(self) -> None:
        """Throws the take away; Discarded is told soon after."""

    def join(self, timeout: float | None = None) -> object:
        """Waits until the thread has ended, at most `timeout` seconds."""


StartRehearsal = Callable[[Brief, Callable[[Event], None], bool], RunningRehearsal]
"""Begins a take (brief, tell, held) and tells its events from another thread; a held one waits for `release`
with the microphone open, so that the first word after the beep is not cut off."""

MarkRecording = Callable[[Path, Brief, Callable[[Event], None]], None]
"""Marks a recording on disk (a crash left it, or a discard is undone) and tells Finished or Failed."""


@dataclass(frozen=True, slots=True)
class MarkedTake:
    """A finished take as the page shows it; `take` is its id in the library once it is kept."""

    brief: Brief
    verdict: Verdict
    sound: Path
    take: int | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def counted(self) -> Verdict:
        """The verdict that counts: the machine's, with the user's corrections."""
        return with_corrections(self.verdict, self.corrections)

    def corrected(self, about: str, state: State) -> MarkedTake:
        """The take with one mark put right (again) by the user."""
        kept = tuple(one for one in self.corrections if one.about != about)
        machine = self.verdict.elements.get(about) or self.verdict.avoids.get(about)
        if machine is not None and machine.state is state:
            return replace(self, corrections=kept)
        return replace(self, corrections=(*kept, Correction(about, state, datetime.now(UTC))))
