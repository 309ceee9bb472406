"""Finds the names that a take must say: the called person's, the caller's, the caller's company."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coach.brief import Brief
from coach.hear.grammar import UNKNOWN
from coach.hear.pronunciation import known
from coach.hear.sounding import alike, sounds_of
from coach.hear.sounding import weight as sound_weight
from coach.hear.vocabulary import words_of
from coach.judge.opening_name import borne_out
from coach.judge.short_forms import is_short_form
from coach.transcript import Transcript, Word

OPENING_WORDS = 9
"""The opening sentence in words where no pause shows its end ('oh my goodness hello constance')."""
OPENING_PAUSE_SECONDS = 0.4
MAIL_WORDS = frozenset({"dot", "at"})
SHORT_NAME, SHORT_LIMIT = 2.5, 0.3
LONG_NAME, LONG_LIMIT = 5.5, 0.48
"""Up to which unlikeness (0 to 1) words count as the name where it belongs, by the size of its sound; from
40 names and 40 companies by two voices."""
SMALL_WORD_MARGIN = 0.06
"""So much more alike must words be that begin with a small one: any sound is taken for 'on' and 'the'."""
UNSURE_MARGIN = 0.05
"""So much more leaves it unclear."""
SHORTER_MARGIN = 0.25
"""So much less alike may be what is left of a name without a last word that was heard as it is."""
_SMALL_WORDS = frozenset(["a", "an", "and", "at", "i", "in", "is", "it", "of", "on", "that", "the", "to"])
_GREETINGS = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "morning",
        "afternoon",
        "evening",
        "good",
        "dear",
        "howdy",
        "hiya",
        "yo",
        "greetings",
        "there",
    ]
)
_BEFORE_OWN = frozenset({"is", "it's", "i'm", "am", "name's", "hi", "hello"})
_AFTER_OWN = frozenset({"here", "from", "at", "with", "calling", "speaking"})
_BEFORE_COMPANY = frozenset(
    ["from", "at", "with", "for", "of", "it's", "is", "here", "and", "calling", "over"]
)
MORE_WORDS = 2
"""A name may be heard as so many words more than it has ('be cola' for Bukola)."""
AFTER_OWN_SECONDS = 0.7
"""So soon after the caller's own name (or its first word) the company is named without a preposition."""
OVERLAP_SECONDS = 0.05
"""So much earlier may a word begin by one reading than the one before it ends by another."""
Place = Callable[[Sequence[Word], int, int], bool]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it was heard. `sure` is false where it only may have been the name."""

    words: tuple[Word, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class NameFindings:
    """Where each name is said; None where it is not."""

    called: NameMention | None = None
    own: NameMention | None = None
    company: NameMention | None = None


def find_names(transcript: Transcript, brief: Brief) -> NameFindings:
    """Where the names of the brief are said, by any reading of the sound that knows more than numbers."""
    readings = (transcript.words, *transcript.readings[:2])
    by_sound = transcript.timed
    called = _best(_called(words, brief.recipient.first_name, by_sound) for words in readings)
    if called is None or not called.sure:
        called = _called_alone(transcript, brief.recipient.first_name) or called
    taken = called.words if called else ()
    own = _best(_own(words, brief.caller.name, taken, by_sound) for words in readings)
    said = own.words[-1].end if own else None
    company = _best(_company(words, brief.caller.company, by_sound, said) for words in readings)
    return NameFindings(called, own, company)


def _best(found: Iterator[NameMention | None]) -> NameMention | None:
    mentions = [mention for mention in found if mention]
    return min(mentions, key=lambda mention: (not mention.sure, mention.words[0].start), default=None)


def _called(words: Sequence[Word], first_name: str, by_sound: bool) -> NameMention | None:
    """The first name, or a short form of it, in the opening."""
    wanted = words_of(first_name)
    if not wanted:
        return None
    opening = words[: _opening(words)]
    for at in range(len(opening)):
        if _is(opening, at, wanted):
            return NameMention(tuple(opening[at : at + len(wanted)]))
        if is_short_form(opening[at].text, wanted[0], by_sound):
            return NameMention((opening[at],))
    return _alike(opening[:6], wanted, _after_greeting) if by_sound else None


def _called_alone(transcript: Transcript, first_name: str) -> NameMention | None:
    """The first name where only the recogniser of names understood it."""
    opening = transcript.opening
    found = _called(opening, first_name, by_sound=True)
    if found is None or not found.sure:
        return None
    at = opening.index(found.words[0])
    placed = _after_greeting(opening, at, at + len(found.words))
    name = " ".join(words_of(first_name))
    return found if placed and borne_out(found.words, name, transcript.readings[:2]) else None


def _own(words: Sequence[Word], name: str, taken: tuple[Word, ...], by_sound: bool) -> NameMention | None:
    """The caller's name, whole or the first, or a short form; not where it is part of an address."""
    wanted = words_of(name)
    if not wanted:
        return None
    free = [at for at, word in enumerate(words) if not _in_address(words, at) and word not in taken]
    # 'Tsang Wing-Yan' has the given name last.
    for names in (wanted, *([wanted[1:]] if len(wanted) > 2 else [])):
        for at in free:
            if _is(words, at, names):
                return NameMention(tuple(words[at : at + len(names)]))
    for at in free:
        if words[at].text in (wanted[0], wanted[0] + "'s") or is_short_form(
            words[at].text, wanted[0], by_sound
        ):
            following = words[at + 1 : at + 2]
            whole = following and len(wanted) > 1 and following[0].text == wanted[-1]
            return NameMention(tuple(words[at : at + 1 + bool(whole)]))
    return _alike(words[:18], wanted, _in_own_place) if by_sound else None


def _company(
    words: Sequence[Word], company: str, by_sound: bool, own_end: float | None
) -> NameMention | None:
    """The company's name, or its first word where that is no everyday word.

    `own_end` is the second at which the caller's own name ends: 'this is Tomas Lindqvist, Oakmere Talent'.
    """
    wanted = words_of(company)
    if not wanted:
        return None
    shorter = [wanted[:length] for length in range(len(wanted) - 1, 0, -1) if _tells(wanted[:length])]
    for names in (wanted, *shorter):
        for at in range(len(words)):
            if _is(words, at, names) and not _in_address(words, at):
                return NameMention(tuple(words[at : at + len(names)]))

    def belongs(words: Sequence[Word], start: int, end: int) -> bool:
        if _after_preposition(words, start, end):
            return True
        return (
            own_end is not None and 0.0 <= words[start].start - own_end + OVERLAP_SECONDS <= AFTER_OWN_SECONDS
        )

    return _alike(words, wanted, belongs, rest_counts=True) if by_sound else None


def _tells(names: tuple[str, ...]) -> bool:
    """Whether a part of a company's name is enough to name it."""
    return len(names) > 1 or (len(names[0]) >= 5 and not known(names[0]))


def _is(words: Sequence[Word], at: int, wanted: tuple[str, ...]) -> bool:
    """Whether the words from a position on are the wanted ones; the last may be a genitive."""
    found = [word.text for word in words[at : at + len(wanted)]]
    if found and found[-1] not in wanted:
        found[-1] = found[-1].removesuffix("'s").removesuffix("'")
    return found == list(wanted)


def _opening(words: Sequence[Word]) -> int:
    """How many words the opening sentence has."""
    for at in range(OPENING_WORDS, len(words)):
        if words[at].start - words[at - 1].end >= OPENING_PAUSE_SECONDS:
            return at
    return min(len(words), 2 * OPENING_WORDS)


def _in_address(words: Sequence[Word], at: int) -> bool:
    """Whether a word is part of a spoken e-mail address: near a 'dot', or before 'at' and a later 'dot'."""
    near = [word.text for word in words[max(0, at - 1) : at + 3]]
    if "dot" in near:
        return True
    ahead = [word.text for word in words[at + 1 : at + 7]]
    return bool(ahead) and ahead[0] == "at" and "dot" in ahead


def _alike(
    words: Sequence[Word], wanted: tuple[str, ...], fits: Place, rest_counts: bool = False
) -> NameMention | None:
    """The words that sound most like the name in a place where it belongs, if they are near enough.

    With `rest_counts` the same last word says nothing about the others.
    """
    name = " ".join(wanted)
    best: tuple[float, tuple[Word, ...]] | None = None
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + len(wanted) + MORE_WORDS) + 1):
            if not fits(words, start, end):
                continue
            stretch = tuple(words[start:end])
            if any(word.text == UNKNOWN for word in stretch):
                continue
            off = alike(_text(stretch), name)
            if rest_counts:
                off = max(off, _rest_unlike(stretch, wanted))
            if best is None or off < best[0]:
                best = off, stretch
    if best is None:
        return None
    limit = _limit(sounds_of(name)[0]) - (SMALL_WORD_MARGIN if best[1][0].text in _SMALL_WORDS else 0.0)
    if best[0] > limit + UNSURE_MARGIN:
        return None
    return NameMention(best[1], best[0] <= limit)


def _rest_unlike(words: Sequence[Word], wanted: tuple[str, ...]) -> float:
    """How unlike the rest is where both end with the same word: 'lab staffing' is not Greenline Staffing."""
    if len(words) < 2 or len(wanted) < 2 or words[-1].text != wanted[-1]:
        return 0.0
    return alike(_text(words[:-1]), " ".join(wanted[:-1])) - SHORTER_MARGIN


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _limit(sound: str) -> float:
    """How unlike a name may sound and still be it: long names are harder to hit by chance."""
    size = sum(map(sound_weight, sound))
    share = min(1.0, max(0.0, (size - SHORT_NAME) / (LONG_NAME - SHORT_NAME)))
    return SHORT_LIMIT + share * (LONG_LIMIT - SHORT_LIMIT)


def _after_greeting(words: Sequence[Word], start: int, end: int) -> bool:
    return start == 0 or (start < 4 and words[start - 1].text in _GREETINGS)


def _in_own_place(words: Sequence[Word], start: int, end: int) -> bool:
    if start and words[start - 1].text in _BEFORE_OWN:
        return True
    return start > 0 and end < len(words) and words[end].text in _AFTER_OWN


def _after_preposition(words: Sequence[Word], start: int, end: int) -> bool:
    return start > 0 and words[start - 1].text in _BEFORE_COMPANY
