"""Short forms of first names: 'Alex' is Alexander, 'Kat' is Katarzyna."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LEAST_LETTERS = 3
_EVERYDAY = frozenset(
    [
        "can",
        "car",
        "con",
        "dan",
        "don",
        "for",
        "her",
        "his",
        "may",
        "mar",
        "per",
        "she",
        "sue",
        "the",
        "was",
        "too",
        "all",
        "any",
        "but",
        "are",
        "our",
        "let",
    ]
)


def is_short_form(text: str, name: str, by_sound: bool = False) -> bool:
    """Whether a word is another form of a first name: by use, how the name begins, or made fond.

    `by_sound` asks for one letter more: three may be the beginning of anything that was misheard.
    """
    if (text, name) in _known() or (name, text) in _known():
        return True
    if text in _EVERYDAY or text == name:
        return False
    if LEAST_LETTERS + by_sound <= len(text) < len(name) and name.startswith(text):
        return True
    stem = text.removesuffix("ie").removesuffix("y")
    return stem != text and len(stem) > LEAST_LETTERS and name.startswith(stem)


@cache
def _known() -> frozenset[tuple[str, str]]:
    text = files("assets").joinpath("names", "short_forms.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return frozenset((form, name) for name, _, forms in lines for form in forms.split())
