"""Takes put together by practice run: which line of the list is a run's heading, which one a take."""

from __future__ import annotations

from collections.abc import Sequence

from coach.keep.take_reading import RunRow
from ui.wording import in_words, plural, seconds


def grouped_lines(runs: Sequence[RunRow], found: Sequence[tuple[int, str]]) -> list[int]:
    """Line by line: the id of a take, or minus one, two, … for the heading of the first, second, … run.

    `found` are ids with their runs, in the order that holds within each run.
    """
    by_run: dict[str, list[int]] = {run.run: [] for run in runs}
    for number, run in found:
        by_run.setdefault(run, []).append(number)
    lines: list[int] = []
    for place, takes in enumerate(by_run.values(), 1):
        lines += [-place, *takes]
    return lines


def heading(run: RunRow) -> str:
    """What stands above a run's takes."""
    passed = f"{in_words(run.passed)} passed" if run.passed else "none passed"
    counted = f"{plural(run.takes, 'take').capitalize()}, {passed}, shortest {seconds(run.shortest)}"
    if not run.run:
        return f"On their own  ·  {counted}"
    when = run.first.astimezone().strftime("%d %b, %H:%M").lstrip("0")
    return f"Run of {when}  ·  {run.script or 'No script'}  ·  {counted}"
