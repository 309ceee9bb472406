"""Names and numbers as they stand in the words, until names and spoken forms are read with more care."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.brief import Brief
from coach.text_reading import spoken_text
from coach.transcript import Word

Span = tuple[int, int]
_DIGITS = {
    "zero": "0", "oh": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip


def name_spans(words: Sequence[Word], brief: Brief) -> dict[str, Span | None]:
    """Where the called person, the caller and the company are named."""
    texts = [word.text for word in words]
    return {
        "greeting": _said(texts[:12], brief.recipient.first_name),
        "identity": _said(texts, brief.caller.name) or _said(texts, brief.caller.name.partition(" ")[0]),
        "affiliation": _said(texts, brief.caller.company),
    }


def number_spans(words: Sequence[Word], phone: str) -> tuple[Span | None, Span | None]:
    """Where the number is said whole for the first and for the second time."""
    tail = re.sub(r"\D", "", phone)[-9:]
    digits = "".join(_DIGITS.get(word.text, " ") for word in words)
    if len(tail) < 5:
        return None, None
    found = [match.span() for match in re.finditer(tail, digits)]
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _said(texts: list[str], name: str) -> Span | None:
    wanted = [word.text for word in spoken_text(name).words]
    if not wanted:
        return None
    for start in range(len(texts) - len(wanted) + 1):
        if texts[start : start + len(wanted)] == wanted:
            return start, start + len(wanted)
    return None
