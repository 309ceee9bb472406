"""How alike words sound: 0 for the same, 1 for nothing in common."""

from __future__ import annotations

from functools import cache, lru_cache

from coach.hear.pronunciation import VOWELS, pronunciations

_CLASSES = (
    "pbfv", "tdTD", "kg", "szSZCJ", "mnN", "lr", "wR", "jI", "fT", "vD", "bv", "dD",
    "Rr", "lw", "CJ", "tC", "dJ", "hk",
)  # fmt: skip
_PAIRS = ("pb", "td", "kg", "sz", "SZ", "CJ", "fv", "TD", "mn", "nN", "fT", "SC", "ZJ", "TD", "tD")
_NEAR_VOWELS = (
    "iI", "ie", "eA", "uA", "ua", "uU", "ui", "ue", "ao", "oO", "xU", "EY",
    "Ee", "aW", "OW", "yO", "Ru", "IE", "Aa", "Ao", "uo", "Oo",
)  # fmt: skip
_LIGHT = {"h": 0.4, "j": 0.5, "w": 0.6, "u": 0.4, "i": 0.45, "r": 0.6, "t": 0.7, "d": 0.7, "R": 0.7}


@lru_cache(maxsize=2048)
def sounds_of(text: str) -> tuple[str, ...]:
    """The ways some words sound one after the other, at most four."""
    ways = [""]
    for word in text.split():
        ways = [way + sound for way in ways for sound in pronunciations(word)[:2] or ("",)][:4]
    return tuple(ways)


def alike(left: str, right: str) -> float:
    """How unlike two texts sound, 0 the same, by their closest pronunciations."""
    return min(unlikeness(one, other) for one in sounds_of(left) for other in sounds_of(right))


@lru_cache(maxsize=8192)
def unlikeness(left: str, right: str) -> float:
    """The cost of making one sound out of the other, in shares of the longer."""
    row = [0.0]
    for sign in right:
        row.append(row[-1] + weight(sign))
    for sign in left:
        above, row[0] = row[0], row[0] + weight(sign)
        for column, other in enumerate(right, 1):
            best = min(
                row[column] + weight(sign), row[column - 1] + weight(other), above + change(sign, other)
            )
            above, row[column] = row[column], best
    most = max(sum(map(weight, left)), sum(map(weight, right)))
    return min(1.0, row[-1] / most) if most else 0.0


def closest(stream: str, wanted: str) -> tuple[float, int, int]:
    """Where in a stream of sounds the wanted one is most nearly said: its cost in shares, start and end."""
    row: list[tuple[float, int]] = [(0.0, place) for place in range(len(stream) + 1)]
    total = 0.0
    for sign in wanted:
        total += weight(sign)
        fresh: list[tuple[float, int]] = [(total, 0)]
        for column, other in enumerate(stream, 1):
            fresh.append(
                min(
                    (row[column][0] + weight(sign), row[column][1]),
                    (fresh[column - 1][0] + weight(other), fresh[column - 1][1]),
                    (row[column - 1][0] + change(sign, other), row[column - 1][1]),
                )
            )
        row = fresh
    cost, end = min((cost, place) for place, (cost, _) in enumerate(row))
    return (cost / total if total else 1.0), row[end][1], end


def weight(sign: str) -> float:
    """What a sound costs that is there too much or missing."""
    return _LIGHT.get(sign, 0.6 if sign in VOWELS else 1.0)


def change(left: str, right: str) -> float:
    """What it costs to take one sound for another."""
    return 0.0 if left == right else _changes().get((left, right), _far(left, right))


def _far(left: str, right: str) -> float:
    return 0.5 if left in VOWELS and right in VOWELS else 1.1


@cache
def _changes() -> dict[tuple[str, str], float]:
    costs: dict[tuple[str, str], float] = {}
    for group, price in ((_CLASSES, 0.6), (_PAIRS, 0.3), (_NEAR_VOWELS, 0.25)):
        for signs in group:
            costs |= {(left, right): price for left in signs for right in signs if left != right}
    return costs
