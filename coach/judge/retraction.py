"""Digits that are taken back at once: '... three two, no, three three'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.judge.digits import HESITATIONS, is_number_word, readings_at
from coach.transcript import Word

_RETRACTIONS = frozenset({"no", "sorry", "wait", "correction", "mean", "make"})
_INTERJECTIONS = _RETRACTIONS | {"oh", "ah", "um", "uh", "er", "oops", "i", "that"}


def taken_back(words: Sequence[Word], start: int, forms: tuple[str, ...]) -> bool:
    """Whether it is corrected at once into other digits ('... three two, no, three three')."""
    at = start
    while at < len(words) and words[at].text in _INTERJECTIONS:
        at += 1
    if at == start or not any(word.text in _RETRACTIONS for word in words[start:at]):
        return False
    said = _pattern(words, at)
    return bool(said) and not any(re.search(f"{said}$", form) for form in forms)


def _pattern(words: Sequence[Word], at: int) -> str:
    """The digits from a word on; '.' for one that was misheard, so that it is unclear which it is."""
    pattern = ""
    while at < len(words):
        reading = next(iter(readings_at(words, at)), None)
        if reading is None and words[at].text not in HESITATIONS and not _among_digits(words, at):
            break
        if reading is None:
            pattern += "" if words[at].text in HESITATIONS else "."
        elif reading.doubtful and not _among_digits(words, at) and not _before_digits(words, at):
            break
        else:
            pattern += "." if reading.doubtful else reading.digits
        at = reading.end if reading else at + 1
    return pattern


def _before_digits(words: Sequence[Word], at: int) -> bool:
    following = words[at + 1 : at + 3]
    return len(following) == 2 and all(is_number_word(word.text) for word in following)


def _among_digits(words: Sequence[Word], at: int) -> bool:
    return 0 < at < len(words) - 1 and all(is_number_word(words[beside].text) for beside in (at - 1, at + 1))
