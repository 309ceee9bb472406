"""What elements and avoids are called, on the screen and in what is exported."""

from __future__ import annotations

ELEMENT_NAMES = {
    "greeting": "Greeting",
    "identity": "Who I am",
    "affiliation": "Company",
    "bridge": "Bridge",
    "reason": "Reason",
    "ask": "Ask",
    "narrow_ask": "Small ask",
    "number": "Number",
    "number_repeat": "Number again",
    "email_option": "E-mail",
    "sign_off": "Sign-off",
}
AVOID_NAMES = {
    "apology": "Apology",
    "imposition": "Imposing",
    "cold_intro": "'My name is'",
    "oversell": "Overselling",
    "puzzle": "Puzzle",
    "undercut_ask": "Undercut ask",
    "limited_callback": "Narrow window",
    "fawning": "Fawning",
    "vague_promise": "Vague promise",
    "filler": "Filler",
}


def name_of(mark: str) -> str:
    """What an element or avoid is called; an unknown id stands for itself, readable."""
    return ELEMENT_NAMES.get(mark) or AVOID_NAMES.get(mark) or mark.replace("_", " ").capitalize()
