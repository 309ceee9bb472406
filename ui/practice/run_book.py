"""The run and its last take: finished, kept, corrected, thrown away, brought back. No widgets."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Attempt, Goal, PracticeRun
from coach.settings import OpenSettings
from coach.verdict import State
from ui.practice.seams import MarkedTake


class RunBook(QObject):
    """Holds `run`, its `name` (what its takes have in common in the library) and `marked` (the take whose
    verdict stands, or None).

    `changed` comes after every change, `kept` when the last take has its id; the others tell the shell what
    to keep: `take_marked` (MarkedTake), `take_corrected` (take id, mark, State), `take_discarded` and
    `take_restored` (take id). `unkept` is the last take until it is kept, or was thrown away before;
    `keeping_due` comes where it must be kept now, before another one takes its place.
    """

    changed = Signal()
    kept = Signal()
    keeping_due = Signal()
    take_marked = Signal(object)
    take_corrected = Signal(int, str, object)
    take_discarded = Signal(int)
    take_restored = Signal(int)

    def __init__(self, settings: OpenSettings) -> None:
        super().__init__()
        self._settings = settings
        now = settings.now
        self.run = PracticeRun(now.goal, (), now.fade, now.fade_auto)
        self.name = uuid.uuid4().hex
        self.marked: MarkedTake | None = None
        self.unkept: MarkedTake | None = None

    def begin_run(self) -> None:
        """Another script, person or rubric: counting starts anew."""
        now = self._settings.now
        self.run = PracticeRun(now.goal, (), now.fade, now.fade_auto)
        self.name = uuid.uuid4().hex
        self.marked = None
        self.changed.emit()

    def put_away(self) -> None:
        """The verdict no longer stands there: the next take begins."""
        self.marked = None

    def finish(self, take: MarkedTake) -> None:
        """A take was marked."""
        if self.unkept is not None:
            self.keeping_due.emit()
        before = self.run.fade
        self.run = self.run.after(Attempt.of(take.verdict))
        if self.run.fade is not before:
            self._settings.change(fade=self.run.fade)
        self.marked = self.unkept = take
        self.changed.emit()
        self.take_marked.emit(take)

    def keep_as(self, take: int, sound: Path) -> None:
        """The shell kept the last take under this id; its sound lies elsewhere now.

        The next take may have begun meanwhile, and marks may have been put right.
        """
        self.unkept = None
        if self.run.attempts:
            self.run = self.run.corrected(replace(self.run.attempts[-1], take=take))
        if self.marked is not None:
            self.marked = replace(self.marked, take=take, sound=sound)
            for one in self.marked.corrections:
                self.take_corrected.emit(take, one.about, one.state)
        self.kept.emit()

    def correct(self, mark: str, state: State) -> None:
        """The user puts a mark right: kept beside the machine's mark, and it counts for the run."""
        if self.marked is None:
            return
        self.marked = self.marked.corrected(mark, state)
        self.run = self.run.corrected(Attempt.of(self.marked.counted, self.marked.take))
        self.changed.emit()
        if self.marked.take is not None:
            self.take_corrected.emit(self.marked.take, mark, state)

    def discard(self) -> tuple[MarkedTake, PracticeRun] | None:
        """Throws the marked take away; what `restore` needs to bring it back."""
        if self.marked is None:
            return None
        thrown = (self.marked, self.run)
        self.marked, self.run = None, self.run.without_last()
        self.unkept = None
        self.changed.emit()
        if thrown[0].take is not None:
            self.take_discarded.emit(thrown[0].take)
        return thrown

    def restore(self, take: MarkedTake, run: PracticeRun) -> None:
        """Brings a take back that was thrown away."""
        self.marked, self.run = take, run
        self.changed.emit()
        if take.take is not None:
            self.take_restored.emit(take.take)
        else:
            self.unkept = take
            self.take_marked.emit(take)

    def fade_more(self) -> Fade:
        """Less of the script; after nothing, all of it again."""
        fade = Fade((self.run.fade + 1) % len(Fade))
        self.run = replace(self.run, fade=fade)
        self._settings.change(fade=fade)
        return fade

    def next_goal(self) -> Goal:
        """The other goal."""
        goal = Goal.THREE_IN_A_ROW if self.run.goal is Goal.PASS_ONCE else Goal.PASS_ONCE
        self.run = replace(self.run, goal=goal)
        self._settings.change(goal=goal)
        self.changed.emit()
        return goal

    def follow_settings(self) -> None:
        """The settings may have changed on another page."""
        now = self._settings.now
        self.run = replace(self.run, goal=now.goal, fade=now.fade, fades=now.fade_auto)
        self.changed.emit()
