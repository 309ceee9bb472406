"""Where words go when they are set in lines: shared by the stage and the transcript. Pure geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """One word's place in pixels, and the line it stands on."""

    x: float
    y: float
    width: float
    height: float
    line: int

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Flow:
    """All words' places, and how high the whole is."""

    places: tuple[Placed, ...]
    height: float

    def at(self, x: float, y: float) -> int | None:
        """The word under a point, or None."""
        return next((number for number, place in enumerate(self.places) if place.holds(x, y)), None)


def flow(
    widths: Sequence[float],
    groups: Sequence[int],
    *,
    measure: float,
    space: float,
    line_height: float,
    group_gap: float = 0.0,
) -> Flow:
    """Sets words of these widths into lines of `measure` pixels.

    Words whose group differs from the one before begin a new line, `group_gap` further down.
    """
    places: list[Placed] = []
    x = y = 0.0
    line = 0
    for number, width in enumerate(widths):
        begins = number > 0 and groups[number] != groups[number - 1]
        if begins or (x > 0 and x + width > measure):
            x, line = 0.0, line + 1
            y += line_height + (group_gap if begins else 0.0)
        places.append(Placed(x, y, width, line_height, line))
        x += width + space
    return Flow(tuple(places), y + line_height if places else 0.0)
