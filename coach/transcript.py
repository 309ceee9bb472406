"""Words as they were heard, with their times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Source = Literal["open", "biased", "filler", "text"]


@dataclass(frozen=True, slots=True)
class Word:
    """One heard word. `start` and `end` in seconds from the start of the take, `confidence` 0 to 1.

    `source` says which recogniser it came from, or that it was read from text.
    """

    text: str
    start: float
    end: float
    confidence: float = 1.0
    source: Source = "open"


@dataclass(frozen=True, slots=True)
class Transcript:
    """All words of one take in order.

    `timed` is false for words that came from text alone: their times are estimates and are never shown.
    `fillers` are ums and ers heard beside the words; they are not in `words`.
    `readings` are what single recognisers made of the same sound, each in order: further evidence for
    names and numbers, never shown. A word '[unk]' in them stands for sound that is none of their words.
    They are, in this order: the recogniser of all words, that of voicemails with the names and the script,
    that of numbers and fillers, that of numbers with the low band restored.
    `opening` is what one that knows names alone made of the first seconds; it counts only where another
    reading bears it out.
    """

    words: tuple[Word, ...] = ()
    fillers: tuple[Word, ...] = ()
    timed: bool = True
    readings: tuple[tuple[Word, ...], ...] = ()
    opening: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The words joined by single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def end(self) -> float:
        """Second at which the last word ends; 0.0 without words."""
        return self.words[-1].end if self.words else 0.0


def joined(words: Iterable[Word]) -> str:
    """Text of some words, as evidence is shown."""
    return " ".join(word.text for word in words)
