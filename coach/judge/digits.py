"""Every way people say digits: words in, the digits they may stand for out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.transcript import Word

UNITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "two": "2",
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip
TEENS = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
    "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
TENS = {
    "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8",
    "ninety": "9",
}  # fmt: skip
TIMES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
COUNTS = {"two": 2, "three": 3, "four": 4}
PLURALS = {
    "zeros": "0", "zeroes": "0", "ohs": "0", "noughts": "0", "ones": "1", "twos": "2", "threes": "3",
    "fours": "4", "fives": "5", "sixes": "6", "sevens": "7", "eights": "8", "nines": "9",
}  # fmt: skip
_MISHEARD_AS = {
    "0": "a or of uh but all ah owe ago low know no the old go whole hole owed own",
    "1": "won want when and once",
    "2": "to too tu do who you",
    "3": "tree free",
    "4": "for fore full far more",
    "5": "fife fire fight by bye buy",
    "6": "sex sick sicks sixth",
    "7": "heaven seventh",
    "8": "ate eighth hate aid at made",
    "9": "line mine night nice knife ninth",
}
# None may stand for two digits ('on', 'fine', 'i', 'wine'): it would make a wrong one right.
MISHEARD = {word: digit for digit, others in _MISHEARD_AS.items() for word in others.split()}
"""What an open recogniser writes for lone digits. Trusted only between digits that were heard as such."""
HESITATIONS = frozenset({"um", "uh", "er", "ah", "hmm", "mm", "dash", "hyphen", "space", "then", "and"})
"""Words that do not end a number."""
BREATH_SECONDS = 0.12
LONG_ZERO_SECONDS = {"oh": 0.3, "o": 0.3, "zero": 0.5}
"""From here on it may be two: 'oh' takes 0.13 to 0.23 s by the median of nine voices, 'oh oh' 0.3 to 0.5."""
SHORT_ZEROS_SECONDS = 0.45
LONG_ONE_SECONDS = 0.29
"""So long a 'one' that begins a group may have swallowed its 'oh' (0.21 to 0.27 s are usual there)."""
TOUCHING_SECONDS = 0.03


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read some words from `start` up to `end` (not included) as digits."""

    digits: str
    start: int
    end: int
    doubtful: int = 0
    """How many doubts it leaves."""


@lru_cache(maxsize=32)
def all_readings(words: tuple[Word, ...]) -> tuple[tuple[Reading, ...], ...]:
    """`readings_at` for each position."""
    return tuple(tuple(readings_at(words, at)) for at in range(len(words)))


def readings_at(words: Sequence[Word], at: int) -> list[Reading]:
    """All ways to read the words from position `at` on as one spoken group of digits, surest first."""
    text = words[at].text
    following = words[at + 1].text if at + 1 < len(words) else ""
    found: list[Reading] = []
    if text in TIMES and following:
        found += [Reading(digit * TIMES[text], at, at + 2) for digit in _single(following)]
    if text in COUNTS and following in PLURALS:
        found.append(Reading(PLURALS[following] * COUNTS[text], at, at + 2))
    found += _rounded(words, at)
    if text in TENS:
        if following in UNITS and UNITS[following] != "0":
            found.append(Reading(TENS[text] + UNITS[following], at, at + 2))
        # 'fifty five' said in one breath is 55, never 505.
        if not found or words[at + 1].start - words[at].end >= BREATH_SECONDS:
            found.append(Reading(TENS[text] + "0", at, at + 1))
    elif text in TEENS:
        found.append(Reading(TEENS[text], at, at + 1))
    elif text in UNITS:
        found.append(Reading(UNITS[text], at, at + 1))
    if words[at].source == "text":
        return found
    found += _teen_for_tens(words, at)
    if text in LONG_ZERO_SECONDS:
        found += _slurred_zeros(words, at)
    if text == "one" and _long_at_beginning(words, at):
        found.append(Reading("01", at, at + 1, doubtful=1))
    if not found:
        found += [Reading(MISHEARD[text], at, at + 1, doubtful=1)] if text in MISHEARD else []
    return found


def _teen_for_tens(words: Sequence[Word], at: int) -> list[Reading]:
    """'seventeen' is often heard as 'seventy'. Both digits differ: no single wrong one becomes right."""
    tens = TENS.get(words[at].text, "2")
    if tens == "2" or (at + 1 < len(words) and words[at + 1].start - words[at].end < BREATH_SECONDS):
        return []
    return [Reading(f"1{tens}", at, at + 1, doubtful=1)]


def _slurred_zeros(words: Sequence[Word], at: int) -> list[Reading]:
    """'oh oh' runs together into one long 'oh', and one 'oh' before another vowel may be heard twice."""
    if words[at].end - words[at].start >= LONG_ZERO_SECONDS[words[at].text]:
        return [Reading("00", at, at + 1, doubtful=1)]
    if at + 1 < len(words) and words[at + 1].text in LONG_ZERO_SECONDS:
        touching = words[at + 1].start - words[at].end < TOUCHING_SECONDS
        if touching and words[at + 1].end - words[at].start <= SHORT_ZEROS_SECONDS:
            return [Reading("0", at, at + 2, doubtful=2)]
    return []


def _long_at_beginning(words: Sequence[Word], at: int) -> bool:
    """Whether a word that begins a group of digits, and is not all of it, is said long."""
    if not 0 < at < len(words) - 1 or not is_number_word(words[at - 1].text):
        return False
    before, after = words[at].start - words[at - 1].end, words[at + 1].start - words[at].end
    long = words[at].end - words[at].start >= LONG_ONE_SECONDS
    return long and after < TOUCHING_SECONDS < before


def is_number_word(text: str) -> bool:
    """Whether a word by itself can only be read as digits."""
    return text in UNITS or text in TEENS or text in TENS or text in TIMES or text in PLURALS


def plain_digits(words: Sequence[Word], start: int, end: int) -> str:
    """The digits of some words in their likeliest reading, other words left out."""
    digits, at = "", start
    while at < end:
        reading = next(
            (found for found in readings_at(words, at) if not found.doubtful and found.end <= end), None
        )
        digits += reading.digits if reading else ""
        at = reading.end if reading else at + 1
    return digits


def _single(text: str) -> str:
    return UNITS.get(text) or PLURALS.get(text, "")


def _rounded(words: Sequence[Word], at: int) -> list[Reading]:
    """'eight hundred' is 800, 'thirty four hundred' 3400, 'two thousand' 2000."""
    head, end = "", at
    text = words[at].text
    if text in TENS and at + 1 < len(words) and UNITS.get(words[at + 1].text, "0") != "0":
        head, end = TENS[text] + UNITS[words[at + 1].text], at + 2
    elif text in TEENS:
        head, end = TEENS[text], at + 1
    elif UNITS.get(text, "0") != "0":
        head, end = UNITS[text], at + 1
    if not head or end >= len(words):
        return []
    if words[end].text == "hundred":
        return [Reading(head + "00", at, end + 1)]
    if words[end].text == "thousand":
        return [Reading(head + "000", at, end + 1)]
    return []
