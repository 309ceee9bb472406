"""Where in the script the speaker is: a cursor that follows the words as they are heard.

An online alignment: after each heard word, `scores[j]` says how well the words so far are explained by
standing before script word j. A word may match the next script word, skip some, go anywhere (back to repeat
a line, or on past a cue that was left out) at a fixed price, or be an ad-lib that moves nothing. What was
heard long ago fades, so that the last eight words or so decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import jellyfish

from coach.script import Script
from coach.transcript import Word

MATCH, MATCH_SMALL_WORD, MATCH_ALIKE = 1.5, 0.7, 1.1
SUBSTITUTE, AD_LIB = -0.85, -0.4
GAP, SKIP, JUMP = 0.9, 0.2, 2.4
FADE = 0.88
"""Prices found on simulated takes (test_following): two words in a row that match elsewhere outweigh staying;
one alone does not."""

_SMALL = """
a an and are as at be but by can do for from have he her his i if in is it it's i'm i'd me my of on or our
she so that the their they this to us was we what when who will with would you your you're
"""
SMALL_WORDS = frozenset(_SMALL.split())
_ONES = "zero one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
DIGITS = {word: str(value) for value, word in enumerate(_ONES.split())} | {"oh": "0", "o": "0"}
TEENS = {word: f"1{value}" for value, word in enumerate(_TEENS.split())}
TENS = {word: str(value) for value, word in enumerate(_TENS.split(), 2)}


@dataclass(frozen=True, slots=True)
class ScriptWord:
    """One word as it stands in the script, with the cue it belongs to and the words one says for it."""

    text: str
    cue: int
    spoken: tuple[str, ...]


def script_words(script: Script) -> tuple[ScriptWord, ...]:
    """The words of the spoken cues in order; `cue` counts spoken cues from 0."""
    return tuple(
        ScriptWord(text, number, as_spoken(text))
        for number, cue in enumerate(script.spoken_cues)
        for text in written_words(cue.text)
    )


def written_words(text: str) -> list[str]:
    """The words of a cue as they stand; a gap such as '{what they wrote}' is one."""
    return re.findall(r"(?:\{[^{}]*\}|[^\s{])\S*", text)


def timed_position(words: Sequence[ScriptWord], seconds: float, limit_seconds: float) -> int:
    """The script word at which a scroll stands that ends with the limit: each spoken word takes its share."""
    whole = sum(len(word.spoken) for word in words)
    due = whole * seconds / limit_seconds
    for number, word in enumerate(words):
        due -= len(word.spoken)
        if due < 0:
            return number
    return len(words)


def as_spoken(text: str) -> tuple[str, ...]:
    """The words one says for a written word: digits one by one, an e-mail with 'at' and 'dot'."""
    lowered = text.lower().replace("’", "'")
    if "@" in lowered:
        lowered = lowered.rstrip(".,;!?").replace("@", " at ").replace(".", " dot ").replace("-", " dash ")
    found = re.findall(r"\d|[^\W\d_]+(?:'[^\W\d_]+)*", lowered)
    return tuple(DIGITS.get(part, part) for part in found)


def as_digits(words: Sequence[str]) -> list[str]:
    """Heard words with number words as digits, so that 'oh' meets '0' and 'fifteen' meets '1', '5'."""
    told: list[str] = []
    doubled = 1
    for word in words:
        lowered = word.lower()
        if lowered in ("double", "triple"):
            doubled = 2 if lowered == "double" else 3
            continue
        digits = DIGITS.get(lowered) or TEENS.get(lowered) or TENS.get(lowered)
        told += list(digits) * doubled if digits else [lowered]
        doubled = 1
    return told


class Follower:
    """Follows one script. It remembers what it worked out for words that have not changed since."""

    def __init__(self, script: Script) -> None:
        self.words = script_words(script)
        self._tokens = [token for word in self.words for token in word.spoken]
        self._word_of = [number for number, word in enumerate(self.words) for _ in word.spoken]
        self._heard: list[str] = []
        self._scores: list[list[float]] = [self._standing_at(0)]
        self._positions = [0]

    @property
    def position(self) -> int:
        """The script word to be said next, counted from 0; the number of words at the end."""
        token = self._positions[-1]
        return self._word_of[token] if token < len(self._tokens) else len(self.words)

    @property
    def cue(self) -> int:
        """The spoken cue to be said next, counted from 0; the last one at the end."""
        if not self.words:
            return 0
        return self.words[min(self.position, len(self.words) - 1)].cue

    def follow(self, heard: Sequence[Word]) -> int:
        """Takes all words heard so far (the last may differ from before) and returns `position`."""
        tokens = as_digits([word.text for word in heard])
        same = 0
        for old, new in zip(self._heard, tokens, strict=False):
            if old != new:
                break
            same += 1
        del self._heard[same:], self._scores[same + 1 :], self._positions[same + 1 :]
        for token in tokens[same:]:
            self._hear(token)
        return self.position

    def go_to(self, position: int) -> None:
        """The speaker says where he is: script word `position` comes next."""
        token = next((at for at, number in enumerate(self._word_of) if number >= position), len(self._tokens))
        self._scores[-1] = self._standing_at(token)
        self._positions[-1] = token

    def _standing_at(self, token: int) -> list[float]:
        scores = [-JUMP] * (len(self._tokens) + 1)
        scores[token] = 0.0
        return scores

    def _hear(self, token: str) -> None:
        before = self._scores[-1]
        anywhere = max(before) - JUMP
        skipping = float("-inf")
        scores = [FADE * max(before[0] + AD_LIB, anywhere + 2 * AD_LIB)]
        for place, expected in enumerate(self._tokens):
            come = max(before[place], skipping, anywhere) + likeness(token, expected)
            skipping = max(skipping, before[place] - GAP) - SKIP
            scores.append(FADE * max(come, before[place + 1] + AD_LIB))
        at = self._positions[-1]
        best = max(scores)
        near = [place for place, score in enumerate(scores) if score >= best - 1e-9]
        self._heard.append(token)
        self._scores.append(scores)
        self._positions.append(min(near, key=lambda place: (abs(place - at), place)))


@lru_cache(maxsize=20_000)
def likeness(heard: str, expected: str) -> float:
    """How well a heard word answers a script word; negative where it does not."""
    if heard == expected:
        return MATCH_SMALL_WORD if expected in SMALL_WORDS or expected.isdigit() else MATCH
    if expected.isdigit() or heard.isdigit() or min(len(heard), len(expected)) < 3:
        return SUBSTITUTE
    alike = heard[:4] == expected[:4] and len(expected) > 4
    if alike or jellyfish.metaphone(heard) == jellyfish.metaphone(expected):
        return MATCH_ALIKE
    return SUBSTITUTE
