"""What stands in the rows of a comparison, as plain values. Pure: painting is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.compare.comparison import Comparison, MarkRow
from coach.compare.figures import Figure
from coach.compare.word_changes import Change
from coach.verdict import Finding, State
from ui.wording import moment, name_of, seconds

Style = Literal["plain", "quiet", "added", "dropped"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """One take's part of a row. `start` and `end` in seconds say what a click plays."""

    head: str
    tone: str = "text"
    icon: str = ""
    note: str = ""
    runs: tuple[Run, ...] = ()
    start: float | None = None
    end: float | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        words = " ".join(run.text for run in self.runs if run.style != "dropped")
        return ", ".join(part for part in (self.head, self.note, words) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `mark` is an element's or avoid's id, empty for a figure or for words."""

    name: str
    cells: tuple[Cell, ...]
    mark: str = ""
    quiet: bool = False
    icon: str = ""


def mark_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Elements, then the avoids that some take says."""
    elements = [_mark_row(row, avoid=False) for row in comparison.elements]
    avoids = [_mark_row(row, avoid=True) for row in comparison.avoids]
    return (*elements, *avoids)


def figure_rows(comparison: Comparison) -> tuple[Row, ...]:
    """Delivery, with each take's difference from the first."""
    return tuple(
        Row(figure.name, tuple(_figure_cell(figure, number) for number in range(len(comparison.takes))))
        for figure in comparison.figures
    )


def word_rows(comparison: Comparison) -> tuple[Row, ...]:
    """The words against the first take's, and against the script's where there is one."""
    rows = [
        Row(
            "Words",
            tuple(
                Cell("", runs=words_changed(changes, drops=number > 0))
                for number, changes in enumerate(comparison.from_first)
            ),
        )
    ]
    if any(changes is not None for changes in comparison.from_script):
        cells = tuple(
            Cell("improvised", "muted") if changes is None else Cell("", runs=words_changed(changes))
            for changes in comparison.from_script
        )
        rows.append(Row("Against the script", cells))
    return tuple(rows)


def words_changed(changes: Iterable[Change], drops: bool = True) -> tuple[Run, ...]:
    """The words said, what is new standing out, what was dropped struck through."""
    runs: list[Run] = []
    for change in changes:
        if change.kind == "kept":
            runs.append(Run(change.new, "quiet"))
            continue
        if change.old and change.kind in ("dropped", "changed") and drops:
            runs.append(Run(change.old, "dropped"))
        if change.new:
            runs.append(Run(change.new, "added"))
    return tuple(runs)


def _mark_row(row: MarkRow, avoid: bool) -> Row:
    cells = tuple(_mark_cell(row, number, found, avoid) for number, found in enumerate(row.cells))
    return Row(name_of(row.id), cells, row.id, not row.counts, "avoid" if avoid else row.id)


def _mark_cell(row: MarkRow, number: int, found: Finding, avoid: bool) -> Cell:
    if found.state is State.MISSING:
        return Cell("not said", "muted", "" if avoid else "missing")
    length = row.seconds(number)
    note = "" if length is None else seconds(length)
    head = "said" if found.start is None else moment(found.start)
    if found.state is State.UNCLEAR:
        return Cell(
            f"unclear, {head}", "running_out", "unclear", note, _evidence(row, number), found.start, found.end
        )
    tone, icon = ("recording", "avoid") if avoid else ("passed", "check")
    return Cell(head, tone, icon, note, _evidence(row, number), found.start, found.end)


def _evidence(row: MarkRow, number: int) -> tuple[Run, ...]:
    changes: Sequence[Change] = row.changes[number]
    if number == 0 or not changes:
        return (Run(row.cells[number].evidence or ""),)
    return tuple(
        Run(change.new, "plain" if change.kind == "kept" else "added") for change in changes if change.new
    )


def _figure_cell(figure: Figure, number: int) -> Cell:
    good = figure.good[number]
    tone, icon = ("text", "") if good is not False else ("running_out", "avoid")
    return Cell(figure.shown(figure.values[number]), tone, icon, figure.shown_change(number))
