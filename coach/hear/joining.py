"""One transcript out of what several recognisers made of the same sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coach.hear.grammar import FILLERS, UNKNOWN
from coach.judge.digits import HESITATIONS, is_number_word, plain_digits
from coach.transcript import Transcript, Word

LEAST_DIGITS = 4
"""A run of fewer digits is left as it was written."""
FILLER_SECONDS = (0.2, 0.9)
"""How long a filler is. Shorter ones are beginnings of words: five of seven in the development corpus."""
WEAK_CONFIDENCE = 0.6
MORE_CONFIDENCE = 0.4
"""A word heard with less than the first gives way to open ones that are surer by the second. On 16 takes of
the development corpus this brought the word error rate to .161, from .305 (open) and .172 (always biased)."""
_TAKEN_FOR_FILLERS = FILLERS | frozenset(
    ("er ah mm a and am the or are i her i'm huh of on in an oh hm " + UNKNOWN).split()
)
_INSIDE_NUMBERS = (HESITATIONS | {"hundred", "thousand", "double", "triple", "plus"}) - FILLERS
"""A filler among digits may be an 'oh': then the words stay as others heard them."""


def join(
    heard: Sequence[Word],
    biased: Sequence[Word],
    numbers: Sequence[Word],
    fillers: Sequence[Word],
    spellings: Mapping[str, str],
) -> Transcript:
    """The biased words with gaps filled by the open recogniser's, and numbers by the one for numbers.

    `spellings` maps each way to spell a name to the name as it is written.
    """
    written = with_names(biased, spellings)
    words = _with_numbers_replaced(_filled(written, heard), numbers)
    return Transcript(
        tuple(words),
        tuple(_true_fillers(fillers, [*heard, *written])),
        readings=(tuple(heard), tuple(written), tuple(numbers)),
    )


def _filled(written: Sequence[Word], heard: Sequence[Word]) -> list[Word]:
    """The words, each that is unknown or doubtful replaced by what the open recogniser heard there."""
    result: list[Word] = []
    used: set[int] = set()
    for word in written:
        if word.text != UNKNOWN and word.confidence >= WEAK_CONFIDENCE:
            result.append(word)
            continue
        inside = [
            place
            for place, other in enumerate(heard)
            if place not in used and word.start - 0.02 <= (other.start + other.end) / 2 <= word.end + 0.02
        ]
        sure = sum(heard[place].confidence for place in inside) / len(inside) if inside else 0.0
        if word.text == UNKNOWN or sure > word.confidence + MORE_CONFIDENCE:
            used.update(inside)
            result += [heard[place] for place in inside]
        else:
            result.append(word)
    return result


def with_names(words: Sequence[Word], spellings: Mapping[str, str]) -> list[Word]:
    """The words with spelt names written as they are: 'info labs' becomes 'infolabs'."""
    ways = sorted(((way.split(), name) for way, name in spellings.items()), key=lambda pair: -len(pair[0]))
    result: list[Word] = []
    at = 0
    while at < len(words):
        for way, name in ways:
            if [word.text for word in words[at : at + len(way)]] == way:
                result += _spread(name.split(), words[at : at + len(way)])
                at += len(way)
                break
        else:
            result.append(words[at])
            at += 1
    return result


def _spread(texts: Sequence[str], words: Sequence[Word]) -> list[Word]:
    """The texts over the time of the words."""
    if len(texts) == len(words):
        times = [(word.start, word.end) for word in words]
    else:
        start, step = words[0].start, (words[-1].end - words[0].start) / len(texts)
        times = [(start + step * place, start + step * (place + 1)) for place in range(len(texts))]
    confidence = min(word.confidence for word in words)
    return [
        Word(text, round(start, 3), round(end, 3), confidence, "biased")
        for text, (start, end) in zip(texts, times, strict=True)
    ]


def split_at(words: Iterable[Word], start: float, end: float) -> tuple[list[Word], list[Word], list[Word]]:
    """The words before, inside and after a stretch of time, each where its middle lies."""
    before: list[Word] = []
    inside: list[Word] = []
    after: list[Word] = []
    for word in words:
        middle = (word.start + word.end) / 2
        (before if middle < start else after if middle > end else inside).append(word)
    return before, inside, after


def _with_numbers_replaced(words: Sequence[Word], numbers: Sequence[Word]) -> list[Word]:
    """The words with each run of digits as the recogniser for numbers heard it, if it heard only digits."""
    result: list[Word] = []
    done = 0
    for start, end in _number_runs(words):
        _, inside, _ = split_at(numbers, words[start].start, words[end - 1].end)
        result += words[done:start]
        digits_only = all(is_number_word(word.text) or word.text in _INSIDE_NUMBERS for word in inside)
        result += inside if inside and digits_only else words[start:end]
        done = end
    return [*result, *words[done:]]


def _number_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches of digits that begin and end with one, with at most one other word between two of them."""
    runs = []
    at = 0
    while at < len(words):
        if not is_number_word(words[at].text):
            at += 1
            continue
        last = end = at + 1
        while end < len(words) and end - last < 2:
            end += 1
            if is_number_word(words[end - 1].text) or words[end - 1].text == "hundred":
                last = end
        if len(plain_digits(words, at, last)) >= LEAST_DIGITS:
            runs.append((at, last))
        at = last
    return runs


def _true_fillers(fillers: Sequence[Word], heard: Sequence[Word]) -> list[Word]:
    """Fillers of a credible length where the others heard nothing, or a word that they are taken for."""
    shortest, longest = FILLER_SECONDS
    found = []
    for filler in fillers:
        if filler.text not in FILLERS or not shortest <= filler.end - filler.start <= longest:
            continue
        covering = [
            word.text for word in heard if min(word.end, filler.end) - max(word.start, filler.start) > 0.06
        ]
        if all(text in _TAKEN_FOR_FILLERS for text in covering):
            found.append(filler)
    return found


def _overlap(one: Word, other: Word) -> float:
    return min(one.end, other.end) - max(one.start, other.start)
