"""What the recogniser knows, and what it makes of a name that it does not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`knows` tells whether a word is known; `guess` spells an unknown one in known words, or is empty."""

    knows: Callable[[str], bool]
    guess: Callable[[str], str]


def read_vocabulary() -> Vocabulary:
    """Reads the dictionary: half a second, so it is done beside the window."""
    from coach.hear.pronunciation import known
    from coach.hear.vocabulary import sounding_like

    def guess(word: str) -> str:
        ways = sounding_like(word.lower(), known)
        return ways[0] if ways else ""

    guess("infolabs")  # the first one reads the sounds
    return Vocabulary(known, guess)
