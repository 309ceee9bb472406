"""Finds exactly these digits among spoken words, restarts and corrections mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.judge.digits import HESITATIONS, MISHEARD, Reading, is_number_word, plain_digits
from coach.transcript import Word

PAUSE_SECONDS = 0.2
"""A shorter gap inside a number is no pause: a listener cannot tell where a group ends."""
DOUBTFUL_LIMIT = 2
"""Words taken for digits that the recogniser wrote otherwise; more of them and the number is guesswork."""
CORRECTION_WORDS = 8
CORRECTIONS = frozenset(
    {"no", "sorry", "wait", "mean", "make", "correction", "rather", "actually", "scratch", "scrap", "again",
     "hang", "hold", "oops", "beg", "wrong", "say", "start", "not", "properly", "strike", "excuse", "let",
     "yeah", "yes", "right"}
)  # fmt: skip
Readings = tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Digits found from the word `start` up to the word `end` (not included), by the readings of `path`."""

    digits: str
    start: int
    end: int
    path: tuple[Reading, ...]

    def plain_up_to(self, count: int) -> bool:
        """Whether nothing was said again, and its first digits were said one by one and clearly."""
        area = self.path[:count]
        on_and_on = all(before.end == after.start for before, after in pairwise(self.path))
        return on_and_on and all(len(reading.digits) == 1 and not reading.doubtful for reading in area)

    def onsets(self, words: Sequence[Word]) -> tuple[float, ...]:
        """The seconds at which each digit begins; those of one word are spread over it."""
        onsets: list[float] = []
        for reading in self.path:
            begin, end = words[reading.start].start, words[reading.end - 1].end
            step = (end - begin) / len(reading.digits)
            onsets += [round(begin + step * position, 3) for position in range(len(reading.digits))]
        return tuple(onsets)


def match(words: tuple[Word, ...], readings: Readings, start: int, digits: str) -> Match | None:
    """The mention of exactly these digits that begins at a word, restarts and corrections mended."""
    if not any(digits.startswith(found.digits) for found in readings[start]):
        return None
    dead: set[tuple[int, int, int]] = set()

    def follow(at: int, done: int, doubts: int, path: tuple[Reading, ...]) -> tuple[Reading, ...] | None:
        if done == len(digits):
            # After a correction the number ends where the digits end, not where it suits.
            mended = any(after.start > before.end for before, after in pairwise(path))
            return None if mended and _goes_on(words, at) else path
        if at >= len(words) or (at, done, doubts) in dead:
            return None
        for reading in readings[at]:
            worry = doubts + reading.doubtful
            if worry <= DOUBTFUL_LIMIT and digits.startswith(reading.digits, done):
                longer = follow(reading.end, done + len(reading.digits), worry, (*path, reading))
                if longer:
                    return longer
        if path:
            if words[at].text in HESITATIONS and (longer := follow(at + 1, done, doubts, path)):
                return longer
            for resumed in _resumptions(words, at):
                more = plain_digits(words, at, resumed)
                for back in range(done - (resumed == at), -1, -1):
                    if not _starts(readings[resumed], digits[back:]):
                        continue
                    if not _takes_up(digits[back:], digits[back:done] + more, resumed == at):
                        continue
                    # What is corrected must be clear.
                    doubt = doubts if resumed == at else max(doubts, DOUBTFUL_LIMIT - 1)
                    if longer := follow(resumed, back, doubt, _kept(path, back)):
                        return longer
        dead.add((at, done, doubts))
        return None

    path = follow(start, 0, 0, ())
    return Match(digits, start, path[-1].end, path) if path else None


def _resumptions(words: Sequence[Word], at: int) -> Iterator[int]:
    """Positions where the number may be taken up again: after a correction, or after a pause."""
    limit = min(len(words), at + CORRECTION_WORDS)
    if at and words[at].start - words[at - 1].end >= PAUSE_SECONDS and is_number_word(words[at].text):
        yield at
    corrected = False
    for position in range(at, limit):
        if corrected and is_number_word(words[position].text):
            yield position
            return
        corrected = corrected or words[position].text in CORRECTIONS


def _takes_up(again: str, dropped: str, by_pause: bool) -> bool:
    """Whether digits said again may replace some that were dropped.

    After a pause alone they begin with the same ones; after a correction with the same two, unless they are
    as many, or fewer were wrong. Else 'nine oh eight, no, nine oh nine' might be 'nine nine oh nine'.
    """
    if by_pause:
        return len(dropped) > 1 and again.startswith(dropped)
    if len(dropped) == 1:
        return len(again) > 1
    return len(again) == len(dropped) or again.startswith(dropped[: min(2, len(dropped) - 1)])


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether more digits follow in the same breath, or two words that may be digits."""
    if not 0 < at < len(words) or words[at].start - words[at - 1].end >= PAUSE_SECONDS:
        return False
    following = [word.text for word in words[at : at + 2] if word.source != "text"]
    misheard = len(following) == 2 and all(text in MISHEARD for text in following)
    return misheard or is_number_word(words[at].text)


def _starts(readings: tuple[Reading, ...], digits: str) -> bool:
    return any(not found.doubtful and digits.startswith(found.digits) for found in readings)


def _kept(path: tuple[Reading, ...], digits: int) -> tuple[Reading, ...]:
    """The readings that make up the first digits; one that straddles the cut is cut."""
    kept: list[Reading] = []
    for reading in path:
        if digits <= 0:
            break
        part = reading.digits[:digits]
        kept.append(Reading(part, reading.start, reading.end, reading.doubtful))
        digits -= len(part)
    return tuple(kept)
