"""How words sound: from a dictionary, or from their letters where the dictionary does not know them.

Sounds are written one sign a phone, see `PHONES` (the phones of the CMU Pronouncing Dictionary).
"""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

PHONES = {
    "AA": "a", "AE": "A", "AH": "u", "AO": "o", "AW": "W", "AY": "Y", "B": "b", "CH": "C", "D": "d",
    "DH": "D", "EH": "e", "ER": "R", "EY": "E", "F": "f", "G": "g", "HH": "h", "IH": "i", "IY": "I",
    "JH": "J", "K": "k", "L": "l", "M": "m", "N": "n", "NG": "N", "OW": "O", "OY": "y", "P": "p",
    "R": "r", "S": "s", "SH": "S", "T": "t", "TH": "T", "UH": "U", "UW": "x", "V": "v", "W": "w",
    "Y": "j", "Z": "z", "ZH": "Z",
}  # fmt: skip
VOWELS = frozenset("aAuoWYeREiIOyUx")
RADIUS = 4
"""Letters on either side that may change how a letter sounds."""


@lru_cache(maxsize=4096)
def pronunciations(word: str) -> tuple[str, ...]:
    """The ways a word sounds: those of the dictionary, else as English and as other letters suggest."""
    word = plain(word)
    return _from_dictionary(word) or tuple(dict.fromkeys(filter(None, (by_letters(word), abroad(word)))))


def known(word: str) -> bool:
    """Whether the dictionary has the word (and so the speech model knows it)."""
    return bool(_from_dictionary(plain(word)))


def dictionary_entries() -> Iterator[tuple[str, str]]:
    """Every known word with each of its sounds."""
    for line in _words().decode().split("\n"):
        word, _, sound = line.partition(" ")
        if word:
            yield word, sound


def by_letters(word: str) -> str:
    """How the letters of a word sound by the rules learnt from the dictionary."""
    letters = "".join(sign for sign in plain(word) if "a" <= sign <= "z")
    table = _letters()
    padded = "#" * RADIUS + letters + "#" * RADIUS
    sounds = []
    for at in range(RADIUS, RADIUS + len(letters)):
        sound = table.get(padded[at], "")
        for reach in range(1, RADIUS + 1):
            centre, after = padded[at], padded[at + 1 : at + reach + 1]
            sound = table.get(f"{padded[at - reach + 1 : at]}<{centre}>{after}", sound)
            sound = table.get(f"{padded[at - reach : at]}<{centre}>{after}", sound)
        sounds.append(sound)
    return "".join(sounds)


def abroad(word: str) -> str:
    """How the letters of a word sound in most other languages: every vowel as it is written."""
    letters = "".join(sign for sign in plain(word) if "a" <= sign <= "z")
    sounds: list[str] = []
    at = 0
    while at < len(letters):
        length = next((length for length in (2, 1) if letters[at : at + length] in _ABROAD), 1)
        sound = _ABROAD.get(letters[at : at + length], "")
        if not sounds or sound != sounds[-1]:
            sounds.append(sound)
        at += length
    return "".join(sounds)


_ABROAD = {
    "a": "a", "e": "E", "i": "I", "o": "O", "u": "x", "y": "I", "ai": "Y", "ei": "E", "ee": "I", "oo": "x",
    "ou": "x", "au": "W", "ia": "Iu", "b": "b", "c": "k", "ch": "C", "d": "d", "f": "f", "g": "g", "gh": "g",
    "h": "h", "j": "J", "k": "k", "kh": "k", "ck": "k", "l": "l", "m": "m", "n": "n", "ng": "N", "p": "p",
    "ph": "f", "q": "k", "qu": "kw", "r": "r", "s": "s", "sh": "S", "sz": "S", "t": "t", "th": "t", "v": "v",
    "w": "w", "x": "ks", "z": "z", "zh": "Z", "ya": "ja", "yo": "jO", "yu": "jx", "ye": "jE",
}  # fmt: skip


def plain(word: str) -> str:
    """Lower case without accents: 'Søren' as 'soren'."""
    spelt = word.lower().translate(_SPECIAL)
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign))


_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "th", "þ": "th",
                          "ı": "i", "’": "'"})  # fmt: skip


def _from_dictionary(word: str) -> tuple[str, ...]:
    if not word or not word.isascii() or " " in word:
        return ()
    table, key, found = _words(), word.encode(), []
    at = _line_of(table, key)
    while table[at : at + len(key) + 1] == key + b" ":
        end = table.index(b"\n", at)
        found.append(table[at + len(key) + 1 : end].decode())
        at = end + 1
    return tuple(found)


def _line_of(table: bytes, key: bytes) -> int:
    """Where the first line whose word is not before `key` begins: the lines are in order of their words."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.index(b"\n", start)
        if table[start:end].partition(b" ")[0] < key:
            low = end + 1
        else:
            high = start
    return low


@cache
def _words() -> bytes:
    # One block of bytes is searched as it is: a dictionary of Python strings would take 30 MB.
    return lzma.decompress(_asset("words.xz")) + b"\n"


@cache
def _letters() -> dict[str, str]:
    lines = lzma.decompress(_asset("letters.xz")).decode().splitlines()
    return {context: sound for context, _, sound in (line.partition(" ") for line in lines)}


def _asset(name: str) -> bytes:
    return files("assets").joinpath("pronunciations", name).read_bytes()
