"""Whether a name that only the recogniser of names heard was said.

That one knows names and how they are said, no more, and is drawn towards them, so its word alone is not
taken: what another recogniser made of the same sound must resemble the name, however faintly ('always and'
for Oluwaseun).
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.hear.grammar import UNKNOWN
from coach.hear.joining import split_at
from coach.hear.sounding import alike
from coach.transcript import Word

FAINT_LIMIT = 0.6
"""Up to which unlikeness (0 to 1) another reading bears a name out. It was chosen on takes of six authors: of
9 names that were missed else 6 are found, of 430 that were not said 1 is (Elmarie for Marius)."""
EDGES_SECONDS = (0.0, 0.06, 0.12)
"""Recognisers part words at places so far from each other."""


def borne_out(heard: Sequence[Word], name: str, readings: Sequence[Sequence[Word]]) -> bool:
    """Whether any reading has words like the name at the time of the `heard` ones."""
    for words in readings:
        for edge in EDGES_SECONDS:
            start, end = heard[0].start - edge, heard[-1].end + edge
            _, within, _ = split_at(words, start, end)
            inside = [word.text for word in within if word.text != UNKNOWN]
            if inside and alike(" ".join(inside), name) <= FAINT_LIMIT:
                return True
    return False
