"""Labelled takes and sentences as rows to learn from: every piece of speech with its features and answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.judge.features import features, known_names
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken import find_number
from coach.judge.spoken_line import Span, SpokenLine, pieces
from coach.transcript import Transcript, Word
from tests.accuracy.heard_lines import read_heard, spans_heard
from tests.accuracy.labelled import FOLDER, LabelledSentence, LabelledTake, read_sentences, read_takes

COVERED = 0.7
"""So much of a span must lie in a piece for the piece to say the label."""


@dataclass(frozen=True)
class Row:
    """One piece of speech: its features, and for each label 1 said, 0 not said, -1 unknown."""

    author: str
    names: frozenset[str]
    answers: tuple[int, ...]
    take: str = ""
    closes: bool = True
    """Whether it ends the take: only there can a sign-off be."""
    heard: bool = False


def rows_of(author: str) -> list[Row]:
    """All rows of an author's folder."""
    folder = FOLDER / author
    rows = [_sentence_row(author, said) for said in read_sentences(folder / "sentences.tsv") if said.words]
    takes = {take.id: take for take in read_takes(folder / "takes.jsonl")}
    for take in takes.values():
        rows += take_rows(author, take, take.words, take.spans)
    for heard in read_heard(folder / "heard.tsv"):
        take = takes[heard.take_id]
        rows += take_rows(author, take, heard.words, spans_heard(take, heard.words), heard=True)
    return rows


def _sentence_row(author: str, said: LabelledSentence) -> Row:
    line = SpokenLine.of(said.words)
    whole = (0, len(line.tokens))
    answers = tuple(int(said.says) if label == said.label else -1 for label in LABELS)
    return Row(author, _names(line, whole, {}, phrases_in(line)), answers)


def take_rows(
    author: str, take: LabelledTake, words: tuple[Word, ...], said: Mapping[str, Sequence[Span]],
    heard: bool = False,
) -> Iterator[Row]:  # fmt: skip
    """The rows of one take, written or heard: every piece that the marks look at."""
    number = find_number(Transcript(words), take.brief.caller.phone)
    line = SpokenLine.of(words, number.stretches)
    spans = {label: [_tokens(line, span) for span in spans] for label, spans in said.items()}
    phrases, names = phrases_in(line), known_names(take.brief)
    for part in pieces(line):
        answers = tuple(_answer(label in take.labels, spans.get(label, ()), part) for label in LABELS)
        closes = part[1] == len(line.tokens)
        yield Row(author, _names(line, part, names, phrases), answers, take.id, closes, heard)


def _tokens(line: SpokenLine, words: Span) -> Span:
    """Token positions for word positions."""
    start = bisect_right(line.first, words[0]) - 1
    return start, max(start + 1, bisect_left(line.first, words[1]))


def _names(
    line: SpokenLine, part: Span, known: Mapping[str, str], phrases: Sequence[tuple[str, Span]]
) -> frozenset[str]:
    return frozenset(name for name, _, _ in features(line, part, known, phrases))


def _answer(labelled: bool, spans: Sequence[Span], part: Span) -> int:
    if not labelled:
        return 0
    shares = [max(0, min(part[1], end) - max(part[0], start)) / (end - start) for start, end in spans]
    if not shares:
        return -1
    return 1 if max(shares) >= COVERED else 0 if max(shares) == 0 else -1
