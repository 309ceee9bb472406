"""Spoken words as one line of text that patterns and marks read, and the pieces it falls into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.transcript import Word

COMMA_SECONDS = 0.2
"""A gap from here on ends a clause (written commas stand for 0.25 s)."""
STOP_SECONDS = 0.42
"""A gap from here on ends a sentence (written full stops stand for 0.5 s)."""
LONGEST_PIECE = 30
"""Words; more than that is more than one thought."""
_COMPOUNDS = {
    ("e", "mail"): "email", ("e", "mails"): "emails", ("e", "mailed"): "emailed",
    ("e", "mailing"): "emailing",
    ("g", "mail"): "gmail", ("voice", "mail"): "voicemail", ("linked", "in"): "linkedin",
    ("lincoln", "in"): "linkedin", ("git", "hub"): "github", ("what's", "app"): "whatsapp",
    ("good", "bye"): "goodbye",
}  # fmt: skip
"""What recognisers and spellers write as two words."""

Span = tuple[int, int]
"""Positions, the end not included."""


@dataclass(frozen=True)
class SpokenLine:
    """Words as one line of text with their clause ends.

    `starts` says where each token begins in the text; compounds in two words are one token, so `first`
    gives for each token the position of its first word, and at the end the number of words.
    """

    text: str
    starts: tuple[int, ...]
    tokens: tuple[str, ...]
    first: tuple[int, ...]
    marks: tuple[str, ...]
    """What follows each token: a full stop, a comma, or nothing."""

    @classmethod
    def of(cls, words: Sequence[Word]) -> SpokenLine:
        """The line of some words in order."""
        tokens, first = _tokens(words)
        marks = []
        for following in first[1:]:
            if following == len(words):
                marks.append(".")
                continue
            gap = words[following].start - words[following - 1].end
            marks.append("." if gap >= STOP_SECONDS else "," if gap >= COMMA_SECONDS else "")
        starts, length = [], 0
        for token, mark in zip(tokens, marks, strict=True):
            starts.append(length)
            length += len(token) + len(mark) + 1
        text = "".join(f"{token}{mark} " for token, mark in zip(tokens, marks, strict=True))
        return cls(text, tuple(starts), tuple(tokens), tuple(first), tuple(marks))

    def word_span(self, span: Span) -> Span:
        """Positions of words for positions of tokens."""
        return self.first[span[0]], self.first[span[1]]


def pieces(line: SpokenLine) -> list[Span]:
    """All runs of whole clauses that might carry one thought: within a sentence, up to 30 tokens.

    Single words do not count unless they are a sentence of their own.
    """
    found: set[Span] = set()
    for clauses in _sentences(line):
        whole = (clauses[0][0], clauses[-1][1])
        found.add(whole)
        for at, (start, _) in enumerate(clauses):
            for _, end in clauses[at:]:
                if 2 <= end - start <= LONGEST_PIECE:
                    found.add((start, end))
    return sorted(found)


def _sentences(line: SpokenLine) -> list[list[Span]]:
    sentences: list[list[Span]] = []
    clauses: list[Span] = []
    start = 0
    for position, mark in enumerate(line.marks):
        if mark:
            clauses.append((start, position + 1))
            start = position + 1
        if mark == ".":
            sentences.append(clauses)
            clauses = []
    return sentences


def _tokens(words: Sequence[Word]) -> tuple[list[str], list[int]]:
    tokens: list[str] = []
    first: list[int] = []
    position = 0
    while position < len(words):
        text = words[position].text
        following = words[position + 1].text if position + 1 < len(words) else ""
        compound = _COMPOUNDS.get((text, following))
        first.append(position)
        tokens.append(compound or text)
        position += 2 if compound else 1
    return tokens, [*first, len(words)]
