"""The labelled takes and sentences of the authors, read for training and measuring."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.brief import Brief
from coach.judge.spoken_line import Span
from coach.rubric import AVOIDS, ELEMENTS
from coach.score.scoring import brief_from
from coach.score.text_reading import spoken_text
from coach.transcript import Word

FOLDER = Path(__file__).parent / "authors"
TRAINED_ON = ("A", "B", "C", "D", "E", "G", "H", "I", "K", "L", "M", "P", "Q", "R", "S", "U", "V")
HELD_OUT = ("F", "T")
ALL_LABELS = ELEMENTS + AVOIDS


@dataclass(frozen=True)
class LabelledTake:
    """A take with its labels; `spans` are the words that make each label so, where its author gave them."""

    id: str
    brief: Brief
    words: tuple[Word, ...]
    labels: frozenset[str]
    spans: dict[str, list[Span]]
    rubric: str
    scripted: bool
    said: str


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence that says its label or comes near it without saying it."""

    label: str
    says: bool
    words: tuple[Word, ...]
    text: str


def read_takes(path: Path) -> list[LabelledTake]:
    """The takes of a `takes.jsonl`; none where there is no such file."""
    if not path.exists():
        return []
    return [_take(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_sentences(path: Path) -> list[LabelledSentence]:
    """The sentences of a `sentences.tsv`; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    return [LabelledSentence(row[0], row[1] == "yes", spoken_text(row[2]).words, row[2]) for row in rows]


def _take(fields: dict) -> LabelledTake:  # type: ignore[type-arg]
    words = spoken_text(fields["said"]).words
    texts = [word.text for word in words]
    spans = {
        label: [span for part in parts if (span := _place(texts, part))]
        for label, parts in fields.get("spans", {}).items()
    }
    labels = frozenset(fields["elements"]) | frozenset(fields["avoids"])
    return LabelledTake(
        fields["id"], brief_from(fields), words, labels, spans, fields["rubric"], bool(fields["script"]),
        fields["said"],
    )  # fmt: skip


def _place(texts: Sequence[str], part: str) -> Span | None:
    sought = [word.text for word in spoken_text(part).words]
    starts = range(len(texts) - len(sought) + 1)
    found = next((start for start in starts if sought and texts[start : start + len(sought)] == sought), None)
    return None if found is None else (found, found + len(sought))
