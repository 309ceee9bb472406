"""Spoken words as one line of text that patterns and marks read, and the pieces it falls into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.judge.digits import UNITS, is_number_word
from coach.transcript import Word

COMMA_SECONDS = 0.2
STOP_SECONDS = 0.42
"""Gaps that end a clause and a sentence in written words: a comma stands for 0.25 s, a stop for 0.5 s."""
HEARD_COMMA_SECONDS = 0.03
HEARD_STOP_SECONDS = 0.4
"""The same in sound: the recogniser stretches words over most of a pause, so any gap left is one."""
LONGEST_PIECE = 30
LONGEST_HEARD_PIECE = 24
"""Tokens; more than that is more than one thought."""
WINDOW = 10
WINDOW_STEP = 5
"""A clause heard without a pause, or words written without any sign, are also looked at in stretches of so
many tokens."""
PHONE = "<phone>"
"""Stands for a whole telephone number: its digits mean nothing but that."""
LEAST_DIGITS = 6
"""So many number words in a row are a telephone number, whoever's."""
LEAST_BROKEN_DIGITS = 4
"""So many single digits in a row that were heard are what is left of a misheard number; three may be an hour
('four oh five')."""
_COMPOUNDS = {
    ("e", "mail"): "email", ("e", "mails"): "emails", ("e", "mailed"): "emailed",
    ("e", "mailing"): "emailing",
    ("g", "mail"): "gmail", ("voice", "mail"): "voicemail", ("linked", "in"): "linkedin",
    ("lincoln", "in"): "linkedin", ("git", "hub"): "github", ("what's", "app"): "whatsapp",
    ("good", "bye"): "goodbye",
}  # fmt: skip
"""What recognisers and spellers write as two words."""

CLOSERS = frozenset({"thanks", "thank", "cheers", "bye", "goodbye", "cheerio", "talk", "speak"})
CLOSING_TOKENS = 6
"""Among so many last tokens heard, one of these begins a clause though no pause is heard before it ('...
dot example thanks'); a word before it that belongs to it goes with it."""
_WITH_CLOSERS = frozenset(
    {"many", "thanks", "thank", "you", "okay", "ok", "so", "and", "with", "we'll", "i'll", "bye"}
)

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
    heard: bool = False
    """Whether it comes from sound, where the ends of sentences are guesses."""

    @classmethod
    def of(cls, words: Sequence[Word], numbers: Sequence[tuple[float, float]] = ()) -> SpokenLine:
        """The line of some words in order; `numbers` are stretches (seconds) of telephone numbers."""
        tokens, first = _tokens(words, numbers)
        heard = any(word.source != "text" for word in words)
        comma, stop = (HEARD_COMMA_SECONDS, HEARD_STOP_SECONDS) if heard else (COMMA_SECONDS, STOP_SECONDS)
        marks = []
        for following in first[1:]:
            if following == len(words):
                marks.append(".")
                continue
            gap = words[following].start - words[following - 1].end
            marks.append("." if gap >= stop else "," if gap >= comma else "")
        if heard:
            _part_closing(tokens, marks)
        starts, length = [], 0
        for token, mark in zip(tokens, marks, strict=True):
            starts.append(length)
            length += len(token) + len(mark) + 1
        text = "".join(f"{token}{mark} " for token, mark in zip(tokens, marks, strict=True))
        return cls(text, tuple(starts), tuple(tokens), tuple(first), tuple(marks), heard)

    def word_span(self, span: Span) -> Span:
        """Positions of words for positions of tokens."""
        return self.first[span[0]], self.first[span[1]]


def _part_closing(tokens: Sequence[str], marks: list[str]) -> None:
    """Puts a comma before a closing that was heard in one breath with what came before it."""
    closer = next(
        (at for at in range(max(1, len(tokens) - CLOSING_TOKENS), len(tokens)) if tokens[at] in CLOSERS), 0
    )
    while closer > 1 and tokens[closer - 1] in _WITH_CLOSERS:
        closer -= 1
    if closer:
        marks[closer - 1] = marks[closer - 1] or ","


def pieces(line: SpokenLine) -> list[Span]:
    """All runs of whole clauses that might carry one thought; in writing they stay within a sentence.

    Single tokens do not count unless they are a sentence of their own or the end.
    """
    found: set[Span] = set()
    longest = LONGEST_HEARD_PIECE if line.heard else LONGEST_PIECE
    unparted = line.heard or (len(line.tokens) > LONGEST_PIECE and not any(line.marks[:-1]))
    for clauses in _sentences(line):
        found.add((clauses[0][0], clauses[-1][1]) if not line.heard else clauses[-1])
        for at, (start, first_end) in enumerate(clauses):
            for _, end in clauses[at:]:
                if 2 <= end - start <= longest:
                    found.add((start, end))
            if unparted and first_end - start > WINDOW:
                found |= {(cut, min(first_end, cut + WINDOW)) for cut in range(start, first_end, WINDOW_STEP)}
    return sorted(found)


def _sentences(line: SpokenLine) -> list[list[Span]]:
    sentences: list[list[Span]] = []
    clauses: list[Span] = []
    start = 0
    for position, mark in enumerate(line.marks):
        if mark:
            clauses.append((start, position + 1))
            start = position + 1
        if clauses and ((mark == "." and not line.heard) or position == len(line.marks) - 1):
            sentences.append(clauses)
            clauses = []
    return sentences


def _tokens(words: Sequence[Word], numbers: Sequence[tuple[float, float]]) -> tuple[list[str], list[int]]:
    tokens: list[str] = []
    first: list[int] = []
    position = 0
    while position < len(words):
        text = words[position].text
        following = words[position + 1].text if position + 1 < len(words) else ""
        compound = _COMPOUNDS.get((text, following))
        length = _number_length(words, position, numbers)
        first.append(position)
        tokens.append(PHONE if length else compound or text)
        position += length or (2 if compound else 1)
    return tokens, [*first, len(words)]


def _number_length(words: Sequence[Word], at: int, numbers: Sequence[tuple[float, float]]) -> int:
    """How many words from here on are a telephone number; 0 where none begins."""
    known = next(((start, end) for start, end in numbers if _inside(words[at], start, end)), None)
    end = at
    if known is not None:
        while end < len(words) and _inside(words[end], *known):
            end += 1
        return end - at
    heard = words[at].source != "text"
    while end < len(words) and is_number_word(words[end].text):
        if any(_inside(words[end], *number) for number in numbers):
            if heard and words[end].start - words[end - 1].end < HEARD_STOP_SECONDS:
                # What another recogniser parted from a number that was found belongs to it.
                return end - at
            break
        end += 1
    broken = heard and all(word.text in UNITS for word in words[at:end])
    return end - at if end - at >= (LEAST_BROKEN_DIGITS if broken else LEAST_DIGITS) else 0


def _inside(word: Word, start: float, end: float) -> bool:
    if word.source == "text":
        return start - 0.01 <= word.start < end - 0.01
    return start <= (word.start + word.end) / 2 < end
