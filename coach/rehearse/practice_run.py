"""A practice run: attempts at one brief until it passes, once or three times in a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.rehearse.fading import Fade
from coach.verdict import State, Verdict


class Goal(StrEnum):
    """What ends a run."""

    PASS_ONCE = "pass once"
    THREE_IN_A_ROW = "three in a row"

    @property
    def passes(self) -> int:
        """How many passes in a row it takes."""
        return 1 if self is Goal.PASS_ONCE else 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """One take of the run, as the strip shows it. `hits` counts required elements said, of `required`."""

    seconds: float
    limit_seconds: float
    hits: int
    required: int
    passed: bool
    take: int | None = None

    @classmethod
    def of(cls, verdict: Verdict, take: int | None = None) -> Attempt:
        """The attempt a verdict makes; `take` is its id in the library, once it is kept."""
        counting = [found for found in verdict.elements.values() if found.counts]
        hits = sum(found.state is State.SAID for found in counting)
        return cls(verdict.seconds, verdict.limit_seconds, hits, len(counting), verdict.passed, take)


@dataclass(frozen=True, slots=True)
class PracticeRun:
    """Immutable: each take gives the next run. `fades` moves the script's fade on after each pass."""

    goal: Goal = Goal.PASS_ONCE
    attempts: tuple[Attempt, ...] = ()
    fade: Fade = Fade.FULL
    fades: bool = False

    def after(self, attempt: Attempt) -> PracticeRun:
        """The run with one more attempt."""
        fade = self.fade.next if self.fades and attempt.passed else self.fade
        return replace(self, attempts=(*self.attempts, attempt), fade=fade)

    def corrected(self, attempt: Attempt) -> PracticeRun:
        """The run with its last attempt marked anew, after the user put a mark right."""
        return replace(self, attempts=(*self.attempts[:-1], attempt))

    def without_last(self) -> PracticeRun:
        """The run as if the last take had not been: it was discarded."""
        return replace(self, attempts=self.attempts[:-1])

    @property
    def streak(self) -> int:
        """Passes in a row, up to the last attempt."""
        count = 0
        for attempt in reversed(self.attempts):
            if not attempt.passed:
                break
            count += 1
        return count

    @property
    def reached(self) -> bool:
        """Whether the goal is reached by the last attempt."""
        return self.streak >= self.goal.passes

    @property
    def best(self) -> Attempt | None:
        """The best attempt: passed before not, then more hits, then shorter within the limit."""
        return max(self.attempts, key=_worth, default=None)

    @property
    def best_position(self) -> int | None:
        """Where the best attempt stands among all, counted from 0."""
        best = self.best
        return None if best is None else self.attempts.index(best)

    def last(self, count: int) -> tuple[Attempt, ...]:
        """The last few attempts, oldest first."""
        return self.attempts[-count:]


def _worth(attempt: Attempt) -> tuple[bool, int, bool, float]:
    within = attempt.seconds <= attempt.limit_seconds
    return attempt.passed, attempt.hits, within, -attempt.seconds
