"""What changed from one take to another, in one sentence, the most telling first."""

from __future__ import annotations

from coach.counts import in_words
from coach.judge.bands import NUMBER_PACE, PACE
from coach.verdict import Verdict

MOST_PARTS = 4
SMALLEST_LENGTH = 0.5
"""Seconds that are worth a word."""
_THE = {
    "greeting": "the greeting", "identity": "your name", "affiliation": "the company",
    "bridge": "the bridge", "reason": "the reason", "ask": "the ask", "narrow_ask": "the small ask",
    "number": "the number", "number_repeat": "the second number", "email_option": "the e-mail",
    "sign_off": "the sign-off",
}  # fmt: skip
_A = {
    "apology": "an apology", "imposition": "a phrase that imposes", "cold_intro": "'my name is'",
    "oversell": "an oversell", "puzzle": "a puzzle", "undercut_ask": "an undercut ask",
    "limited_callback": "a narrow window", "fawning": "a fawning phrase", "vague_promise": "a vague promise",
    "filler": "a filler",
}  # fmt: skip


def change_sentence(before: Verdict, after: Verdict) -> str:
    """'Two seconds shorter; the number is now slow enough; the bridge is gone.'"""
    parts = [*_passing(before, after), *_length(before, after), *_number(before, after)]
    parts += [*_elements(before, after), *_avoids(before, after), *_pace(before, after)]
    parts += _fillers(before, after)
    if not parts:
        return "Nothing that counts has changed."
    shown = parts[:MOST_PARTS]
    if len(parts) > MOST_PARTS:
        more = len(parts) - MOST_PARTS
        shown.append(f"and {in_words(more)} more")
    sentence = "; ".join(shown)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _passing(before: Verdict, after: Verdict) -> list[str]:
    if before.passed == after.passed:
        return []
    return ["it passes now" if after.passed else "it no longer passes"]


def _length(before: Verdict, after: Verdict) -> list[str]:
    change = after.seconds - before.seconds
    if abs(change) < SMALLEST_LENGTH:
        return []
    said = f"{_seconds(abs(change))} {'longer' if change > 0 else 'shorter'}"
    if before.within_limit != after.within_limit:
        limit = f"{after.limit_seconds:g} seconds"
        said += f" and within {limit}" if after.within_limit else f" and over {limit}"
    return [said]


def _seconds(value: float) -> str:
    if value < 1:
        return "half a second" if value < 0.75 else "a second"
    whole = round(value)
    return f"{in_words(whole)} second{'' if whole == 1 else 's'}"


def _number(before: Verdict, after: Verdict) -> list[str]:
    old, new = before.delivery.number_digits_per_second, after.delivery.number_digits_per_second
    if old is None or new is None or (old <= NUMBER_PACE.good_to) == (new <= NUMBER_PACE.good_to):
        return []
    return ["the number is now slow enough" if new <= NUMBER_PACE.good_to else "the number is now too fast"]


def _elements(before: Verdict, after: Verdict) -> list[str]:
    """Elements that came or went; those that count in the later take first, losses before gains."""
    changed = [
        (not found.counts, found.hit, name)
        for name, found in after.elements.items()
        if name in before.elements and before.elements[name].hit != found.hit
    ]
    said = []
    for _, come, name in sorted(changed, key=lambda item: item[:2]):
        the = _THE.get(name, name)
        said.append(f"{the} is there now" if come else f"{the} is gone")
    return said


def _avoids(before: Verdict, after: Verdict) -> list[str]:
    said = []
    for name, found in sorted(after.avoids.items(), key=lambda item: not item[1].counts):
        old = before.avoids.get(name)
        if old is None or old.hit == found.hit or name == "filler":
            continue
        a = _A.get(name, name)
        said.append(f"{a} has crept in" if found.hit else f"{a} is left out")
    return said


def _pace(before: Verdict, after: Verdict) -> list[str]:
    old, new = before.delivery.words_per_minute, after.delivery.words_per_minute
    if old is None or new is None or (old <= PACE.good_to) == (new <= PACE.good_to):
        return []
    return ["the pace is calm now" if new <= PACE.good_to else "the pace is hurried now"]


def _fillers(before: Verdict, after: Verdict) -> list[str]:
    old, new = before.delivery.fillers, after.delivery.fillers
    if old is None or new is None or abs(new - old) < 2:
        return []
    count = abs(new - old)
    return [f"{in_words(count)} fillers {'fewer' if new < old else 'more'}"]
