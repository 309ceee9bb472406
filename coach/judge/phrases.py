"""Phrase patterns that a trainer can read: assets/phrases/*.toml become matchers over spoken words.

A pattern is words in a row. `(a|b c)` is either, `[a|b]` may be left out, `wor*` is any word that
begins so, `_` is one word, `...` up to three words, `<name>` a list from slots.toml, `^` stands before
the first word of a clause and `$` after the last. Words match whatever pause is between them; gaps
stop at the end of a sentence.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from coach.judge.spoken_line import Span, SpokenLine
from coach.rubric import AVOIDS

_SEPARATOR = r"[,.]? "
_TOKEN = re.compile(r"\.\.\.|[()\[\]|^$_]|<[a-z_]+>|[^\s()\[\]|^$<>]+")
_ANYTHING = ""
_Named = tuple[str, str, re.Pattern[str]]
LABELS = ("bridge", "reason", "ask", "narrow_ask", "email_option", "sign_off", *AVOIDS)
"""The elements that are marked by sense, and all avoids."""
_SIGNS: dict[str, tuple[str, tuple[str, ...], bool]] = {
    "^": (r"(?:(?<![^\n])|(?<=[,.] ))", (), True),
    "$": (r"(?:(?<=[,.] )|\Z)", (), True),
    "...": (r"(?<![.] )(?:[^ ,.]+,? ){0,3}?", (), False),
    "_": (rf"[^ ,.]+{_SEPARATOR}", (_ANYTHING,), False),
}
"""Of each sign its expression, the words it may begin with, and whether it takes no word itself."""


class Phrases:
    """Patterns, looked up by the word they may begin with."""

    def __init__(
        self, patterns: Sequence[tuple[str, str]], slots: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Pairs of a name and a pattern found under that name; several may share one."""
        self._by_first: dict[str, list[_Named]] = {}
        self._by_stem: list[tuple[str, _Named]] = []
        for name, pattern in patterns:
            expression, firsts = _compiled(pattern, slots or {})
            for first in firsts:
                if first.endswith("*") or first == _ANYTHING:
                    self._by_stem.append((first.rstrip("*"), (name, pattern, expression)))
                else:
                    self._by_first.setdefault(first, []).append((name, pattern, expression))

    def found(self, line: SpokenLine) -> Iterator[tuple[str, str, Span]]:
        """Every match in order: the name, the pattern and the token positions."""
        for position, (start, token) in enumerate(zip(line.starts, line.tokens, strict=True)):
            candidates = list(self._by_first.get(token, ()))
            candidates += [named for stem, named in self._by_stem if token.startswith(stem)]
            for name, pattern, expression in candidates:
                match = expression.match(line.text, start)
                if match:
                    yield name, pattern, (position, bisect_left(line.starts, match.end(), position + 1))


def phrases_in(line: SpokenLine) -> list[tuple[str, Span]]:
    """The phrases of assets/phrases found in a line, by name: `apology` and the pattern itself for what says
    an apology, `!apology` for its words in another sense, which cancel what they touch."""
    said: dict[str, list[tuple[str, Span]]] = {}
    lured: dict[str, list[Span]] = {}
    for name, pattern, span in _all_phrases().found(line):
        if name.startswith("!"):
            lured.setdefault(name[1:], []).append(span)
        else:
            said.setdefault(name, []).append((pattern, span))
    found = [(f"!{label}", span) for label, spans in lured.items() for span in spans]
    for label, phrases in said.items():
        for pattern, span in phrases:
            if not any(_touch(span, lure) for lure in lured.get(label, ())):
                found += [(f"={label}", span), (f"={label}: {pattern}", span)]
    return found


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@cache
def _all_phrases() -> Phrases:
    patterns: list[tuple[str, str]] = []
    for label in LABELS:
        table = _table(label)
        patterns += [(f"!{label}", pattern) for pattern in table.get("lures", ())]
        patterns += [(label, pattern) for pattern in table.get("says", ())]
    return Phrases(patterns, _table("slots"))


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
