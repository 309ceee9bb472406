"""Whether the readings of one sound contradict each other about a number that one of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.judge.digit_match import match
from coach.judge.digits import all_readings
from coach.judge.retraction import taken_back
from coach.transcript import Word

Stretch = tuple[float, float]
"""From and to which second."""
OVERLAP = 0.5
"""Two sayings are the same one if they share so much of the shorter."""
EARLIER = 3.0
"""So many seconds apart may two readings have it begin: with the country code, or after a restart."""


def contradicted(at: Stretch, readings: Sequence[tuple[Word, ...]], forms: Sequence[str]) -> bool:
    """Whether any of the readings plainly holds one of the forms there with one digit changed.

    Asked of the others where a single reading holds it. Of 17,000 numbers wrong by a digit that were said on
    the telephone 23 were found in a single reading, and 14 of these contradicted by another; of 27 right ones
    10 were. In clean sound it was all 12, and 2 of 14.
    """
    return any(_says_otherwise(words, at, form) for words in readings for form in forms)


def same_saying(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches are readings of the same words."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= OVERLAP * min(one[1] - one[0], other[1] - other[0])


def _says_otherwise(words: tuple[Word, ...], at: Stretch, form: str) -> bool:
    readings = all_readings(words)
    places = [
        place for place, word in enumerate(words) if readings[place] and abs(word.start - at[0]) <= EARLIER
    ]
    for place in places:
        for changed in _one_off(form):
            found = match(words, readings, place, changed)
            if found is None or not same_saying((words[place].start, words[found.end - 1].end), at):
                continue
            plain = not any(reading.doubtful for reading in found.path)
            # What is corrected at once says nothing against the number.
            if plain and not taken_back(words, found.end, (changed,)):
                return True
    return False


def _one_off(form: str) -> Iterator[str]:
    for at, digit in enumerate(form):
        for other in "0123456789".replace(digit, ""):
            yield form[:at] + other + form[at + 1 :]
