"""Length against the limit over the takes of one script, as a picture inside the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coach.compare.progress import FEWEST, progress_sentence
from coach.page.html import attribute
from coach.take import Take
from coach.verdict import Verdict

WIDTH, HEIGHT, EDGE = 912, 200, 28


def progress_chart(takes: Sequence[Take]) -> str:
    """The picture for the script that most of the takes are of; nothing for fewer than three takes of it."""
    counted = Counter(take.script_key for take in takes)
    key, count = counted.most_common(1)[0] if counted else ("", 0)
    if count < FEWEST:
        return ""
    mine = sorted((take for take in takes if take.script_key == key), key=lambda take: (take.when, take.id))
    verdicts = [take.corrected for take in mine]
    sentence = progress_sentence(verdicts)
    script = mine[-1].brief.script
    title = script.title if script and script.title else "Improvised"
    return (
        f'<figure class="progress"><figcaption>{attribute(title)}: {attribute(sentence)}</figcaption>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{attribute(_told(verdicts, sentence))}">'
        f"{_drawn(mine, verdicts)}</svg></figure>"
    )


def _told(verdicts: Sequence[Verdict], sentence: str) -> str:
    lengths = ", ".join(
        f"{verdict.seconds:.1f} s {'passed' if verdict.passed else 'not yet'}" for verdict in verdicts
    )
    return f"Length of each take. {sentence} {lengths}."


def _drawn(takes: Sequence[Take], verdicts: Sequence[Verdict]) -> str:
    limit = verdicts[-1].limit_seconds
    highest = max(limit, *(verdict.seconds for verdict in verdicts)) * 1.08
    lowest = min(limit, *(verdict.seconds for verdict in verdicts)) * 0.85

    def across(number: int) -> float:
        return EDGE + number * (WIDTH - 2 * EDGE) / (len(verdicts) - 1)

    def down(seconds: float) -> float:
        return EDGE + (HEIGHT - 2 * EDGE) * (highest - seconds) / (highest - lowest)

    line = " ".join(f"{across(number):.1f},{down(one.seconds):.1f}" for number, one in enumerate(verdicts))
    dots = "".join(
        f'<a href="#take-{take.id}"><circle class="{"passed" if verdict.passed else "not-yet"}" '
        f'cx="{across(number):.1f}" cy="{down(verdict.seconds):.1f}" r="7">'
        f"<title>{verdict.seconds:.1f} s, {'passed' if verdict.passed else 'not yet'}</title></circle></a>"
        for number, (take, verdict) in enumerate(zip(takes, verdicts, strict=True))
    )
    first, last = verdicts[0], verdicts[-1]
    level = down(limit)
    return (
        f'<line class="limit" x1="0" x2="{WIDTH}" y1="{level:.1f}" y2="{level:.1f}"/>'
        f'<text class="limit" x="{WIDTH}" y="{level - 8:.1f}" text-anchor="end">limit {limit:g} s</text>'
        f'<polyline points="{line}"/>{dots}'
        f'<text x="{across(0) - 7:.1f}" y="{down(first.seconds) + 26:.1f}">{first.seconds:.1f} s</text>'
        f'<text x="{across(len(verdicts) - 1) + 7:.1f}" y="{down(last.seconds) + 26:.1f}" text-anchor="end">'
        f"{last.seconds:.1f} s</text>"
    )
