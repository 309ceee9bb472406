"""Phrase patterns that a trainer can read: assets/phrases/*.toml become matchers over spoken words.

A pattern is words in a row. `(a|b c)` is either, `[a|b]` may be left out, `wor*` is any word that
begins so, `_` is one word, `...` up to three words, `<name>` a list from slots.toml, `^` stands before
the first word of a clause and `$` after the last. Words match whatever pause is between them; gaps
stop at the end of a sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from coach.transcript import Word

COMMA_SECONDS = 0.2
"""A gap from here on ends a clause (written commas stand for 0.25 s)."""
STOP_SECONDS = 0.42
"""A gap from here on ends a sentence (written full stops stand for 0.5 s)."""
_SEPARATOR = r"[,.]? "
_TOKEN = re.compile(r"\.\.\.|[()\[\]|^$_]|<[a-z_]+>|[^\s()\[\]|^$<>]+")
_ANYTHING = ""
_SIGNS: dict[str, tuple[str, tuple[str, ...], bool]] = {
    "^": (r"(?:(?<![^\n])|(?<=[,.] ))", (), True),
    "$": (r"(?:(?<=[,.] )|\Z)", (), True),
    "...": (r"(?:[^ ,.]+,? ){0,3}?", (), False),
    "_": (rf"[^ ,.]+{_SEPARATOR}", (_ANYTHING,), False),
}
"""Of each sign its expression, the words it may begin with, and whether it takes no word itself."""

Span = tuple[int, int]
"""Word positions, the end not included."""


@dataclass(frozen=True)
class SpokenLine:
    """Words as one line of text with their clause ends, and where each word begins in it."""

    text: str
    starts: tuple[int, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> SpokenLine:
        """The line of some words in order."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for position, word in enumerate(words):
            gap = words[position + 1].start - word.end if position + 1 < len(words) else STOP_SECONDS
            mark = "." if gap >= STOP_SECONDS else "," if gap >= COMMA_SECONDS else ""
            parts.append(f"{word.text}{mark} ")
            starts.append(length)
            length += len(parts[-1])
        return cls("".join(parts), tuple(starts), tuple(word.text for word in words))

    def ends_sentence(self, position: int) -> bool:
        """Whether a sentence ends with this word."""
        return self._after(position).startswith(".")

    def ends_clause(self, position: int) -> bool:
        """Whether a clause ends with this word."""
        return not self._after(position).startswith(" ")

    def _after(self, position: int) -> str:
        end = self.starts[position] + len(self.words[position])
        return self.text[end : end + 2]


class Phrases:
    """Patterns, looked up by the word they may begin with."""

    def __init__(self, patterns: Sequence[str], slots: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[re.Pattern[str]]] = {}
        self._by_stem: list[tuple[str, re.Pattern[str]]] = []
        for pattern in patterns:
            expression, firsts = _compiled(pattern, slots)
            for first in firsts:
                if first.endswith("*") or first == _ANYTHING:
                    self._by_stem.append((first.rstrip("*"), expression))
                else:
                    self._by_first.setdefault(first, []).append(expression)

    def spans(self, line: SpokenLine) -> list[Span]:
        """Where any pattern matches; of several that begin with the same word the longest."""
        found = []
        for position, (start, word) in enumerate(zip(line.starts, line.words, strict=True)):
            candidates = list(self._by_first.get(word, ()))
            candidates += [expression for stem, expression in self._by_stem if word.startswith(stem)]
            matches = (expression.match(line.text, start) for expression in candidates)
            ends = [match.end() for match in matches if match]
            if ends:
                furthest = max(ends)
                end = position + 1
                while end < len(line.starts) and line.starts[end] < furthest:
                    end += 1
                found.append((position, end))
        return found


@dataclass(frozen=True)
class Sayings:
    """What says one label: `says` make it so, `lures` are the same words in another sense and cancel them."""

    says: Phrases
    lures: Phrases

    def spans(self, line: SpokenLine) -> list[Span]:
        """Where it is said."""
        lures = self.lures.spans(line)
        return [
            span for span in self.says.spans(line)
            if not any(lure[0] <= span[0] < lure[1] or span[0] <= lure[0] < span[1] for lure in lures)
        ]  # fmt: skip


@cache
def sayings(label: str) -> Sayings:
    """The sayings of a label out of assets/phrases."""
    table = _table(label)
    slots = _slots()
    return Sayings(Phrases(table.get("says", ()), slots), Phrases(table.get("lures", ()), slots))


@cache
def _slots() -> dict[str, list[str]]:
    return _table("slots")


def _table(name: str) -> dict[str, list[str]]:
    text = files("assets").joinpath("phrases", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _compiled(pattern: str, slots: Mapping[str, Sequence[str]]) -> tuple[re.Pattern[str], set[str]]:
    reading = _Reading(_TOKEN.findall(pattern), slots, pattern)
    expression, firsts, skippable = reading.choice()
    if reading.rest or skippable:
        raise ValueError(f"this phrase pattern cannot be read: {pattern}")
    return re.compile(expression), firsts


class _Reading:
    """Reads one pattern, token by token, into a regular expression and the words it may begin with."""

    def __init__(self, tokens: list[str], slots: Mapping[str, Sequence[str]], pattern: str) -> None:
        self.rest = tokens
        self._slots = slots
        self._pattern = pattern

    def choice(self) -> tuple[str, set[str], bool]:
        """One or more sequences between bars: its expression, first words, whether it may be nothing."""
        expressions: list[str] = []
        firsts: set[str] = set()
        skippable = False
        while True:
            expression, more, nothing = self._sequence()
            expressions.append(expression)
            firsts |= more
            skippable = skippable or nothing
            if not self.rest or self.rest[0] != "|":
                return "(?:" + "|".join(expressions) + ")", firsts, skippable
            self.rest.pop(0)

    def _sequence(self) -> tuple[str, set[str], bool]:
        expression = ""
        firsts: set[str] = set()
        open_start = True
        while self.rest and self.rest[0] not in ("|", ")", "]"):
            piece, more, nothing = self._piece(self.rest.pop(0))
            expression += piece
            if open_start:
                firsts |= more
                open_start = nothing
        return expression, firsts, open_start

    def _piece(self, token: str) -> tuple[str, set[str], bool]:
        if token in _SIGNS:
            expression, first, nothing = _SIGNS[token]
            return expression, set(first), nothing
        if token in "([":
            inner, firsts, nothing = self.choice()
            closing = self.rest.pop(0) if self.rest else ""
            if closing != {"(": ")", "[": "]"}[token]:
                raise ValueError(f"a bracket is not closed: {self._pattern}")
            return (inner, firsts, nothing) if token == "(" else (inner + "?", firsts, True)
        if token.startswith("<"):
            parts = self._slots[token[1:-1]]
            return _Reading(_TOKEN.findall("|".join(parts)), self._slots, self._pattern).choice()
        stem = token.rstrip("*")
        more = "[^ ,.]*" if token.endswith("*") else ""
        return re.escape(stem) + more + _SEPARATOR, {token}, False
