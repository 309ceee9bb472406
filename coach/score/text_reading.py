"""Written words read as if spoken: the same judge that hears a take marks a script before anyone speaks."""

from __future__ import annotations

import re

from coach.hear.pronunciation import plain
from coach.transcript import Transcript, Word

WORD_SECONDS = 0.28
"""With the pauses this makes about 170 words a minute, and comes within 2 s of how long voices took."""
COMMA_SECONDS = 0.25
SENTENCE_SECONDS = 0.5
FEWEST_DIGITS = 7
"""With fewer they are a year, a price or an extension."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SIGNS = (("@", " at "), (".", " dot "), ("_", " underscore "), ("-", " dash "), ("+", " plus "))
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_TELEPHONE = re.compile(r"\+?\(?\d[\d\s()\-/]{5,}\d")
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*['’]?|[,;:.!?…–—]")


def spoken_text(said: str) -> Transcript:
    """The words of a text as the recogniser would write them, with estimated times (seconds): lower case, no
    accents ('Søren' as 'soren'), no punctuation.

    Hyphens split words, apostrophes stay, digits become words, a comma leaves a pause of 0.25 s
    and the end of a sentence one of 0.5 s.
    """
    words: list[Word] = []
    clock = 0.0
    for token in _TOKEN.findall(_TELEPHONE.sub(_digit_by_digit, _ADDRESS.sub(_spoken_address, said))):
        if token in ",;:–—":
            clock = _after_pause(words, clock, COMMA_SECONDS)
        elif token in ".!?…":
            clock = _after_pause(words, clock, SENTENCE_SECONDS)
        else:
            for text in _spoken(token):
                words.append(Word(text, round(clock, 3), round(clock + WORD_SECONDS, 3), 1.0, "text"))
                clock += WORD_SECONDS
    return Transcript(tuple(words), timed=False)


def _after_pause(words: list[Word], clock: float, pause: float) -> float:
    return max(clock, words[-1].end + pause) if words else clock


def _spoken(token: str) -> list[str]:
    if not token.isdecimal():
        return [plain(token).removesuffix("'") or token]
    if len(token) > 2 or token.startswith("0"):
        return ["oh" if digit == "0" else _ONES[int(digit)] for digit in token]
    number = int(token)
    if number < 20:
        return [_ONES[number]]
    return [_TENS[number // 10 - 2], *([_ONES[number % 10]] if number % 10 else [])]


def _digit_by_digit(match: re.Match[str]) -> str:
    """A telephone number is said by its digits: '20 7946' is 'two oh seven nine', not 'twenty seven nine'."""
    digits = [sign for sign in match[0] if sign.isdecimal()]
    return " ".join(digits) if len(digits) >= FEWEST_DIGITS else match[0]


def _spoken_address(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:!?")
    rest = match[0][len(address) :]
    for sign, word in (
        ("@", " at "),
        (".", " dot "),
        ("_", " underscore "),
        ("-", " dash "),
        ("+", " plus "),
    ):
        address = address.replace(sign, word)
    return address + rest
