"""When words were said that are not settled yet: judged by when they appeared.

With word times, a recogniser tells partial results only about once a second; without them every quarter
second. Live words are worth more than exact times; the settled result brings those.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.transcript import Source, Word

DELAY_SECONDS = 0.2
"""How long after its end a word is taken to appear. Times so guessed are right on the whole: over 1,258 words
of nine takes 0.03 s late (all words) or 0.05 s early (expected words, numbers), nine in ten within 0.3 s."""
SECONDS_A_LETTER = 0.08
LEAST_SECONDS = 0.06
UNSURE = 0.8
"""The confidence given to a word that is not settled."""


def timed(
    before: Sequence[Word], texts: Sequence[str], after: float, now: float, source: Source
) -> list[Word]:
    """The words of a partial result heard at second `now`, which begin after second `after`.

    Words that stood there before keep their times; new ones end by `now` less the usual delay, each as long
    as its letters need, and squeezed where there is less room.
    """
    same = 0
    while same < min(len(before), len(texts)) and before[same].text == texts[same]:
        same += 1
    words = list(before[:same])
    new = texts[same:]
    if not new:
        return words
    begin = words[-1].end if words else after
    lengths = [max(LEAST_SECONDS, SECONDS_A_LETTER * len(text)) for text in new]
    end = max(now - DELAY_SECONDS, begin + LEAST_SECONDS * len(new))
    squeeze = min(1.0, (end - begin) / sum(lengths))
    start = end - squeeze * sum(lengths)
    for text, length in zip(new, lengths, strict=True):
        words.append(Word(text, round(start, 3), round(start + squeeze * length, 3), UNSURE, source))
        start += squeeze * length
    return words
