"""Sentences with telephone numbers in every style that people use, drawn with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.accuracy.voices import VOICES

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
STYLES = (
    "digits",
    "zero",
    "nought",
    "double",
    "pairs",
    "hundred",
    "country",
    "regrouped",
    "restart",
    "correction",
)
CARRIERS = (
    "Hi Priya, this is Alan Moss from Brightwater. Call me back on {}. Thanks, bye.",
    "Hello Tom, Rita Cole at Fenwick Supply here about the bakery lease. You can reach me at {}. Talk soon.",
    "Morning Ines, it's Noel at Harbour Row. Give me a ring when you can. My number is {}. Have a good day.",
    "Hey Sam, Judy from Larch and Pine. I read your piece on tiling. Ring me on {}.",
    "Could you call me about it tomorrow, {}. All the best.",
    "So that was why I rang. My mobile's {}. Cheers.",
)


@dataclass(frozen=True)
class SpokenNumber:
    """A number as dialled, its groups, and the sentence that says it."""

    phone: str
    style: str
    said: str
    voice: str


def spoken_numbers(count: int, seed: int = 7) -> list[SpokenNumber]:
    """Numbers of five countries, their styles and voices in turn."""
    chance = random.Random(seed)
    numbers = []
    for position in range(count):
        style = STYLES[position % len(STYLES)]
        code, groups = _number(chance, style)
        said = in_style(groups, style, code, chance)
        carrier = CARRIERS[chance.randrange(len(CARRIERS))]
        text = carrier.format(said)
        text = text[0].upper() + text[1:]
        phone = f"+{code} " + " ".join(groups if groups[0][0] != "0" else [groups[0][1:], *groups[1:]])
        numbers.append(SpokenNumber(phone, style, text, VOICES[chance.randrange(len(VOICES))]))
    return numbers


def one_digit_off(phone: str) -> Iterator[str]:
    """All numbers of the same length that differ by one digit and can be dialled (the country code stays)."""
    head, _, rest = phone.partition(" ")
    for at, sign in enumerate(rest):
        for digit in "0123456789" if sign.isdecimal() else "":
            if digit != sign and (at or digit != "0"):
                yield f"{head} {rest[:at]}{digit}{rest[at + 1 :]}"


def in_style(groups: list[str], style: str, code: str, chance: random.Random) -> str:
    """The number in words. `groups` are as dialled at home."""
    zero = {"zero": "zero", "nought": "nought"}.get(style, "oh")
    if style in ("restart", "correction"):
        return _mended(groups, style, zero, chance)
    if style == "country":
        spoken = [_pairs(code, zero) if code != "1" else "one"]
        bare = [groups[0].removeprefix("0"), *groups[1:]]
        return "plus " + ", ".join(spoken + [_by_digit(group, zero) for group in bare])
    if style == "regrouped":
        whole = "".join(groups)
        groups = [whole[:2], whole[2:5], whole[5:8], whole[8:]]
    say = {"double": _doubled, "pairs": _pairs, "hundred": _hundreds}.get(style, _by_digit)
    return ", ".join(say(group, zero) for group in groups)


def _number(chance: random.Random, style: str) -> tuple[str, list[str]]:
    def digits(length: int) -> str:
        return "".join(str(chance.randrange(10)) for _ in range(length))

    country = chance.choice(("us", "us", "us", "london", "leeds", "mobile", "sydney"))
    if style == "hundred":
        return "1", [
            "800",
            "555",
            chance.choice(("01" + digits(2), f"{chance.randrange(1, 10)}{chance.randrange(1, 10)}00")),
        ]
    if country == "us":
        area = chance.choice(("415", "212", "606", "718", "503", "925", "404", "337", "860", "917"))
        return "1", [area, "555", "01" + digits(2)]
    if country == "london":
        return "44", ["020", "7946", "0" + digits(3)]
    if country == "leeds":
        return "44", [chance.choice(("0113", "0161", "0141")), "496", "0" + digits(3)]
    if country == "mobile":
        return "44", ["07700", "900" + digits(3)]
    return "61", ["02", "5550", digits(4)]


def _by_digit(group: str, zero: str) -> str:
    return " ".join(zero if digit == "0" else DIGITS[int(digit)] for digit in group)


def _doubled(group: str, zero: str) -> str:
    words, at = [], 0
    while at < len(group):
        digit = group[at]
        run = len(group[at:]) - len(group[at:].lstrip(digit))
        run = min(run, 3)
        name = zero if digit == "0" else DIGITS[int(digit)]
        words.append({1: name, 2: f"double {name}", 3: f"triple {name}"}[run])
        at += run
    return " ".join(words)


def _pairs(group: str, zero: str) -> str:
    words = []
    if len(group) % 2:
        words.append(_by_digit(group[0], zero))
        group = group[1:]
    for at in range(0, len(group), 2):
        tens, unit = int(group[at]), int(group[at + 1])
        if tens == 0:
            words.append(_by_digit(group[at : at + 2], zero))
        elif tens == 1:
            words.append(TEENS[unit])
        else:
            words.append(TENS[tens - 2] + (f" {DIGITS[unit]}" if unit else ""))
    return " ".join(words)


def _hundreds(group: str, zero: str) -> str:
    if group.endswith("00") and group[0] != "0":
        return f"{_pairs(group[:-2], zero)} hundred"
    return _by_digit(group, zero)


def _mended(groups: list[str], style: str, zero: str, chance: random.Random) -> str:
    spoken = [_by_digit(group, zero) for group in groups]
    if style == "restart":
        broken = " ".join(spoken[1].split()[:2])
        again = chance.choice(("let me say that again", "hang on", "let me start again"))
        return f"{spoken[0]}, {broken}, {again}, {', '.join(spoken)}"
    last = spoken[-1].split()
    wrong = chance.choice([digit for digit in DIGITS[1:] if digit != last[-1]])
    mend = chance.choice(("no, sorry,", "no, wait,", "no,", "I mean"))
    return f"{', '.join(spoken[:-1])}, {' '.join([*last[:-1], wrong])}, {mend} {' '.join(last)}"
