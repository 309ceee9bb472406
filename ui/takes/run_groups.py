"""Takes put together by practice run: which line of the list is a run's heading, which one of its takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from coach.keep.take_reading import RunRow
from ui.wording import in_words, plural, seconds

HEADING = -1


class RunGroups:
    """Counts lines: each run has one for its heading, then one a take. Nothing is read for it."""

    def __init__(self, runs: Sequence[RunRow]) -> None:
        self._runs = tuple(runs)
        self._starts = [0, *accumulate(run.takes + 1 for run in runs)]

    @property
    def lines(self) -> int:
        """How many there are in all."""
        return self._starts[-1]

    def at(self, line: int) -> tuple[RunRow, int]:
        """The run of a line, and the take's place in it, HEADING for the heading."""
        number = bisect_right(self._starts, line) - 1
        return self._runs[number], line - self._starts[number] - 1

    def line_of(self, run: str, place: int) -> int | None:
        """The line of a take by its run and its place in it; None where the run is not among these."""
        for number, one in enumerate(self._runs):
            if one.run == run:
                return self._starts[number] + 1 + place
        return None


def heading(run: RunRow) -> str:
    """What stands above a run's takes."""
    passed = f"{in_words(run.passed)} passed" if run.passed else "none passed"
    counted = f"{plural(run.takes, 'take').capitalize()}, {passed}, shortest {seconds(run.shortest)}"
    if not run.run:
        return f"On their own  ·  {counted}"
    when = run.first.astimezone().strftime("%d %b, %H:%M").lstrip("0")
    return f"Run of {when}  ·  {run.script or 'No script'}  ·  {counted}"
