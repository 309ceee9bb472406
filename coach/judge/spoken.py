"""Finds the caller's number among spoken words: whole or not, once or twice, and which digits were wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from coach.judge.digit_match import PAUSE_SECONDS, Match, match
from coach.judge.digits import (
    HESITATIONS,
    LONG_ZERO_SECONDS,
    TOUCHING_SECONDS,
    all_readings,
    is_number_word,
    plain_digits,
    readings_at,
)
from coach.transcript import Transcript, Word

REPEAT_DIGITS = 7
"""So many last digits make a second saying whole (DOMAIN, `number_repeat`)."""
LEAST_SLURRED = 10
"""Only of numbers with so many digits may a zero be swallowed: those of fewer are told apart by each."""
_RETRACTIONS = frozenset({"no", "sorry", "wait", "correction", "mean", "make"})
_INTERJECTIONS = _RETRACTIONS | {"oh", "ah", "um", "uh", "er", "oops", "i", "mean", "make", "that"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as it was said, with its words.

    `onsets` are the seconds at which each digit begins; of corrected digits only the last saying counts.
    """

    digits: str
    words: tuple[Word, ...]
    onsets: tuple[float, ...] = ()

    @property
    def start(self) -> float:
        """Second at which its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Second at which its last word ends."""
        return self.words[-1].end

    @property
    def digits_per_second(self) -> float | None:
        """Digits a second from the first to the end of the last; None for fewer than two."""
        length = self.end - self.onsets[0] if len(self.onsets) > 1 else 0.0
        return len(self.onsets) / length if length > 0 else None

    @property
    def pauses(self) -> tuple[float, ...]:
        """Lengths in seconds of the pauses between its words."""
        gaps = (after.start - before.end for before, after in pairwise(self.words))
        return tuple(round(gap, 3) for gap in gaps if gap >= PAUSE_SECONDS)


@dataclass(frozen=True, slots=True)
class NumberFindings:
    """`first` is the number said whole and right, `second` its repeat, `wrong` a saying with wrong digits."""

    first: Mention | None = None
    second: Mention | None = None
    wrong: Mention | None = None
    expected: str = ""

    @property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """From and to which second the number is said, rightly or wrongly."""
        mentions = (self.first, self.second, self.wrong)
        return tuple((mention.start, mention.end) for mention in mentions if mention)

    @property
    def digits_missing(self) -> int:
        """How many digits the wrong saying is short of; 0 where it is not."""
        return max(0, len(self.expected) - len(self.wrong.digits)) if self.wrong else 0

    @property
    def wrong_tail(self) -> tuple[str, str] | None:
        """The last digits said and those that would be right: ('0168', '0163'), or None."""
        if self.wrong is None:
            return None
        said, right = self.wrong.digits, self.expected
        while len(said) > 4 and len(right) > 4 and said[-4:] == right[-4:] and said[:-4] != right[:-4]:
            said, right = said[:-4], right[:-4]
        return said[-4:], right[-4:]


def find_number(transcript: Transcript, phone: str) -> NumberFindings:
    """Where the number `phone` is said, by any reading of the sound. Nothing if `phone` is no number."""
    forms = _forms(phone)
    if not forms:
        return NumberFindings()
    readings = (transcript.words, *transcript.readings)
    sure, blurred = (_sure(forms), _slurred(forms)) if transcript.timed else (forms, ())
    whole = [found for words in readings for found in _whole_mentions(words, sure, blurred)]
    # A reading that misses a digit finds one long saying with a restart where there are two.
    first = min(whole, key=lambda mention: (mention.end, mention.start), default=None)
    second = None
    if first:
        later = [found for found in whole if found.start >= first.end - PAUSE_SECONDS]
        later += [found for words in readings for found in _tail_mentions(words, first.end, forms[0])]
        second = min(later, key=lambda mention: mention.start, default=None)
    taken = [mention for mention in (first, second) if mention]
    near = (found for words in readings for found in _wrong_mentions(words, taken, forms))
    wrong = min(near, key=lambda found: found[:2], default=None)
    return NumberFindings(first, second, wrong[2] if wrong else None, forms[0])


@lru_cache(maxsize=64)
def _forms(phone: str) -> tuple[str, ...]:
    """Digit strings that say the whole number: at home, with the country code, without the trunk zero."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, None if phone.strip().startswith("+") else "US")
    except phonenumbers.NumberParseException:
        digits = "".join(sign for sign in phone if sign.isdecimal())
        return (digits,) if len(digits) >= 5 else ()
    bare = phonenumbers.national_significant_number(number)
    if len(bare) < 5:
        return ()
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) or ""
    # America's trunk '1' is no part of the number; elsewhere the zero is said at home.
    home = trunk + bare if trunk == "0" else bare
    code = str(number.country_code)
    forms = (home, bare, code + bare, code + home, "00" + code + bare, "011" + code + bare)
    return tuple(dict.fromkeys(forms))


def _sure(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms but for the one that lacks its trunk zero."""
    return tuple(form for form in forms if f"0{form}" not in forms)


def _slurred(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms as they are heard when a zero of the area code is swallowed: 'two oh seven' as 'two seven'.

    Nobody leaves that zero out; of the seven digits that tell lines apart none may be missing.
    """
    shorter = [form for form in forms if f"0{form}" in forms]
    for form in forms:
        area, line = form[:-REPEAT_DIGITS], form[-REPEAT_DIGITS:]
        zeros = [at for at, digit in enumerate(area) if digit == "0" and at > 0]
        shorter += [area[:at] + area[at + 1 :] + line for at in zeros if len(form) >= LEAST_SLURRED]
    return tuple(dict.fromkeys(shorter))


def _whole_mentions(
    words: tuple[Word, ...], forms: tuple[str, ...], blurred: tuple[str, ...]
) -> Iterator[Mention]:
    readings = all_readings(words)
    at = 0
    while at < len(words):
        found = [one for form in forms if (one := match(words, readings, at, form))]
        if not at or not is_number_word(words[at - 1].text):
            # Nothing else may be unclear about a number with a zero too few.
            shorter = (match(words, readings, at, form) for form in blurred)
            found += [one for one in shorter if one and one.plain_up_to(len(one.digits) - REPEAT_DIGITS)]
        # Of several forms that begin here the longest is meant: with the country code.
        best = max(found, key=lambda one: len(one.digits), default=None)
        if best and not _taken_back(words, best.end, forms) and not _runs_on(words, best.end):
            yield _mention(best, words)
            at = best.end
        else:
            at += 1


def _tail_mentions(words: tuple[Word, ...], after: float, number: str) -> Iterator[Mention]:
    readings = all_readings(words)
    for at, word in enumerate(words):
        if word.start < after - PAUSE_SECONDS or not readings[at]:
            continue
        for length in range(len(number), REPEAT_DIGITS - 1, -1):
            found = match(words, readings, at, number[-length:])
            if found and not _taken_back(words, found.end, (number,)):
                yield _mention(found, words)
                return


def _mention(found: Match, words: Sequence[Word]) -> Mention:
    return Mention(found.digits, tuple(words[found.start : found.end]), found.onsets(words))


def _runs_on(words: Sequence[Word], at: int) -> bool:
    """Whether another digit was heard without any gap: then the last ones are not clear.

    A zero after a zero is none: the last 'oh' of a number is drawn out.
    """
    if not 0 < at < len(words) or words[at].source == "text" or not is_number_word(words[at].text):
        return False
    if {words[at - 1].text, words[at].text} <= LONG_ZERO_SECONDS.keys():
        return False
    return words[at].start - words[at - 1].end < TOUCHING_SECONDS


def _taken_back(words: Sequence[Word], start: int, forms: tuple[str, ...]) -> bool:
    """Whether it is corrected at once into other digits ('... three two, no, three three')."""
    at = start
    while at < len(words) and words[at].text in _INTERJECTIONS:
        at += 1
    if at == start or not any(word.text in _RETRACTIONS for word in words[start:at]):
        return False
    said = _pattern(words, at)
    return bool(said) and not any(re.search(f"{said}$", form) for form in forms)


def _pattern(words: Sequence[Word], at: int) -> str:
    """The digits from a word on; '.' for one that was misheard, so that it is unclear which it is."""
    pattern = ""
    while at < len(words):
        reading = next(iter(readings_at(words, at)), None)
        if reading is None and words[at].text not in HESITATIONS and not _among_digits(words, at):
            break
        if reading is None:
            pattern += "" if words[at].text in HESITATIONS else "."
        elif reading.doubtful and not _among_digits(words, at) and not _before_digits(words, at):
            break
        else:
            pattern += "." if reading.doubtful else reading.digits
        at = reading.end if reading else at + 1
    return pattern


def _before_digits(words: Sequence[Word], at: int) -> bool:
    following = words[at + 1 : at + 3]
    return len(following) == 2 and all(is_number_word(word.text) for word in following)


def _among_digits(words: Sequence[Word], at: int) -> bool:
    return 0 < at < len(words) - 1 and all(is_number_word(words[beside].text) for beside in (at - 1, at + 1))


def _wrong_mentions(
    words: Sequence[Word], taken: list[Mention], forms: tuple[str, ...]
) -> Iterator[tuple[int, float, Mention]]:
    """Sayings that are nearly the number, at most three digits off, with how many and their second."""
    for start, end in _runs(words):
        begins, ends = words[start].start, words[end - 1].end
        if any(begins < mention.end and mention.start < ends for mention in taken):
            continue
        digits = plain_digits(words, start, end)
        if len(digits) < REPEAT_DIGITS - 1:
            continue
        off = min(_distance(digits, form) for form in forms)
        if 0 < off <= 3:
            yield off, begins, Mention(digits, tuple(words[start:end]), (begins,))


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of number words; a hesitation inside does not end them."""
    at = 0
    while at < len(words):
        if not is_number_word(words[at].text):
            at += 1
            continue
        end = last = at + 1
        while end < len(words) and (
            is_number_word(words[end].text) or words[end].text in HESITATIONS | {"hundred"}
        ):
            end += 1
            if words[end - 1].text not in HESITATIONS:
                last = end
        yield at, last
        at = end


def _distance(left: str, right: str) -> int:
    """Digits to change, add or take away to make one out of the other."""
    row = list(range(len(right) + 1))
    for number, sign in enumerate(left, 1):
        above, row[0] = row[0], number
        for column, other in enumerate(right, 1):
            above, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, above + (sign != other)),
            )
    return row[-1]
