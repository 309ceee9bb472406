"""Chosen takes as one page: verdict, waveform, words, marks, figures, each playable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coach.compare.figures import Figure, figures_of
from coach.counts import in_words
from coach.judge.bands import NUMBER_PACE, PACE, Band
from coach.page.html import attribute, page
from coach.page.pieces import gauge, lines, mark_line, player, spans_of, transcript
from coach.page.progress_chart import progress_chart
from coach.page.sound import page_sound
from coach.settings import replace_file
from coach.take import Take
from coach.verdict import Verdict

BARS = 220
GAUGES: dict[str, Band] = {"words_per_minute": PACE, "number_digits_per_second": NUMBER_PACE}
"""Figures that are drawn on a line."""


def export_takes(takes: Sequence[Take], path: Path) -> None:
    """Writes the page. Raises DiskError where it cannot be written."""
    replace_file(path, takes_page(takes).encode())


def takes_page(takes: Sequence[Take]) -> str:
    """The page of one take or several; several begin with a list of them."""
    many = len(takes) > 1
    title = f"{len(takes)} takes" if many else _title(takes[0])
    head = (
        f"<header><h1>{attribute(title)}</h1>{progress_chart(takes)}{_list(takes)}</header>" if many else ""
    )
    articles = "\n".join(_article(take, "h2" if many else "h1") for take in takes)
    return page(f"{title}, After the Beep", "takes", f"{head}{articles}")


def headline(verdict: Verdict) -> tuple[str, str]:
    """What to read first, and what stands under it."""
    needed = [found for found in verdict.elements.values() if found.counts]
    hits = sum(found.hit for found in needed)
    length = f"{verdict.seconds:.1f} s of {verdict.limit_seconds:g} s"
    if verdict.passed:
        return "Passed.", f"{length}, all {in_words(len(needed))} elements."
    first = verdict.next_fix or "Not yet."
    return first, f"Not yet: {length}, {in_words(hits)} of {in_words(len(needed))} elements."


def _title(take: Take) -> str:
    who = take.brief.recipient.full_name
    script = take.brief.script.title if take.brief.script else ""
    return f"{script or 'Improvised'}{f' for {who}' if who else ''}"


def when(take: Take) -> str:
    """Day and time of a take where it is read, in the local time of who exported it."""
    local = take.when.astimezone()
    return (
        f'<time datetime="{take.when.isoformat(timespec="seconds")}">{local.day} {local:%B %Y, %H:%M}</time>'
    )


def _list(takes: Sequence[Take]) -> str:
    rows = []
    for take in takes:
        verdict = take.corrected
        passed = '<span class="passed">✓ passed</span>' if verdict.passed else "not yet"
        star = '<span title="starred" aria-label="starred">★</span>' if take.starred else ""
        rows.append(
            f'<tr><th scope="row"><a href="#take-{take.id}">{attribute(_title(take))}</a> {star}</th>'
            f'<td>{when(take)}</td><td class="figure">{verdict.seconds:.1f} s</td><td>{passed}</td></tr>'
        )
    return (
        '<table class="list"><thead class="unseen"><tr><th>Take</th><th>When</th><th>Length</th>'
        f"<th>Verdict</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _article(take: Take, heading: str) -> str:
    verdict = take.corrected
    first, second = headline(verdict)
    spans = spans_of(verdict)
    kind = "passed" if verdict.passed else "not-yet"
    about = " · ".join(part for part in (_title(take), take.brief.rubric.title) if part)
    note = f'<p class="note">{attribute(take.note)}</p>' if take.note else ""
    return (
        f'<article id="take-{take.id}" class="{kind}">'
        f'<p class="about">{attribute(about)} · {when(take)}</p>'
        f'<{heading} class="verdict">{attribute(first)}</{heading}><p class="under">{attribute(second)}</p>'
        f"{player(take, page_sound(take, BARS), spans)}{note}"
        f'<section aria-label="Words">{transcript(verdict, take.id, spans)}</section>'
        f'<div class="columns"><section><h3>Marks</h3>{_marks(take, verdict)}</section>'
        f"<section><h3>Delivery</h3>{_figures(verdict)}</section></div>{_script(take)}</article>"
    )


def _marks(take: Take, verdict: Verdict) -> str:
    by_hand = {correction.about for correction in take.corrections}
    elements = [
        mark_line(found, take.id, False, found.id in by_hand)
        for found in verdict.elements.values()
        if found.counts or found.hit
    ]
    avoids = [
        mark_line(found, take.id, True, found.id in by_hand)
        for found in verdict.avoids.values()
        if found.hit or found.id in by_hand
    ]
    clean = "" if avoids else '<p class="quiet">Nothing to avoid was said.</p>'
    return lines(elements, "marks") + lines(avoids, "marks avoids") + clean


def _figures(verdict: Verdict) -> str:
    rows = [_figure(figure) for figure in figures_of([verdict]) if figure.id != "seconds"]
    if not rows:
        return '<p class="quiet">Nothing could be measured.</p>'
    return f'<table class="figures"><tbody>{"".join(rows)}</tbody></table>'


def _figure(figure: Figure) -> str:
    line = gauge(figure, 0, GAUGES[figure.id]) if figure.id in GAUGES else ""
    off = '<span class="off">outside the band</span>' if figure.good[0] is False and line else ""
    value = figure.values[0]
    number = figure.shown(value).removesuffix(figure.unit).strip()
    return (
        f'<tr><th scope="row">{attribute(figure.name)}</th><td class="figure">{number}</td>'
        f'<td class="unit">{attribute(figure.unit)}{line}{off}</td></tr>'
    )


def _script(take: Take) -> str:
    script = take.brief.script
    if script is None or not script.cues:
        return ""
    cues = "".join(
        f'<li class="{"cue" if cue.spoken else "aside"}">{attribute(cue.text)}</li>' for cue in script.cues
    )
    return f'<details><summary>The script as it was</summary><ol class="script">{cues}</ol></details>'
