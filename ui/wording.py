"""Words for people: what elements, avoids and figures are called on the screen."""

from __future__ import annotations

from coach import counts, mark_names
from coach.rehearse.fading import Fade

ELEMENT_NAMES = mark_names.ELEMENT_NAMES
AVOID_NAMES = mark_names.AVOID_NAMES
name_of = mark_names.name_of

ELEMENT_MEANINGS = {
    "greeting": "Their first name in the opening sentence.",
    "identity": "Your own name: 'this is Ana Ruiz'.",
    "affiliation": "Your company or organisation by name.",
    "bridge": "One concrete tie to this person.",
    "reason": "Why it is worth calling back, in the concrete.",
    "ask": "One plain request for a reply.",
    "narrow_ask": "A reply that is bounded: ten minutes, or one question.",
    "number": "Your callback number, whole, every digit right.",
    "number_repeat": "The number a second time; the last seven digits are enough.",
    "email_option": "An e-mail reply is offered.",
    "sign_off": "A last sentence that closes: thanks, talk soon, bye.",
}
FADE_WORDS = {
    Fade.FULL: "The whole script.",
    Fade.KEY_WORDS: "Key words only.",
    Fade.CUE_NAMES: "Cue names only.",
    Fade.NOTHING: "Nothing to read: from memory.",
}
PROMPTER_WORDS = {
    "voice": "The script follows your voice.",
    "timed": "The script moves with the time.",
    "still": "The script stays still.",
}
PLACEHOLDER_NAMES = {
    "first_name": "their first name",
    "last_name": "their last name",
    "their_company": "their company",
    "my_name": "your name",
    "my_company": "your company",
    "phone": "your number",
    "email": "your e-mail",
}
COUNTS = counts.COUNTS
in_words = counts.in_words


def seconds(value: float, places: int = 1) -> str:
    """A length with its unit: '14.2 s'."""
    return f"{value:.{places}f} s"


def moment(value: float) -> str:
    """A second within a take as minutes and seconds: '0:07'."""
    whole = max(0, int(value))
    return f"{whole // 60}:{whole % 60:02d}"


def plural(count: int, one: str, many: str = "") -> str:
    """'one take', 'five takes', '12 takes'."""
    return f"{in_words(count)} {one if count == 1 else many or one + 's'}"
