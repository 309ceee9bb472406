"""Kept takes marked again: under another rubric, or because the rules became better."""

from __future__ import annotations

from dataclasses import replace

from coach.hear.sound_reading import read_sound
from coach.keep.library import Library
from coach.rubric import Rubric
from coach.score.scoring import mark_again
from coach.take import Take


def remark(library: Library, number: int, rubric: Rubric | None = None) -> Take:
    """Marks a take's words again, under `rubric` or its own; the earlier verdict is kept with it.

    Takes about 0.1 s: run it beside the window. Raises SoundError if the sound is gone or damaged, and
    LibraryError; the take stays as it was then.
    """
    take = library.takes.take(number)
    brief = take.brief if rubric is None else replace(take.brief, rubric=rubric)
    samples, rate = read_sound(take.sound)
    verdict = mark_again(take.transcript, samples, rate, brief)
    return library.takes.mark_again(number, brief, verdict)
