"""Chosen takes as a table that spreadsheets open, and cannot be made to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from coach.rubric import AVOIDS, ELEMENTS
from coach.settings import replace_file
from coach.take import Take
from coach.verdict import Finding

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is a formula to some spreadsheet (OWASP, CSV injection)."""

COLUMNS = (
    "take", "when", "script", "rubric", "person", "company", "seconds", "limit_seconds", "passed", "hits",
    "required", "starred", "note", "run", "words_per_minute", "number_digits_per_second", "pauses",
    "longest_pause", "fillers", "pitch_range_semitones", "db_below_full_scale",
    *ELEMENTS, *(f"{name}_at" for name in ELEMENTS), *AVOIDS, "corrections", "next_fix", "words",
)  # fmt: skip


def export_csv(takes: Iterable[Take], path: Path) -> None:
    """Writes the table, one take a row, UTF-8 with the mark that spreadsheets look for. Raises DiskError."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for take in takes:
        row = _row(take)
        table.writerow([safe(row.get(column)) for column in COLUMNS])
    replace_file(path, text.getvalue().encode("utf-8-sig", "replace"))


def safe(value: object) -> str:
    """A cell as text. One that a spreadsheet would run gets an apostrophe before it; NULs are left out."""
    if value is None:
        return ""
    text = str(value).replace("\0", "")
    return f"'{text}" if text.startswith(_RUNS) or text.lstrip().startswith(_RUNS) else text


def _row(take: Take) -> dict[str, object]:
    verdict = take.corrected
    figures = verdict.delivery
    needed = [found for found in verdict.elements.values() if found.counts]
    marks = [*verdict.elements.values(), *verdict.avoids.values()]
    return {
        "take": take.id,
        "when": take.when.isoformat(timespec="seconds"),
        "script": take.brief.script.title if take.brief.script else "",
        "rubric": take.brief.rubric.id,
        "person": take.brief.recipient.full_name,
        "company": take.brief.recipient.company,
        "seconds": round(verdict.seconds, 2),
        "limit_seconds": f"{verdict.limit_seconds:g}",
        "passed": _yes(verdict.passed),
        "hits": sum(found.hit for found in needed),
        "required": len(needed),
        "starred": _yes(take.starred),
        "note": take.note,
        "run": take.run,
        "words_per_minute": _rounded(figures.words_per_minute, 0),
        "number_digits_per_second": _rounded(figures.number_digits_per_second, 1),
        "pauses": figures.pauses,
        "longest_pause": _rounded(figures.longest_pause, 2),
        "fillers": figures.fillers,
        "pitch_range_semitones": _rounded(figures.pitch_range_semitones, 1),
        # Turned round: a number that begins with a minus would have to be neutralised.
        "db_below_full_scale": _rounded(None if figures.loudness_dbfs is None else -figures.loudness_dbfs, 1),
        **{found.id: found.state.value for found in marks},
        **{f"{name}_at": _start(verdict.elements.get(name)) for name in ELEMENTS},
        "corrections": "; ".join(f"{one.about} {one.state.value}" for one in take.corrections),
        "next_fix": verdict.next_fix,
        "words": verdict.transcript.text,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _rounded(value: float | None, places: int) -> float | int | None:
    return None if value is None else round(value, places or None)


def _start(found: Finding | None) -> float | None:
    return None if found is None or found.start is None else round(found.start, 2)
