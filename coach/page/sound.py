"""Sound of a take as a page carries it: the bytes that play, and the bars that are drawn."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from coach.errors import CoachError
from coach.hear.sound_reading import Samples, read_sound
from coach.page.html import inline_address
from coach.take import Take

MP3_LEVEL = 0.4
"""About 5 KB a second of speech at 16 kHz: a page of twenty takes stays under 3 MB."""
QUIETEST = 0.02
"""Bars are drawn at least this high, so that silence is still seen as time."""


@dataclass(frozen=True, slots=True)
class PageSound:
    """`address` is a data URI, empty where the sound is gone; `peaks` (0 to 1) lie evenly over it."""

    address: str
    peaks: tuple[float, ...]


def page_sound(take: Take, bars: int) -> PageSound:
    """Sound and bars of a take; without sound the bars are flat."""
    try:
        samples, rate = read_sound(take.sound)
    except CoachError:
        return PageSound("", (QUIETEST,) * bars)
    return PageSound(_address(samples, rate), peaks(samples, bars))


def peaks(samples: Samples, bars: int) -> tuple[float, ...]:
    """The loudest moment in each of so many equal stretches, against the loudest of all."""
    edges = np.linspace(0, len(samples), bars + 1).astype(int)
    highest = [
        float(np.abs(samples[low : max(low + 1, high)]).max(initial=0.0)) for low, high in pairwise(edges)
    ]
    loudest = max(highest) or 1.0
    return tuple(max(QUIETEST, peak / loudest) for peak in highest)


def _address(samples: Samples, rate: int) -> str:
    """MP3 plays in every browser; where this libsndfile cannot write it, or not at this rate, FLAC does."""
    import soundfile

    made = io.BytesIO()
    try:
        soundfile.write(
            made, samples, rate, "MPEG_LAYER_III", format="MP3", compression_level=MP3_LEVEL,
            bitrate_mode="VARIABLE",
        )  # fmt: skip
    except (soundfile.SoundFileError, ValueError):
        made = io.BytesIO()
        soundfile.write(made, samples, rate, "PCM_16", format="FLAC")
        return inline_address("audio/flac", made.getvalue())
    return inline_address("audio/mpeg", made.getvalue())
