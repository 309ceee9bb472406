"""Where the takes' columns stand: side by side, or at large text in lines of two under a row's name."""

from __future__ import annotations

from dataclasses import dataclass

from ui.theme import Look

NAME_WIDTH = 168
GAP = 24
PAD = 10
LEAST_COLUMN = 200
"""Width at plain text size under which a column's words are too short to be read."""
LARGE_TEXT = 1.4
"""From this text scale on columns go into lines and the heads scroll with the rows: there is no room else."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of `count` takes within `width` pixels; `above`: the row's name has a line of its own."""

    width: float
    count: int
    left: float
    per_line: int
    above: bool

    @property
    def lines(self) -> int:
        """How many lines the takes of one row need."""
        return -(-self.count // self.per_line)

    @property
    def cell_width(self) -> float:
        """The width of one cell."""
        return (self.width - self.left - PAD) / self.per_line - GAP

    def place(self, number: int) -> tuple[float, int]:
        """Where a take's cell begins, and on which line."""
        line, column = divmod(number, self.per_line)
        return self.left + column * (self.cell_width + GAP), line


def columns_for(look: Look, width: float, count: int, *, named: bool = True) -> Columns:
    """The columns that fit; rows that are not `named` (a blind comparison) need no room for it."""
    left = look.px(NAME_WIDTH) + GAP if named else 0
    if not wraps(look) or (width - left - PAD) / max(1, count) >= look.px(LEAST_COLUMN):
        return Columns(width, max(1, count), left, max(1, count), False)
    per_line = max(1, min(count, int(width // look.px(LEAST_COLUMN))))
    return Columns(width, count, PAD, per_line, named)


def least_width(look: Look, count: int, *, named: bool = True) -> int:
    """The width under which a comparison scrolls sideways."""
    if wraps(look):
        return look.px(LEAST_COLUMN) + 2 * PAD
    return (look.px(NAME_WIDTH) + GAP if named else 0) + count * look.px(LEAST_COLUMN) + PAD


def wraps(look: Look) -> bool:
    """Whether columns may go into lines: at large text."""
    return look.text_scale > LARGE_TEXT
