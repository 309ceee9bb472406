"""Counts of right and wrong marks, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coach.rubric import AVOIDS, ELEMENTS


@dataclass(slots=True)
class Tally:
    """Marks against labels: `hits` rightly said, `false_hits`, `missed`, `kept` rightly not said."""

    hits: int = 0
    false_hits: int = 0
    missed: int = 0
    kept: int = 0

    def count(self, marked: bool, labelled: bool) -> None:
        """Counts one mark."""
        if labelled:
            self.hits += marked
            self.missed += not marked
        else:
            self.false_hits += marked
            self.kept += not marked

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits, self.false_hits + other.false_hits,
            self.missed + other.missed, self.kept + other.kept,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        return _share(self.hits, self.false_hits)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, self.false_hits + self.missed)

    @property
    def misses_kept(self) -> float:
        """Of the pairs that are labelled not said, the share that is marked so."""
        return _share(self.kept, self.false_hits)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One take as it was labelled and as it was marked."""

    id: str
    groups: tuple[tuple[str, str], ...]
    """(what, which): ('rubric', 'sales-30'), ('voice', 'slt'), ('script', 'improvised')."""
    labelled: frozenset[str]
    marked: frozenset[str]
    should_pass: bool
    passed: bool
    cpu_share: float | None = None
    """Seconds of processor a second of sound."""


@dataclass(slots=True)
class Report:
    """All figures over some outcomes."""

    outcomes: list[Outcome] = field(default_factory=list)

    def tallies(self, labels: Iterable[str] = ELEMENTS + AVOIDS) -> Mapping[str, Tally]:
        """Label by label."""
        tallies = {label: Tally() for label in labels}
        for outcome in self.outcomes:
            for label, tally in tallies.items():
                tally.count(label in outcome.marked, label in outcome.labelled)
        return tallies

    def total(self, labels: Iterable[str]) -> Tally:
        """All labels together."""
        return sum(self.tallies(labels).values(), Tally())

    @property
    def false_passes(self) -> list[str]:
        """Takes that passed and should not: the worst bug."""
        return [outcome.id for outcome in self.outcomes if outcome.passed and not outcome.should_pass]

    @property
    def false_fails(self) -> list[str]:
        """Good takes that failed."""
        return [outcome.id for outcome in self.outcomes if outcome.should_pass and not outcome.passed]

    def of(self, group: tuple[str, str]) -> Report:
        """The outcomes of one group only."""
        return Report([outcome for outcome in self.outcomes if group in outcome.groups])

    @property
    def groups(self) -> list[tuple[str, str]]:
        """All groups there are."""
        return sorted({group for outcome in self.outcomes for group in outcome.groups})

    def lines(self) -> list[str]:
        """The report in lines to print."""
        return [*self._label_lines(), *self._group_lines(), *self._pass_lines()]

    def _label_lines(self) -> list[str]:
        lines = [f"{'label':18s} precision recall    F1  kept  missed  false"]
        totals = {"ELEMENTS": self.total(ELEMENTS), "AVOIDS": self.total(AVOIDS)}
        for name, tally in {**self.tallies(), **totals}.items():
            lines.append(
                f"{name:18s} {tally.precision:9.3f} {tally.recall:6.3f} {tally.f1:5.3f}"
                f" {tally.misses_kept:5.2f} {tally.missed:7d} {tally.false_hits:6d}"
            )
        return lines

    def _group_lines(self) -> list[str]:
        lines = [f"{'group':32s} takes  elements F1  kept  avoids F1  pass agreed"]
        for group in self.groups:
            part = self.of(group)
            elements, avoids = part.total(ELEMENTS), part.total(AVOIDS)
            agreed = sum(outcome.passed == outcome.should_pass for outcome in part.outcomes)
            lines.append(
                f"{' '.join(group):32s} {len(part.outcomes):5d} {elements.f1:12.3f}"
                f" {elements.misses_kept:5.2f} {avoids.f1:10.3f} {agreed / len(part.outcomes):12.2f}"
            )
        return lines

    def _pass_lines(self) -> list[str]:
        good = sum(outcome.should_pass for outcome in self.outcomes)
        agreed = sum(outcome.passed == outcome.should_pass for outcome in self.outcomes)
        shares = [outcome.cpu_share for outcome in self.outcomes if outcome.cpu_share is not None]
        lines = [
            f"passed agreed {agreed} of {len(self.outcomes)}",
            f"false passes {len(self.false_passes)}: {' '.join(self.false_passes)}",
            f"good takes failed {len(self.false_fails)} of {good}: {' '.join(self.false_fails)}",
        ]
        if shares:
            lines.append(f"processor {sum(shares) / len(shares):.3f} s a second of sound")
        return lines


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
