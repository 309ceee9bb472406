"""How a take was said: figures from the times of its words, beside those of its sound.

Sources of thresholds stand beside them; nothing here passes or fails a take.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.judge.sound_measuring import SoundFigures, measure
from coach.transcript import Word

__all__ = ["SoundFigures", "measure", "pauses_between", "words_per_minute"]

PAUSE_SECONDS = 0.3
"""A gap between words from here on is a pause (shorter ones are articulation)."""


def words_per_minute(words: Sequence[Word], left_out: Sequence[tuple[int, int]] = ()) -> float | None:
    """Pace without the stretches `left_out` (word positions, end not included): numbers are said slowly.

    None for fewer than five words.
    """
    skipped = {position for start, end in left_out for position in range(start, end)}
    counted = len(words) - len(skipped)
    if counted < 5:
        return None
    length = words[-1].end - words[0].start
    for start, end in left_out:
        after = words[end].start if end < len(words) else words[end - 1].end
        length -= after - words[start].start
    return 60.0 * counted / length if length > 0 else None


def pauses_between(words: Sequence[Word]) -> tuple[float, ...]:
    """Lengths in seconds of the pauses between words."""
    gaps = (later.start - earlier.end for earlier, later in pairwise(words))
    return tuple(gap for gap in gaps if gap >= PAUSE_SECONDS)
