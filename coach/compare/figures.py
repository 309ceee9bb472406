"""Delivery figures of several takes, with their differences and what each is good for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.judge.bands import NUMBER_PACE, PACE
from coach.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of each take. `changes` are differences from the first take; None where not measured.

    `good` says for each take whether the value lies where it should; None where no such judgement is made.
    """

    id: str
    name: str
    unit: str
    places: int
    values: tuple[float | None, ...]
    changes: tuple[float | None, ...]
    good: tuple[bool | None, ...]

    def shown(self, value: float | None) -> str:
        """A value as people read it, with its unit; a dash where it was not measured."""
        if value is None:
            return "–"
        return f"{value:.{self.places}f}{' ' if self.unit else ''}{self.unit}"

    def shown_change(self, number: int) -> str:
        """The difference of one take from the first, with its sign; empty for none."""
        change = self.changes[number]
        if number == 0 or change is None or round(change, self.places) == 0:
            return ""
        return f"{'+' if change > 0 else '−'}{abs(change):.{self.places}f}"


@dataclass(frozen=True, slots=True)
class _Kind:
    id: str
    name: str
    unit: str
    places: int
    of: Callable[[Verdict], float | None]
    good: Callable[[float, Verdict], bool] | None = None


_KINDS = (
    _Kind("seconds", "Length", "s", 1, lambda v: v.seconds, lambda value, v: value <= v.limit_seconds),
    _Kind(
        "words_per_minute", "Pace", "words a minute", 0, lambda v: v.delivery.words_per_minute,
        lambda value, v: PACE.good_from <= value <= PACE.good_to,
    ),
    _Kind(
        "number_digits_per_second", "Number pace", "digits a second", 1,
        lambda v: v.delivery.number_digits_per_second, lambda value, v: value <= NUMBER_PACE.good_to,
    ),
    _Kind("pauses", "Pauses", "", 0, lambda v: v.delivery.pauses),
    _Kind("longest_pause", "Longest pause", "s", 1, lambda v: v.delivery.longest_pause),
    _Kind("fillers", "Fillers", "", 0, lambda v: v.delivery.fillers),
    _Kind("pitch_range_semitones", "Pitch range", "semitones", 1, lambda v: v.delivery.pitch_range_semitones),
    _Kind("loudness_dbfs", "Loudness", "dBFS", 1, lambda v: v.delivery.loudness_dbfs),
    _Kind("signal_to_noise_db", "Above the noise", "dB", 0, lambda v: v.delivery.signal_to_noise_db),
)  # fmt: skip


def figures_of(verdicts: Sequence[Verdict]) -> tuple[Figure, ...]:
    """The figures that at least one take has, in the order people read them."""
    figures = (_figure(kind, verdicts) for kind in _KINDS)
    return tuple(figure for figure in figures if any(value is not None for value in figure.values))


def _figure(kind: _Kind, verdicts: Sequence[Verdict]) -> Figure:
    values = tuple(kind.of(verdict) for verdict in verdicts)
    first = values[0]
    return Figure(
        kind.id, kind.name, kind.unit, kind.places, values,
        tuple(None if first is None or value is None else value - first for value in values),
        tuple(
            None if value is None or kind.good is None else kind.good(value, verdict)
            for value, verdict in zip(values, verdicts, strict=True)
        ),
    )  # fmt: skip
