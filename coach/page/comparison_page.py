"""A comparison as one page: takes in columns, aligned by element; keys switch between them as they play."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coach.compare.comparison import Comparison, MarkRow
from coach.compare.figures import Figure
from coach.compare.word_changes import Change
from coach.mark_names import name_of
from coach.page.html import attribute, page
from coach.page.pieces import LEAD_SECONDS, player, spans_of
from coach.page.sound import page_sound
from coach.page.take_page import when
from coach.settings import replace_file
from coach.verdict import Finding, State

BARS = 96
_TOLD = {"added": "added", "dropped": "left out", "changed": "changed", "moved": "moved"}


def export_comparison(comparison: Comparison, path: Path) -> None:
    """Writes the page. Raises DiskError where it cannot be written."""
    replace_file(path, comparison_page(comparison).encode())


def comparison_page(comparison: Comparison) -> str:
    """The page of two to four takes."""
    count = len(comparison.takes)
    heads = "".join(_head(comparison, number) for number in range(count))
    body = (
        f"<header><h1>{attribute(comparison.sentence)}</h1>"
        f'<p class="under">{_from_to(comparison)} '
        f"Keys 1 to {count} switch between takes at the same element."
        f"</p></header>"
        f'<div class="side-by-side"><table class="aligned"><thead><tr><td></td>{heads}</tr></thead>'
        f"{_group('Elements', [_mark_row(comparison, row, False) for row in comparison.elements], count)}"
        f"{_group('Avoids', [_mark_row(comparison, row, True) for row in comparison.avoids], count)}"
        f"{_group('Delivery', [_figure_row(figure) for figure in comparison.figures], count)}"
        f"</table></div>{_words(comparison)}"
    )
    return page("Takes side by side, After the Beep", "compare", body)


def _from_to(comparison: Comparison) -> str:
    first, last = comparison.takes[0].id, comparison.takes[-1].id
    return f"From take {first} to take {last}."


def _head(comparison: Comparison, number: int) -> str:
    take, verdict = comparison.takes[number], comparison.verdicts[number]
    kind = "passed" if verdict.passed else "not-yet"
    passed = "Passed" if verdict.passed else "Not yet"
    star = ' <span title="starred" aria-label="starred">★</span>' if take.starred else ""
    return (
        f'<th scope="col" class="{kind}"><span class="key" aria-hidden="true">{number + 1}</span>'
        f'Take {take.id}{star}<span class="verdict">{passed}</span><span class="quiet">{when(take)}</span>'
        f"{player(take, page_sound(take, BARS), spans_of(verdict), labels=False)}</th>"
    )


def _group(title: str, rows: Sequence[str], count: int) -> str:
    if not rows:
        return ""
    return (
        f'<tbody><tr class="group"><th scope="rowgroup" colspan="{count + 1}">{title}</th></tr>'
        f"{''.join(rows)}</tbody>"
    )


def _mark_row(comparison: Comparison, row: MarkRow, avoid: bool) -> str:
    cells = "".join(_mark_cell(comparison, row, number, avoid) for number in range(len(row.cells)))
    advice = "" if row.counts else ' <span class="quiet">advice</span>'
    differs = "" if len({found.state for found in row.cells}) == 1 else ' class="differs"'
    return f'<tr{differs}><th scope="row">{attribute(name_of(row.id))}{advice}</th>{cells}</tr>'


def _mark_cell(comparison: Comparison, row: MarkRow, number: int, avoid: bool) -> str:
    found = row.cells[number]
    kind, sign = _sign(found, avoid)
    length = row.seconds(number)
    if found.start is None or length is None:
        words = attribute(found.evidence or ("not said" if not found.hit else "said"))
        return f'<td class="{kind}"><span class="sign">{sign}</span> {words}</td>'
    start, end = max(0.0, found.start - LEAD_SECONDS), found.start + length + LEAD_SECONDS
    changed = row.changes[number] if number else ()
    words = _changes(changed, drops=False) if changed else attribute(found.evidence or "")
    return (
        f'<td class="{kind}"><button type="button" class="mark" data-take="{comparison.takes[number].id}" '
        f'data-element="{row.id}" data-from="{start:.2f}" data-to="{end:.2f}">'
        f'<span class="sign" aria-hidden="true">{sign}</span><span class="said-words">{words}</span>'
        f'<span class="at">{found.start:.1f} s, {length:.1f} s long</span></button></td>'
    )


def _sign(found: Finding, avoid: bool) -> tuple[str, str]:
    if found.state is State.UNCLEAR:
        return "unclear", "?"
    if avoid:
        return ("avoid", "✕") if found.hit else ("left-out", "–")
    return ("said", "✓") if found.hit else ("missing", "○")


def _figure_row(figure: Figure) -> str:
    cells = []
    for number, value in enumerate(figure.values):
        change = figure.shown_change(number)
        off = {True: "good", False: "off", None: "plain"}[figure.good[number]]
        told = '<span class="unseen"> outside the band</span>' if off == "off" else ""
        shown = figure.shown(value).removesuffix(figure.unit).strip()
        cells.append(
            f'<td class="{off}"><span class="figure">{shown}</span>'
            f'<span class="change">{change}</span>{told}</td>'
        )
    unit = f' <span class="quiet">{attribute(figure.unit)}</span>' if figure.unit else ""
    return f'<tr><th scope="row">{attribute(figure.name)}{unit}</th>{"".join(cells)}</tr>'


def _words(comparison: Comparison) -> str:
    first = comparison.takes[0]
    sections = [
        f"<section><h3>Take {first.id}, word for word</h3>"
        f'<p class="words">{attribute(comparison.verdicts[0].transcript.text)}</p></section>'
    ]
    for take, changes in list(zip(comparison.takes, comparison.from_first, strict=True))[1:]:
        sections.append(
            f"<section><h3>Take {take.id} against take {first.id}</h3>"
            f'<p class="words">{_changes(changes)}</p></section>'
        )
    for take, written in zip(comparison.takes, comparison.from_script, strict=True):
        if written is not None:
            sections.append(
                f"<section><h3>Take {take.id} against its script</h3>"
                f'<p class="words">{_changes(written)}</p></section>'
            )
    return f'<div class="texts">{"".join(sections)}</div>'


def _changes(changes: Sequence[Change], drops: bool = True) -> str:
    pieces = []
    for change in changes:
        told = f'<span class="unseen"> [{_TOLD.get(change.kind)}] </span>'
        if change.old and not change.new and change.kind != "kept":
            if drops:
                pieces.append(f'<del class="{change.kind}">{told}{attribute(change.old)}</del>')
        elif change.kind == "kept":
            pieces.append(attribute(change.new))
        elif change.kind == "changed":
            old = f"<del>{told}{attribute(change.old)}</del> " if drops else ""
            pieces.append(f'{old}<ins class="changed">{attribute(change.new)}</ins>')
        else:
            pieces.append(f'<ins class="{change.kind}">{told}{attribute(change.new)}</ins>')
    return " ".join(pieces)
