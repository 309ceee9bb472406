"""Where to go on in another take, so that both are heard saying the same thing. Pure."""

from __future__ import annotations

from coach.verdict import Verdict


def same_moment(heard: Verdict, other: Verdict, second: float) -> float:
    """The second at which `other` says the element that `heard` says at `second`.

    An element the other take lacks is looked for backwards, in the order `heard` says them: the nearest one
    both say. The start of the take where there is none.
    """
    said = sorted(
        (found.start, name)
        for name, found in heard.elements.items()
        if found.hit and found.start is not None and found.start <= second + 0.05
    )
    for _, name in reversed(said):
        there = other.elements[name].start if other.elements[name].hit else None
        if there is not None:
            return there
    return 0.0
