"""Figures beside what they aim at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    aim: float

    @property
    def line(self) -> str:
        """As it is printed."""
        reached = "yes" if self.value <= self.aim else "NO"
        return f"{self.name:<52} {self.value:>8.3g} {self.unit:<4} aim {self.aim:<6g} {reached}"


def share(values: Sequence[float], percent: float) -> float:
    """A percentile; NaN for no values."""
    return float(np.percentile(values, percent)) if len(values) else float("nan")
