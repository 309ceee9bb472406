"""Two to four takes side by side, aligned by element and not by clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coach.compare.figures import Figure, figures_of
from coach.compare.sentence import change_sentence
from coach.compare.word_changes import Change, word_changes
from coach.errors import UsageError
from coach.rehearse.following import script_words
from coach.rubric import AVOIDS, ELEMENTS
from coach.script import Script
from coach.take import Take
from coach.verdict import Finding, Verdict

MOST_TAKES = 4
_DIGITS = dict(
    zip(
        "0123456789",
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        strict=True,
    )
)
_COUNTRY = re.compile(r"\+\d+")
"""A country code at the head of a number is written and seldom said: leaving it out is no difference."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One element or avoid across all takes; `counts` if it decides any of them.

    `changes` compares the words of each cell with those of the first take that said it.
    """

    id: str
    counts: bool
    cells: tuple[Finding, ...]
    changes: tuple[tuple[Change, ...], ...]

    def seconds(self, number: int) -> float | None:
        """How long one take spends on it; None where it was not said or had no times."""
        cell = self.cells[number]
        return None if cell.start is None or cell.end is None else cell.end - cell.start

    @property
    def starts(self) -> tuple[float | None, ...]:
        """Second at which each take says it: where to go on playing when takes are switched."""
        return tuple(cell.start for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is compared. Differences are always from the first take.

    `from_first` are the words of each take against the first's, `from_script` against its own script,
    None where it was improvised.
    """

    takes: tuple[Take, ...]
    verdicts: tuple[Verdict, ...]
    sentence: str
    elements: tuple[MarkRow, ...]
    avoids: tuple[MarkRow, ...]
    figures: tuple[Figure, ...]
    from_first: tuple[tuple[Change, ...], ...]
    from_script: tuple[tuple[Change, ...] | None, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values for `compare --json`."""
        return {
            "sentence": self.sentence,
            "takes": [_take(take, verdict) for take, verdict in zip(self.takes, self.verdicts, strict=True)],
            "elements": [_row(row) for row in self.elements],
            "avoids": [_row(row) for row in self.avoids],
            "delivery": [_figure(figure) for figure in self.figures],
            "words": [[_change(change) for change in changes] for changes in self.from_first],
            "script": [
                None if changes is None else [_change(change) for change in changes]
                for changes in self.from_script
            ],
        }


def compare(takes: Sequence[Take]) -> Comparison:
    """Compares takes, the first being what the others are held against.

    The sentence tells what changed from the first to the last. Raises UsageError unless two to four.
    """
    if not 2 <= len(takes) <= MOST_TAKES:
        raise UsageError(f"Two to four takes can be compared, not {len(takes)}.")
    verdicts = tuple(take.corrected for take in takes)
    words = [_words(verdict) for verdict in verdicts]
    return Comparison(
        tuple(takes),
        verdicts,
        change_sentence(verdicts[0], verdicts[-1]),
        tuple(
            _mark_row(name, [verdict.elements for verdict in verdicts]) for name in _shown(takes, verdicts)
        ),
        tuple(
            _mark_row(name, [verdict.avoids for verdict in verdicts])
            for name in AVOIDS
            if any(name in verdict.avoids and verdict.avoids[name].hit for verdict in verdicts)
        ),
        figures_of(verdicts),
        tuple(word_changes(words[0], mine) for mine in words),
        tuple(
            None if take.brief.script is None else script_changes(take.brief.script, verdict)
            for take, verdict in zip(takes, verdicts, strict=True)
        ),
    )


def script_changes(script: Script, verdict: Verdict) -> tuple[Change, ...]:
    """The words said against the words written, both as one says them."""
    written = [
        _DIGITS.get(spoken, spoken)
        for word in script_words(script)
        if not _COUNTRY.fullmatch(word.text)
        for spoken in word.spoken
    ]
    return word_changes(written, _words(verdict))


def element_order(take: Take) -> tuple[str, ...]:
    """Elements in the order this take says them, else its script has them, else DOMAIN lists them."""
    said = sorted(
        (found.start, name) for name, found in take.corrected.elements.items() if found.start is not None
    )
    script = take.brief.script.elements if take.brief.script else ()
    return tuple(dict.fromkeys([*(name for _, name in said), *script, *ELEMENTS]))


def _words(verdict: Verdict) -> list[str]:
    return [word.text for word in verdict.transcript.words]


def _shown(takes: Sequence[Take], verdicts: Sequence[Verdict]) -> list[str]:
    """Elements that some take says or needs, in the first take's order."""
    return [
        name
        for name in element_order(takes[0])
        if any(
            name in verdict.elements and (verdict.elements[name].hit or verdict.elements[name].counts)
            for verdict in verdicts
        )
    ]


def _mark_row(name: str, marks: Sequence[Any]) -> MarkRow:
    cells = tuple(found[name] for found in marks)
    said = [(cell.evidence or "").split() for cell in cells]
    first = next((words for words in said if words), [])
    changes = tuple(word_changes(first, words) if words else () for words in said)
    return MarkRow(name, any(cell.counts for cell in cells), cells, changes)


def _take(take: Take, verdict: Verdict) -> dict[str, Any]:
    return {
        "take": str(take.id),
        "when": take.when.isoformat(timespec="seconds"),
        "script": take.brief.script.title if take.brief.script else None,
        "person": take.brief.recipient.full_name,
        "starred": take.starred,
        **verdict.as_json(str(take.id)),
    }


def _row(row: MarkRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "counts": row.counts,
        "takes": [
            {
                "hit": cell.hit, "state": cell.state.value, "start": cell.start, "end": cell.end,
                "seconds": row.seconds(number), "evidence": cell.evidence,
                "changes": [_change(change) for change in row.changes[number]],
            }
            for number, cell in enumerate(row.cells)
        ],
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id, "unit": figure.unit, "values": list(figure.values),
        "changes": list(figure.changes), "good": list(figure.good),
    }  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind, "before": list(change.before), "after": list(change.after),
        "old": change.old, "new": change.new,
    }  # fmt: skip
