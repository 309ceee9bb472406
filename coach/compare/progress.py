"""How takes of one script went over time, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from coach.counts import in_words

FEWEST = 3
"""From so many takes on there is a way that can be told."""
WORTH_TELLING = 0.5


class Attempted(Protocol):
    """What is told of a take: its length, its limit, and whether it passed."""

    @property
    def seconds(self) -> float: ...
    @property
    def limit_seconds(self) -> float: ...
    @property
    def passed(self) -> bool: ...


def progress_sentence(takes: Sequence[Attempted]) -> str:
    """'Six takes, the last two passed, 3.4 seconds shorter than the first.' Takes come oldest first.

    Empty for fewer than three takes.
    """
    if len(takes) < FEWEST:
        return ""
    parts = [f"{in_words(len(takes))} takes", _passes(takes)]
    change = takes[-1].seconds - takes[0].seconds
    if abs(change) >= WORTH_TELLING:
        longer = "longer" if change > 0 else "shorter"
        parts.append(f"the last {abs(change):.1f} seconds {longer} than the first")
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _passes(takes: Sequence[Attempted]) -> str:
    passed = sum(take.passed for take in takes)
    streak = next((count for count, take in enumerate(reversed(takes)) if not take.passed), len(takes))
    if passed == len(takes):
        return "all passed"
    if streak > 1:
        return f"the last {in_words(streak)} passed"
    return "none passed yet" if not passed else f"{in_words(passed)} passed"
