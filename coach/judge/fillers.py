"""Which fillers that were heard are some: recognisers hear ums and likes where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from coach.hear.live_times import UNSURE
from coach.transcript import Word

SURE_FILLER = "um"
"""The filler that is seldom heard where none is; a lone 'er', 'mm' or 'uh' was false in 12 of 15 takes."""
LONE_FILLER_CONFIDENCE = 0.6
"""Of three lone ones in the held-out takes of E two were false, heard with .52 and .53; one true, .62."""
LONG_LIKE_SECONDS = 0.29
"""A filler 'like' is set off by pauses, over which the recogniser stretches it: in takes of nine authors by
synthetic voices the seven true ones took .30 to .54 s, eight of another sense or misheard .19 to .27 s."""
_OTHER_FILLERS = frozenset(
    {"basically", "literally", "honestly", "know", "mean", "kind", "sort", "um", "uh", "er", "erm", "hmm"}
)


def sure_ums(fillers: Sequence[Word]) -> bool:
    """Whether fillers that only their own recogniser heard are some: several, or one that is heard well."""
    first = fillers[0]
    return len(fillers) > 1 or (first.text == SURE_FILLER and first.confidence >= LONE_FILLER_CONFIDENCE)


def only_short_likes(words: Sequence[Word]) -> bool:
    """Whether nothing in some heard words is a filler but a 'like' that is not set off."""
    likes = [word for word in words if word.text == "like"]
    if not likes or any(word.source == "text" or word.text in _OTHER_FILLERS for word in words):
        return False
    # While a word is not settled its length is a guess.
    return all(word.end - word.start < LONG_LIKE_SECONDS or word.confidence == UNSURE for word in likes)
