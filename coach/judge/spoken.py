"""Finds the caller's number among spoken words: whole or not, once or twice, and which digits were wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
)
from coach.judge.number_doubt import contradicted, same_saying
from coach.judge.number_forms import REPEAT_DIGITS, dialled_forms, slurred_forms, sure_forms
from coach.judge.retraction import taken_back
from coach.transcript import Transcript, Word

BEFORE_END_SECONDS = 0.1
"""Recognisers part words at different places; one that has come so near the end has heard it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as it was said, with its words.

    `onsets` are the seconds at which each digit begins; of corrected digits only the last saying counts.
    `heard_by` is how many readings of the sound have it; 0 if only all of them joined. One that is
    `taken_back` was corrected into other digits at once.
    """

    digits: str
    words: tuple[Word, ...]
    onsets: tuple[float, ...] = ()
    heard_by: int = 0
    taken_back: bool = False

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
    """`first` is the number said whole and right, `second` its repeat, `wrong` a saying with wrong digits.

    `unclear` is a saying that may be right: one reading of the sound has it so, another with a digit changed
    or taken back. `first_awaits` and `second_awaits` say that a reading has not come to its end that may yet
    make it so.
    """

    first: Mention | None = None
    second: Mention | None = None
    wrong: Mention | None = None
    expected: str = ""
    unclear: Mention | None = None
    first_awaits: bool = False
    second_awaits: bool = False

    @property
    def stretches(self) -> tuple[tuple[float, float], ...]:
        """From and to which second the number is said, rightly or wrongly."""
        mentions = (self.first, self.second, self.wrong, self.unclear)
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
    forms = dialled_forms(phone)
    if not forms:
        return NumberFindings()
    readings = (transcript.words, *transcript.readings)
    sure, blurred = (sure_forms(forms), slurred_forms(forms)) if transcript.timed else (forms, ())
    whole = [_whole_mentions(words, sure, blurred) for words in readings]
    clear, doubted, retracted = _parted(whole, transcript, sure)
    first, second, unclear = None, None, None
    if clear:
        # What one saying leaves in doubt another makes clear: both are of one number.
        first = _first([*clear, *doubted])
        tails = [list(_tail_mentions(words, first.end, forms[0])) for words in readings]
        clear_tails, doubted_tails, _ = _parted(tails, transcript, (forms[0][-REPEAT_DIGITS:],))
        later = [found for found in (*clear, *doubted) if found.start >= first.end - PAUSE_SECONDS]
        later += [*clear_tails, *doubted_tails]
        second = min(later, key=lambda mention: mention.start, default=None)
    elif doubted or retracted:
        unclear = _first([*doubted, *retracted])
    taken = [mention for mention in (first, second, unclear) if mention]
    # The last reading hardly knows other words and hears digits in any talk: it cannot tell what is wrong.
    near = (found for words in readings[:4] for found in _wrong_mentions(words, taken, forms))
    wrong = min(near, key=lambda found: found[:2], default=None)
    return NumberFindings(
        first, second, wrong[2] if wrong else None, forms[0], unclear,
        first_awaits=all(_awaits_others(mention, transcript) for mention in clear),
        second_awaits=second is not None and _awaits_others(second, transcript),
    )  # fmt: skip


def _parted(
    found: Sequence[Sequence[Mention]], transcript: Transcript, forms: tuple[str, ...]
) -> tuple[list[Mention], list[Mention], list[Mention]]:
    """Sayings by the joined words and by each reading: clear ones, doubted ones, and retracted ones.

    Another reading has a doubted one with a digit changed, and hears a retracted one taken back; what its own
    reading takes back is left out.
    """
    clear: list[Mention] = []
    doubted: list[Mention] = []
    retracted: list[Mention] = []
    sayings = [mention for mentions in found for mention in mentions]
    for mention in sayings:
        if mention.taken_back:
            continue
        by_reading = zip(transcript.readings, found[1:], strict=True)
        others = [words for words, said in by_reading if not any(_same(mention, other) for other in said)]
        heard = replace(mention, heard_by=len(transcript.readings) - len(others))
        if any(other.taken_back and _same(mention, other) for other in sayings):
            retracted.append(heard)
        elif heard.heard_by <= 1 and contradicted((mention.start, mention.end), others, forms):
            doubted.append(heard)
        else:
            clear.append(heard)
    return clear, doubted, retracted


def _same(one: Mention, other: Mention) -> bool:
    return same_saying((one.start, one.end), (other.start, other.end))


def _first(mentions: list[Mention]) -> Mention:
    """The first saying, as the reading has it that takes up the fewest seconds for it.

    One that misses a digit finds a long saying with a restart where there are two, and '… call with a yes or
    no five oh nine …' is taken for a correction where a stray digit came before it.
    """
    first = min(mentions, key=lambda mention: (mention.end, mention.start))
    return min(
        (
            mention
            for mention in mentions
            if _same(first, mention) and mention.end - first.end < PAUSE_SECONDS
        ),
        key=lambda mention: mention.end - mention.start,
    )


def _awaits_others(mention: Mention, transcript: Transcript) -> bool:
    """Whether only one reading has it so far, and another that may contradict it has not come to its end."""
    ends = (reading[-1].end if reading else 0.0 for reading in transcript.readings)
    return mention.heard_by <= 1 and any(end < mention.end - BEFORE_END_SECONDS for end in ends)


@lru_cache(maxsize=16)
def _whole_mentions(
    words: tuple[Word, ...], forms: tuple[str, ...], blurred: tuple[str, ...]
) -> tuple[Mention, ...]:
    """All sayings of the number in order. Kept: while someone speaks, few readings change at a time."""
    mentions: list[Mention] = []
    readings = all_readings(words)
    at = 0
    while at < len(words):
        if not readings[at]:
            at += 1
            continue
        found = [one for form in forms if (one := match(words, readings, at, form))]
        if not at or not is_number_word(words[at - 1].text):
            # Nothing else may be unclear about a number with a zero too few.
            shorter = (match(words, readings, at, form) for form in blurred)
            found += [one for one in shorter if one and one.plain_up_to(len(one.digits) - REPEAT_DIGITS)]
        # Of several forms that begin here the longest is meant: with the country code.
        best = max(found, key=lambda one: len(one.digits), default=None)
        if best and not _runs_on(words, best.end):
            mentions.append(replace(_mention(best, words), taken_back=taken_back(words, best.end, forms)))
            at = best.end
        else:
            at += 1
    return tuple(mentions)


def _tail_mentions(words: tuple[Word, ...], after: float, number: str) -> Iterator[Mention]:
    readings = all_readings(words)
    for at, word in enumerate(words):
        if word.start < after - PAUSE_SECONDS or not readings[at]:
            continue
        for length in range(len(number), REPEAT_DIGITS - 1, -1):
            found = match(words, readings, at, number[-length:])
            if found and not taken_back(words, found.end, (number,)):
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
