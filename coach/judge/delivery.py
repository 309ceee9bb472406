"""How a take was said: figures from the times of its words, beside those of its sound.

Sources of thresholds stand beside them; nothing here passes or fails a take.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.judge.sound_measuring import SoundFigures, measure
from coach.judge.spoken import NumberFindings
from coach.transcript import Transcript, Word
from coach.verdict import Delivery

__all__ = ["SoundFigures", "delivery_of", "measure", "pauses_between", "words_per_minute"]

PAUSE_SECONDS = 0.3
"""A gap between words from here on is a pause (shorter ones are articulation)."""


def words_per_minute(words: Sequence[Word], left_out: Sequence[tuple[float, float]] = ()) -> float | None:
    """Pace without the stretches `left_out` (seconds, from and to): numbers are said slowly.

    Pauses beside such a stretch are left out with it. None for fewer than five words.
    """
    counted, spoken, last = 0, 0.0, None
    for word in words:
        if any(start <= word.start < end for start, end in left_out):
            last = None
            continue
        counted += 1
        spoken += word.end - (word.start if last is None else last)
        last = word.end
    return 60.0 * counted / spoken if counted >= 5 and spoken > 0 else None


def pauses_between(words: Sequence[Word]) -> tuple[float, ...]:
    """Lengths in seconds of the pauses between words."""
    gaps = (later.start - earlier.end for earlier, later in pairwise(words))
    return tuple(gap for gap in gaps if gap >= PAUSE_SECONDS)


def delivery_of(transcript: Transcript, sound: SoundFigures | None, number: NumberFindings) -> Delivery:
    """All figures of a take that could be measured; none for words alone."""
    if not transcript.timed or sound is None:
        return Delivery()
    mentions = [mention for mention in (number.first, number.second) if mention]
    pauses = pauses_between(transcript.words)
    paces = [pace for mention in mentions if (pace := mention.digits_per_second) is not None]
    return Delivery(
        words_per_minute=words_per_minute(transcript.words, number.stretches),
        number_digits_per_second=max(paces, default=None),
        longest_pause=max(pauses, default=0.0),
        pauses=len(pauses),
        pitch_range_semitones=sound.pitch_range_semitones,
        loudness_dbfs=sound.loudness_dbfs,
        clipped=sound.clipped,
        fillers=len(transcript.fillers),
        noise_dbfs=sound.noise_dbfs,
        signal_to_noise_db=sound.signal_to_noise_db,
        trailing_off_db=sound.trailing_off_db,
        pitch_contour=sound.pitch_contour,
    )
