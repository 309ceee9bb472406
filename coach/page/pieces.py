"""Pieces that both kinds of page are made of: waveform, transcript, marks, gauges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.compare.figures import Figure
from coach.judge.bands import Band
from coach.mark_names import name_of
from coach.page.html import attribute
from coach.page.sound import PageSound
from coach.take import Take
from coach.verdict import Finding, State, Verdict

LEAD_SECONDS = 0.25
"""Played before the first word of an evidence, so that it does not start mid-breath."""
_LABEL_SHARE = 0.0115
"""Width of a letter of a label against the waveform, on a page 900 px wide."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a take that a mark covers, in seconds."""

    id: str
    start: float
    end: float
    avoid: bool = False


def spans_of(verdict: Verdict) -> list[Span]:
    """Elements and avoids that were said, in the order of the take."""
    found = [
        Span(finding.id, finding.start, finding.end, avoid)
        for marks, avoid in ((verdict.elements, False), (verdict.avoids, True))
        for finding in marks.values()
        if finding.hit and finding.start is not None and finding.end is not None
    ]
    return sorted(found, key=lambda span: (span.start, span.end))


def clock(seconds: float) -> str:
    """'0:07.4': a moment in a take."""
    return f"{int(seconds) // 60}:{seconds % 60:04.1f}"


def player(take: Take, sound: PageSound, spans: Sequence[Span], labels: bool = True) -> str:
    """Waveform with its spans, the play button and the clock; plain controls where scripts are off."""
    seconds = take.seconds
    if not sound.address:
        return f'{_wave(take, sound, spans, labels)}<p class="quiet">The sound of this take is gone.</p>'
    loudness = take.verdict.delivery.loudness_dbfs
    return (
        f'<div class="player" data-take="{take.id}" data-seconds="{seconds:.3f}" '
        f'data-loudness="{"" if loudness is None else f"{loudness:.2f}"}">'
        f"{_wave(take, sound, spans, labels)}"
        f'<div class="controls"><button class="play" type="button" aria-label="Play take {take.id}">'
        '<svg viewBox="0 0 24 24" aria-hidden="true"><path class="go" d="M7 4.5v15l13-7.5z"/>'
        '<path class="halt" d="M6 5h4.5v14H6zM13.5 5H18v14h-4.5z"/></svg></button>'
        f'<span class="clock"><span class="at">0:00.0</span> of {clock(seconds)}</span></div>'
        f'<audio controls preload="auto" src="{sound.address}"></audio></div>'
    )


def _wave(take: Take, sound: PageSound, spans: Sequence[Span], labels: bool) -> str:
    seconds = max(take.seconds, 0.001)
    count = len(sound.peaks)
    bars = []
    for number, peak in enumerate(sound.peaks):
        at = (number + 0.5) * seconds / count
        inside = [span for span in spans if span.start <= at <= span.end]
        kind = "avoid" if any(span.avoid for span in inside) else "said" if inside else "other"
        height = max(3.0, 92 * peak)
        bars.append(
            f'<rect class="{kind}" x="{number * 4 + 0.5}" y="{50 - height / 2:.1f}" width="3" '
            f'height="{height:.1f}" rx="1"/>'
        )
    limit = take.verdict.limit_seconds
    over = f'<span class="limit" style="left:{100 * limit / seconds:.2f}%"></span>' if limit < seconds else ""
    return (
        f'<div class="wave" role="img" aria-label="{attribute(_told(take, spans))}">'
        f'<svg viewBox="0 0 {count * 4} 100" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(bars)}</svg>"
        f'{over}<span class="cursor" hidden></span></div>{_labels(spans, seconds) if labels else ""}'
    )


def _told(take: Take, spans: Sequence[Span]) -> str:
    said = ", ".join(f"{name_of(span.id)} at {span.start:.1f} s" for span in spans)
    return f"Waveform of take {take.id}, {take.seconds:.1f} seconds. {said or 'No marks'}."


def _labels(spans: Sequence[Span], seconds: float) -> str:
    """Names under the waveform, in as many lanes as it takes that none lies over another."""
    lanes: list[float] = []
    labels = []
    for span in spans:
        width = _LABEL_SHARE * (len(name_of(span.id)) + 2)
        start = span.start / seconds
        turned = start + width > 1
        left, right = (start - width, start) if turned else (start, start + width)
        lane = next((number for number, end in enumerate(lanes) if end <= left), len(lanes))
        lanes[lane:] = [right, *lanes[lane + 1 :]]
        kind = f"{'avoid' if span.avoid else 'said'}{' turned' if turned else ''}"
        labels.append(
            f'<span class="{kind}" style="left:{100 * start:.2f}%;top:{lane * 22}px">'
            f"{attribute(name_of(span.id))}</span>"
        )
    height = 22 * max(1, len(lanes))
    return f'<div class="labels" aria-hidden="true" style="height:{height}px">{"".join(labels)}</div>'


def transcript(verdict: Verdict, take_id: int, spans: Sequence[Span]) -> str:
    """The words, those of marks underlined and named; a click plays from a word."""
    pieces: list[str] = []
    open_span: Span | None = None
    for word in verdict.transcript.words:
        middle = (word.start + word.end) / 2
        inside = [span for span in spans if span.start <= middle <= span.end]
        span = next((one for one in inside if one.avoid), inside[0] if inside else None)
        if span != open_span:
            pieces.append("</mark> " if open_span else " ")
            if span:
                kind = "avoid" if span.avoid else "said"
                pieces.append(f'<mark class="{kind}" title="{attribute(name_of(span.id))}">')
            open_span = span
        else:
            pieces.append(" ")
        at = f' data-at="{word.start:.2f}"' if verdict.transcript.timed else ""
        unsure = ' class="unsure"' if word.confidence < 0.5 else ""
        pieces.append(f"<span{at}{unsure}>{attribute(word.text)}</span>")
    pieces.append("</mark>" if open_span else "")
    words = "".join(pieces) or "<em>No words were heard.</em>"
    return f'<p class="words" data-take="{take_id}">{words}</p>'


def mark_line(found: Finding, take_id: int, avoid: bool, corrected: bool) -> str:
    """One mark with its sign, words and second; a button that plays it where there is something to play."""
    kind, sign, said = _sign(found, avoid)
    words = f"<q>{attribute(found.evidence)}</q>" if found.evidence else attribute(said)
    own = '<span class="own">corrected by hand</span>' if corrected else ""
    where = "" if found.start is None else f'<span class="at">{clock(found.start)}</span>'
    inner = (
        f'<span class="sign" aria-hidden="true">{sign}</span>'
        f'<span class="name">{attribute(name_of(found.id))}'
        f'<span class="unseen">, {said}:</span></span><span class="said-words">{words}{own}</span>{where}'
    )
    if found.start is None or found.end is None:
        return f'<li class="{kind}"><div class="mark">{inner}</div></li>'
    start = max(0.0, found.start - LEAD_SECONDS)
    return (
        f'<li class="{kind}"><button type="button" class="mark" data-take="{take_id}" '
        f'data-from="{start:.2f}" data-to="{found.end + LEAD_SECONDS:.2f}">{inner}</button></li>'
    )


def _sign(found: Finding, avoid: bool) -> tuple[str, str, str]:
    if found.state is State.UNCLEAR:
        return "unclear", "?", "unclear"
    if avoid:
        return ("avoid", "✕", "said") if found.hit else ("left-out", "–", "not said")
    return ("said", "✓", "said") if found.hit else ("missing", "○", "not said")


def gauge(figure: Figure, number: int, band: Band) -> str:
    """A line from end to end with its good band and where the take lies."""
    value = figure.values[number]
    if value is None:
        return ""

    def place(at: float) -> float:
        return 100 * min(1.0, max(0.0, (at - band.low) / (band.high - band.low)))

    good = "good" if figure.good[number] else "off"
    start, end = place(band.good_from), place(band.good_to)
    return (
        f'<span class="gauge {good}" aria-hidden="true">'
        f'<span class="band" style="left:{start:.1f}%;width:{end - start:.1f}%"></span>'
        f'<span class="needle" style="left:{place(value):.1f}%"></span></span>'
    )


def lines(items: Iterable[str], kind: str) -> str:
    """A list of marks; nothing where there are none."""
    inner = "".join(items)
    return f'<ul class="{kind}">{inner}</ul>' if inner else ""
