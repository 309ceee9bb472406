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

from coach.judge.features import features, known_names
from coach.judge.marks import DAMPING, Marks, checksum
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken import find_number
from coach.judge.spoken_line import Span, SpokenLine, pieces
from coach.rubric import AVOIDS
from coach.transcript import Transcript
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


def rows_of(author: str) -> list[Row]:
    """All rows of an author's folder."""
    folder = FOLDER / author
    rows = [_sentence_row(author, said) for said in read_sentences(folder / "sentences.tsv") if said.words]
    for take in read_takes(folder / "takes.jsonl"):
        rows += take_rows(author, take)
    return rows


def _sentence_row(author: str, said: LabelledSentence) -> Row:
    line = SpokenLine.of(said.words)
    whole = (0, len(line.tokens))
    answers = tuple(int(said.says) if label == said.label else -1 for label in LABELS)
    return Row(author, _names(line, whole, {}, phrases_in(line)), answers)


def take_rows(author: str, take: LabelledTake) -> Iterator[Row]:
    """The rows of one take: every piece that the marks look at."""
    number = find_number(Transcript(take.words), take.brief.caller.phone)
    line = SpokenLine.of(take.words, number.stretches)
    spans = {label: [_tokens(line, span) for span in spans] for label, spans in take.spans.items()}
    phrases, names = phrases_in(line), known_names(take.brief)
    for part in pieces(line):
        answers = tuple(_answer(label in take.labels, spans.get(label, ()), part) for label in LABELS)
        closes = part[1] == len(line.tokens)
        yield Row(author, _names(line, part, names, phrases), answers, take.id, closes)


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

    def scores(self, rows: Sequence[Row]) -> Floats:
        """For each row and label its sum."""
        matrix = _matrix(rows, self.vocabulary)
        sums = [matrix.times(np.ascontiguousarray(self.weights[:, label])) for label in range(len(LABELS))]
        return np.array(sums).T + self.base


def learn(rows: Sequence[Row], labels: Sequence[int] = range(len(LABELS))) -> Learnt:
    """Weights from some rows."""
    counts = Counter(name for row in rows for name in row.names)
    kept = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    vocabulary = {name: column for column, name in enumerate(kept)}
    matrix = _matrix(rows, vocabulary)
    answers = np.array([row.answers for row in rows])
    closes = np.array([row.closes for row in rows])
    weights, base = np.zeros((len(vocabulary), len(LABELS))), np.zeros(len(LABELS))
    for label in labels:
        known = answers[:, label] >= 0
        if label == _CLOSING:
            known &= closes
        chosen = np.flatnonzero(known)
        targets = answers[chosen, label].astype(float)
        weights[:, label], base[label] = fit(matrix.chosen(chosen), targets, np.ones(len(chosen)), PENALTY)
    return Learnt(vocabulary, weights, base)


def _matrix(rows: Sequence[Row], vocabulary: Mapping[str, int]) -> Sparse:
    columns, bounds, values = [], [0], []
    for row in rows:
        columns += sorted(vocabulary[name] for name in row.names if name in vocabulary)
        bounds.append(len(columns))
        values.append(1.0 / max(1, len(row.names)) ** DAMPING)
    return Sparse(np.array(columns, dtype=np.int64), np.array(bounds), np.array(values), len(vocabulary))


def take_scores(learnt: Learnt, rows: Sequence[Row]) -> dict[str, Floats]:
    """For each take the best score of its pieces, label by label."""
    best: dict[str, Floats] = {}
    for row, scores in zip(rows, learnt.scores(rows), strict=True):
        if not row.closes:
            scores[_CLOSING] = -np.inf
        best[row.take] = np.maximum(best.get(row.take, np.full(len(LABELS), -np.inf)), scores)
    return best


def lines_drawn(rows: Sequence[Row], labels: Mapping[str, frozenset[str]]) -> Floats:
    """For each label the score from which it is said, by leaving one author out at a time."""
    takes: list[tuple[Floats, frozenset[str]]] = []
    sentences: list[tuple[Floats, tuple[int, ...]]] = []
    for author in dict.fromkeys(row.author for row in rows):
        learnt = learn([row for row in rows if row.author != author])
        others = [row for row in rows if row.author == author]
        whole = take_scores(learnt, [row for row in others if row.take])
        takes += [(scores, labels[take]) for take, scores in whole.items()]
        alone = [row for row in others if not row.take]
        sentences += list(zip(learnt.scores(alone), (row.answers for row in alone), strict=True))
    return np.array([_line(label, takes, sentences) for label in range(len(LABELS))])


SENTENCE_SHARE = 0.3
"""What one sentence counts beside one take where a line is drawn: near misses are denser than in life."""
AVOID_SHARE = 0.12
"""How many takes have a given avoid; authors put in more than people do."""
STEEPNESS, STEEPNESS_HELD = 3.0, 0.3
"""How fast a score becomes sure where little is known of it, and how firmly that is held."""


def _line(
    label: int,
    takes: Sequence[tuple[Floats, frozenset[str]]],
    sentences: Sequence[tuple[Floats, tuple[int, ...]]],
) -> float:
    """The score at which it is as likely said as not, by a logistic curve through all of them."""
    marked = [
        (scores[label], LABELS[label] in said, 1.0) for scores, said in takes if np.isfinite(scores[label])
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


def asset_of(learnt: Learnt, lines: Floats) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
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
        "base": learnt.base - lines,
        "unsure": np.full(len(LABELS), -UNSURE),
    }


def asset_bytes(arrays: Mapping[str, np.ndarray]) -> bytes:  # type: ignore[type-arg]
    """The arrays as a file whose bytes depend on nothing else."""
    kept = io.BytesIO()
    np.savez_compressed(kept, **arrays)
    return kept.getvalue()


def marks_of(arrays: Mapping[str, np.ndarray]) -> Marks:  # type: ignore[type-arg]
    """Marks straight from trained arrays."""
    names = ("checksums", "weights", "scales", "base", "unsure")
    return Marks(LABELS, *(arrays[name] for name in names))


def trained(authors: Sequence[str] = TRAINED_ON) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """All of it: the arrays learnt from some authors."""
    rows = [row for author in authors for row in rows_of(author)]
    labels = {
        take.id: take.labels for author in authors for take in read_takes(FOLDER / author / "takes.jsonl")
    }
    return asset_of(learn(rows), lines_drawn(rows, labels))


if __name__ == "__main__":
    ASSET.write_bytes(asset_bytes(trained()))
    print(f"{ASSET.name}: {ASSET.stat().st_size} bytes")
