"""What the marks look at in a piece of speech: its words, their classes, and the phrases found in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from coach.brief import Brief
from coach.judge.spoken_line import Span, SpokenLine
from coach.score.text_reading import spoken_text

Feature = tuple[str, int, int]
"""A feature and the tokens from which it comes (positions in the piece, end not included)."""
MANY_DIGITS = 5
STEM_LETTERS = 5
"""Words that begin with so many same letters mostly share a sense, and a misheard ending does no harm:
'intruding', 'intruders'. With these, authors left out of 500 takes scored .876 on avoids, without .869."""
MOST_CLASSED = 14
"""In a piece with more classed words, pairs of classes say nothing."""
_PLAIN_NAMES = frozenset(
    {"and", "the", "of", "for", "one", "green", "lane", "health", "group", "new", "talent"}
)


@cache
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """For each word of assets/phrases/classes.toml its classes, the first one leading."""
    table = tomllib.loads(files("assets").joinpath("phrases", "classes.toml").read_text(encoding="utf-8"))
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes


def known_names(brief: Brief) -> Mapping[str, str]:
    """For each word of a name in the brief what it stands for, so that marks do not hang on names."""
    caller, recipient = brief.caller, brief.recipient
    names: dict[str, str] = {}
    for text, sign in (
        (recipient.company, "<theirs>"), (caller.company, "<mine>"),
        (recipient.full_name, "<to>"), (caller.name, "<me>"),
    ):  # fmt: skip
        for word in spoken_text(text).words:
            if len(word.text) > 2 and word.text not in _PLAIN_NAMES:
                names[word.text] = sign
    return names


def features(
    line: SpokenLine, piece: Span, names: Mapping[str, str], phrases: Sequence[tuple[str, Span]]
) -> Iterator[Feature]:
    """All features of a piece; `phrases` are the phrases found in the whole line with their places."""
    start, end = piece
    tokens = [names.get(token, token) for token in line.tokens[start:end]]
    classes = word_classes()
    classed = [classes.get(token, ()) for token in tokens]
    leading = [f"%{kinds[0]}" if kinds else token for token, kinds in zip(tokens, classed, strict=True)]
    for position, token in enumerate(tokens):
        yield token, position, position + 1
        if len(token) > STEM_LETTERS and token[0] != "<":
            yield f"~{token[:STEM_LETTERS]}", position, position + 1
        for kind in classed[position]:
            yield f"%{kind}", position, position + 1
    yield from _runs(tokens)
    yield from _runs(leading)
    yield from _class_pairs(leading)
    yield from _shape(classed)
    for name, (first, last) in phrases:
        if start <= first and last <= end:
            yield name, first - start, last - start


def _runs(tokens: Sequence[str]) -> Iterator[Feature]:
    """Two and three words in a row, and pairs with one or two words between."""
    row = ["^", *tokens, "$"]
    last = len(tokens)

    def place(at: int, length: int) -> tuple[int, int]:
        return max(0, at - 1), min(last, at + length - 1)

    for at in range(len(row) - 1):
        yield f"{row[at]}_{row[at + 1]}", *place(at, 2)
        if at + 2 < len(row):
            yield f"{row[at]}_{row[at + 1]}_{row[at + 2]}", *place(at, 3)
            yield f"{row[at]}__{row[at + 2]}", *place(at, 3)
        if at + 3 < len(row):
            yield f"{row[at]}___{row[at + 3]}", *place(at, 4)


def _class_pairs(leading: Sequence[str]) -> Iterator[Feature]:
    """Pairs of classes anywhere, in their order."""
    places = [position for position, name in enumerate(leading) if name.startswith("%")]
    if len(places) > MOST_CLASSED:
        return
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            yield f"@{leading[one]}>{leading[other]}", one, other + 1


def _shape(classed: Sequence[tuple[str, ...]]) -> Iterator[Feature]:
    length = len(classed)
    digits = sum("number" in kinds for kinds in classed)
    if digits:
        yield "#number", 0, length
    if digits >= MANY_DIGITS:
        yield "#digits", 0, length
    if "number" in classed[-1]:
        yield "#ends in a number", length - 1, length
    yield f"#length {min(6, length // 4)}", 0, length
