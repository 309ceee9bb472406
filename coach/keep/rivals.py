"""What a take is worth comparing with: the one before, the best, the model take of its script."""

from __future__ import annotations

from dataclasses import dataclass

from coach.keep.take_reading import TakeReading


@dataclass(frozen=True, slots=True)
class Rival:
    """Another take of the same script, and what it is ('the take before')."""

    name: str
    take: int


def rivals(shelf: TakeReading, take: int) -> tuple[Rival, ...]:
    """Takes to hold a take against, each named once; empty for the first of its script.

    Some milliseconds. Raises LibraryError for a take that is not there.
    """
    key = shelf.take(take).script_key
    named = (
        ("the take before", shelf.before(take)),
        ("the best take", shelf.best(key, besides=take)),
        ("the model take", shelf.model(key)),
    )
    found: dict[int, Rival] = {}
    for name, other in named:
        if other is not None and other != take:
            found[other] = Rival(f"{found[other].name}, {name}" if other in found else name, other)
    return tuple(found.values())
