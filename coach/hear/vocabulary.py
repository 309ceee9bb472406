"""Spells names with words that the speech model knows, so that it can hear them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from coach.hear.pronunciation import VOWELS, dictionary_entries, known, plain, pronunciations

Knows = Callable[[str], bool]
MOST_PIECES = 4
MOST_SPELLINGS = 4
_LONGEST_PIECE = 8
_LEFT_OUT = 1.3
"""What it costs to leave a consonant out: more than a further word."""
_ALIKE = str.maketrans("iIuUaAOWzZD", "eEexoooosST")
"""Sounds that are hardly told apart where a word is fitted from others."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are spoken: lower case, no accents, no signs ('O'Neill & Co' as
    'o'neill and co')."""
    return tuple(re.findall(r"[a-z]+(?:'[a-z]+)*", plain(name.replace("&", " and "))))


def spellings(name: str, knows: Knows, corrected: str = "") -> tuple[str, ...]:
    """How to write a name in known words, likeliest first: itself, a correction, what sounds like it.

    A word of the name that is unknown is put together from up to four known words that sound alike
    ('Infolabs' as 'info labs'). Empty when nothing fits.
    """
    if corrected:
        words = words_of(corrected)
        if words and all(knows(word) for word in words):
            return (" ".join(words),)
    ways: list[list[str]] = [[]]
    for word in words_of(name):
        options = [word] if knows(word) else list(sounding_like(word, knows))
        ways = [[*way, option] for way in ways for option in options][:MOST_SPELLINGS]
    return tuple(" ".join(way) for way in ways if way)


def correction(name: str, respellings: Mapping[str, str]) -> str:
    """How the user corrected a name, as a whole or word by word; empty where nothing of it was corrected.

    A word without a correction of its own stands for itself, or for what sounds most like it.
    """
    folded = {written.casefold(): sound for written, sound in respellings.items()}
    if name.casefold() in folded:
        return folded[name.casefold()]
    by_word = {" ".join(words_of(written)): sound for written, sound in respellings.items()}
    words = words_of(name)
    if not any(word in by_word for word in words):
        return ""
    return " ".join(by_word.get(word) or (spellings(word, known) or (word,))[0] for word in words)


def respelt(names: Iterable[str], knows: Knows = known) -> tuple[tuple[str, str], ...]:
    """For each name that is not known its likeliest spelling, as a brief keeps them. Shown to the user."""
    found = []
    for name in dict.fromkeys(names):
        if name and not all(knows(word) for word in words_of(name)) and (ways := spellings(name, knows)):
            found.append((name, ways[0]))
    return tuple(found)


@lru_cache(maxsize=512)
def sounding_like(word: str, knows: Knows) -> tuple[str, ...]:
    """Up to four ways to put a word together from known words, closest first, each sounding different."""
    best: list[_Way] = []
    for sound in pronunciations(word):
        best += _fitted(sound, word, knows)
    different: dict[str, str] = {}
    for _, pieces, sound in sorted(best):
        different.setdefault(sound, " ".join(pieces))
    return tuple(different.values())[:MOST_SPELLINGS]


_Way = tuple[float, tuple[str, ...], str]
"""What a covering costs, its words and how they sound."""


def _fitted(sound: str, word: str, knows: Knows) -> list[_Way]:
    """The cheapest coverings of a sound by known words: dynamic programming over where a piece ends."""
    index = _by_sound()
    rows: list[list[_Way]] = [[] for _ in range(len(sound) + 1)]
    rows[0] = [(0.0, (), "")]
    for end in range(1, len(sound) + 1):
        found: list[_Way] = []
        if sound[end - 1] not in VOWELS:
            found += [(cost + _LEFT_OUT, way, heard) for cost, way, heard in rows[end - 1]]
        for start in range(max(0, end - _LONGEST_PIECE), end):
            piece = sound[start:end]
            if not rows[start] or not any(sign in VOWELS for sign in piece):
                continue
            for spelt, exact in index.get(piece.translate(_ALIKE), ()):
                off = sum(left != right for left, right in zip(exact, piece, strict=True))
                price = 1.0 + 0.35 * off + _oddness(spelt, word)
                if price < 3.0 and knows(spelt):
                    shorter = (row for row in rows[start] if len(row[1]) < MOST_PIECES)
                    found += [(cost + price, (*way, spelt), heard + exact) for cost, way, heard in shorter]
        rows[end] = sorted(found)[: 3 * MOST_SPELLINGS]
    return [way for way in rows[-1] if way[1]]


def _oddness(spelt: str, word: str) -> float:
    """Of words that sound alike those spelt like the name are likelier to sound right."""
    return (
        (0.0 if spelt in word else 0.15) + (0.3 if "'" in spelt else 0.0) + (0.5 if len(spelt) < 2 else 0.0)
    )


@cache
def _by_sound() -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, sound in dictionary_entries():
        if len(sound) <= _LONGEST_PIECE and not word.startswith("'"):
            index[sound.translate(_ALIKE)].append((word, sound))
    return index
