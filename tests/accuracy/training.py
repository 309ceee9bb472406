"""Learns assets/phrases/marks.npz from the labelled takes and sentences: `python -m tests.accuracy.training`.

Where a label's line is drawn comes from leaving one author out at a time, so that it holds for new voices.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach.judge.features import features, known_names
from coach.judge.marks import DAMPING, Marks, checksum
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken import find_number
from coach.judge.spoken_line import Span, SpokenLine, pieces
from coach.rubric import AVOIDS
from coach.transcript import Transcript, Word
from tests.accuracy.heard_lines import read_heard, spans_heard
from tests.accuracy.labelled import (
    FOLDER,
    TRAINED_ON,
    LabelledSentence,
    LabelledTake,
    read_sentences,
    read_takes,
)
from tests.accuracy.linear import Floats, Sparse, fit

ASSET = Path(__file__).parents[2] / "assets" / "phrases" / "marks.npz"
PENALTY = 2.0
MIN_COUNT = 2
"""A feature met in one piece only teaches nothing that holds elsewhere."""
COVERED = 0.7
"""So much of a span must lie in a piece for the piece to say the label."""
STEPS = 127
TURNS = 4
"""In so many turns are authors left out."""
UNSURE = 0.35
"""How far below the line a mark is unclear rather than not said."""
_CLOSING = LABELS.index("sign_off")


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


@dataclass(frozen=True)
class Learnt:
    """Weights of all labels for a vocabulary of features."""

    vocabulary: Mapping[str, int]
    weights: Floats
    base: Floats


class Lessons:
    """Rows as a matrix from which weights are learnt, of all of them or of some."""

    def __init__(self, rows: Sequence[Row]) -> None:
        counts = Counter(name for row in rows for name in row.names)
        kept = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
        self.rows = rows
        self._vocabulary = {name: column for column, name in enumerate(kept)}
        self._matrix = _matrix(rows, self._vocabulary)
        self._answers = np.array([row.answers for row in rows])
        self._closes = np.array([row.closes for row in rows])

    def learnt(self, chosen: NDArray[np.bool_] | None = None, near: Learnt | None = None) -> Learnt:
        """Weights from the chosen rows. Starting `near` others makes it quicker and changes nothing."""
        width = len(self._vocabulary)
        weights, base = np.zeros((width, len(LABELS))), np.zeros(len(LABELS))
        for label in range(len(LABELS)):
            known = self._answers[:, label] >= 0
            if chosen is not None:
                known &= chosen
            if label == _CLOSING:
                known &= self._closes
            places = np.flatnonzero(known)
            targets = self._answers[places, label].astype(float)
            start = np.append(near.weights[:, label], near.base[label]) if near else np.zeros(width + 1)
            weights[:, label], base[label] = fit(self._matrix.chosen(places), targets, PENALTY, start)
        return Learnt(self._vocabulary, weights, base)

    def scores(self, learnt: Learnt, chosen: NDArray[np.bool_]) -> Floats:
        """For each chosen row and label its sum."""
        matrix = self._matrix.chosen(np.flatnonzero(chosen))
        sums = [matrix.times(np.ascontiguousarray(learnt.weights[:, label])) for label in range(len(LABELS))]
        return np.array(sums).T + learnt.base


def _matrix(rows: Sequence[Row], vocabulary: Mapping[str, int]) -> Sparse:
    columns, bounds, values = [], [0], []
    for row in rows:
        columns += sorted(vocabulary[name] for name in row.names if name in vocabulary)
        bounds.append(len(columns))
        values.append(1.0 / max(1, len(row.names)) ** DAMPING)
    return Sparse(np.array(columns, dtype=np.int64), np.array(bounds), np.array(values), len(vocabulary))


def take_scores(rows: Sequence[Row], scores: Floats) -> dict[str, Floats]:
    """For each take the best score of its pieces, label by label."""
    best: dict[str, Floats] = {}
    for row, marked in zip(rows, scores, strict=True):
        counted = marked.copy()
        if not row.closes:
            counted[_CLOSING] = -np.inf
        best[row.take] = np.maximum(best.get(row.take, np.full(len(LABELS), -np.inf)), counted)
    return best


Marked = list[tuple[Floats, frozenset[str]]]
"""Takes with the scores that others' marks gave them and their true labels."""


@dataclass(frozen=True)
class LeftOut:
    """Scores of what the marks had not seen: takes in writing and in sound, and sentences with answers."""

    written: Marked
    heard: Marked
    sentences: list[tuple[Floats, tuple[int, ...]]]


def left_out(lessons: Lessons, whole: Learnt, labels: Mapping[str, frozenset[str]]) -> LeftOut:
    """The authors are left out in turn, a few at a time, so that each is marked by what others taught."""
    found = LeftOut([], [], [])
    authors = sorted({row.author for row in lessons.rows})
    for turn in range(TURNS):
        absent = set(authors[turn::TURNS])
        out = np.array([row.author in absent for row in lessons.rows])
        scores = lessons.scores(lessons.learnt(~out, whole), out)
        rows = [row for row in lessons.rows if row.author in absent]
        for takes, by_sound in ((found.written, False), (found.heard, True)):
            places = [at for at, row in enumerate(rows) if row.take and row.heard == by_sound]
            best = take_scores([rows[at] for at in places], scores[places])
            takes.extend((marked, labels[take]) for take, marked in best.items())
        found.sentences.extend(
            (marked, row.answers) for row, marked in zip(rows, scores, strict=True) if not row.take
        )
    return found


def lines_drawn(found: LeftOut) -> tuple[Floats, Floats]:
    """For each label the score from which it is said, in writing and in sound."""
    written = [(scores, said, 1.0) for scores, said in found.written]
    beside = [(scores, said, WRITTEN_SHARE) for scores, said in found.written]
    heard = [(scores, said, 1.0) for scores, said in found.heard]
    labels = range(len(LABELS))
    return (
        np.array([_line(label, written, found.sentences) for label in labels]),
        np.array([_line(label, [*heard, *beside], found.sentences) for label in labels]),
    )


WRITTEN_SHARE = 0.3
"""What a written take counts beside a heard one where the line for sound is drawn: few heard ones have each
avoid."""
SENTENCE_SHARE = 0.3
"""What one sentence counts beside one take where a line is drawn: near misses are denser than in life."""
AVOID_SHARE = 0.12
"""How many takes have a given avoid; authors put in more than people do."""
STEEPNESS, STEEPNESS_HELD = 3.0, 0.3
"""How fast a score becomes sure where little is known of it, and how firmly that is held."""


def _line(
    label: int,
    takes: Sequence[tuple[Floats, frozenset[str], float]],
    sentences: Sequence[tuple[Floats, tuple[int, ...]]],
) -> float:
    """The score at which it is as likely said as not, by a logistic curve through all of them."""
    marked = [
        (scores[label], LABELS[label] in said, count)
        for scores, said, count in takes
        if np.isfinite(scores[label])
    ]
    marked += [
        (scores[label], answers[label] == 1, SENTENCE_SHARE)
        for scores, answers in sentences
        if answers[label] >= 0
    ]
    scores, said, counts = (np.array(column, dtype=float) for column in zip(*marked, strict=True))
    if LABELS[label] in AVOIDS:
        share = np.sum(counts * said) / np.sum(counts)
        counts = np.where(
            said > 0, counts * (AVOID_SHARE / (1 - AVOID_SHARE)) * ((1 - share) / share), counts
        )
    return _even(scores, said, counts)


def _even(scores: Floats, said: Floats, counts: Floats) -> float:
    """Where the logistic curve crosses one half, to a hundredth: finer would differ by machine."""
    steep, shift = STEEPNESS, 0.0
    for _ in range(60):
        likely = 1 / (1 + np.exp(-(steep * scores + shift)))
        spread = counts * likely * (1 - likely)
        pull = np.sum(counts * (likely - said) * scores) + STEEPNESS_HELD * (steep - STEEPNESS)
        lift = np.sum(counts * (likely - said))
        inner = np.sum(spread * scores * scores) + STEEPNESS_HELD
        cross, outer = np.sum(spread * scores), np.sum(spread) + 1e-6
        whole = inner * outer - cross * cross
        steep -= float(np.clip((outer * pull - cross * lift) / whole, -1, 1))
        shift -= float(np.clip((inner * lift - cross * pull) / whole, -1, 1))
    return round(-shift / max(steep, 0.5), 2)


def asset_of(learnt: Learnt, lines: tuple[Floats, Floats]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """The arrays of the asset."""
    scales = np.maximum(np.abs(learnt.weights).max(axis=0), 1e-9) / STEPS
    steps = np.rint(learnt.weights / scales).astype(np.int8)
    used = np.flatnonzero(np.any(steps != 0, axis=1))
    checks = np.array([checksum(name) for name in learnt.vocabulary], dtype=np.uint32)[used]
    order = np.argsort(checks, kind="stable")
    return {
        "checksums": checks[order],
        "weights": steps[used][order],
        "scales": scales,
        "base": learnt.base - lines[0],
        "base_heard": learnt.base - lines[1],
        "unsure": np.full(len(LABELS), -UNSURE),
    }


def asset_bytes(arrays: Mapping[str, np.ndarray]) -> bytes:  # type: ignore[type-arg]
    """The arrays as a file whose bytes depend on nothing else."""
    kept = io.BytesIO()
    np.savez_compressed(kept, **arrays)
    return kept.getvalue()


def marks_of(arrays: Mapping[str, np.ndarray]) -> Marks:  # type: ignore[type-arg]
    """Marks straight from trained arrays."""
    names = ("checksums", "weights", "scales", "base", "base_heard", "unsure")
    return Marks(LABELS, *(arrays[name] for name in names))


def trained(authors: Sequence[str] = TRAINED_ON) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """All of it: the arrays learnt from some authors."""
    rows = [row for author in authors for row in rows_of(author)]
    labels = {
        take.id: take.labels for author in authors for take in read_takes(FOLDER / author / "takes.jsonl")
    }
    lessons = Lessons(rows)
    whole = lessons.learnt()
    return asset_of(whole, lines_drawn(left_out(lessons, whole, labels)))


if __name__ == "__main__":
    ASSET.write_bytes(asset_bytes(trained()))
    print(f"{ASSET.name}: {ASSET.stat().st_size} bytes")
