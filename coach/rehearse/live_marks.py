"""Marks while someone speaks: blocks go to the recogniser, its words to the judge, what is new is told.

The sound is measured as it comes too, so that little is left to do when the speaker stops.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import numpy as np

from coach.brief import Brief
from coach.events import AvoidHeard, Event, Ticked, WordsHeard
from coach.hear.recognizer import Heard, Recognizer
from coach.judge.judge import Judge
from coach.judge.sound_measuring import SoundMeasuring
from coach.rubric import shipped_rubric
from coach.verdict import Finding, Verdict

Marked = Mapping[str, Finding]
WARM_UP_RATE = 16_000


class LiveMarks:
    """Hears and marks one take as it comes; tells each tick once and never takes one back."""

    def __init__(self, model: Any, rate: int, brief: Brief, tell: Callable[[Event], None]) -> None:
        """`rate` in hertz; SoundError where the recogniser cannot take it."""
        self._tell = tell
        self._judge = Judge(brief)
        self._recognizer = Recognizer(model, rate, brief)
        self._measuring = SoundMeasuring(rate)
        self._told: set[str] = set()
        self._last: tuple[tuple[str, ...], int] = ((), 0)

    def hear(self, block: bytes, at: float) -> None:
        """Decodes a block of 16-bit mono sound and tells what is new; `at` is the take's second now."""
        heard = self._recognizer.accept(block)
        if heard is not None:
            self._tell_words(heard, at)
        self._measuring.add(np.frombuffer(block, dtype="<i2").astype(np.float32) / np.float32(32768))

    def verdict(self, seconds: float) -> Verdict:
        """Hears the last words and marks the whole take of `seconds`. Called once, at the end."""
        transcript = self._recognizer.finish()
        self._tell(WordsHeard(seconds, transcript, len(transcript.words)))
        verdict = self._judge.mark(transcript, self._measuring.figures(), seconds)
        self._tell_marks(verdict.elements, verdict.avoids, seconds)
        return verdict

    def _tell_words(self, heard: Heard, at: float) -> None:
        """Tells and judges words that are new; words whose times alone have moved are neither."""
        transcript = heard.transcript
        beside = chain(transcript.fillers, *transcript.readings[3:], transcript.opening)
        words = tuple(word.text for word in (*transcript.words, *beside))
        if (words, heard.stable) == self._last:
            return
        judged_before, self._last = self._last[0], (words, heard.stable)
        self._tell(WordsHeard(at, heard.transcript, heard.stable))
        if words != judged_before:
            found = self._judge.so_far(heard.transcript)
            self._tell_marks(found.elements, found.avoids, at, _first_new_end(judged_before, heard))

    def _tell_marks(self, elements: Marked, avoids: Marked, at: float, new_end: float = 0.0) -> None:
        """Tells marks that were not there before: a word from `new_end` on has made them so."""
        for name, mark in {**elements, **avoids}.items():
            if not mark.hit or name in self._told:
                continue
            self._told.add(name)
            end = max(mark.end, new_end) if mark.end is not None else at
            kind = Ticked if name in elements else AvoidHeard
            self._tell(kind(at, name, end, mark.evidence or ""))


def _first_new_end(before: tuple[str, ...], heard: Heard) -> float:
    """Second at which the first word ends that was not among those before."""
    for position, word in enumerate(heard.transcript.words):
        if position >= len(before) or word.text != before[position]:
            return word.end
    return heard.transcript.end


def warm_up(model: Any) -> None:
    """Hears and marks a second of something like a voice, so that nothing loads late in the first take."""
    marks = LiveMarks(model, WARM_UP_RATE, Brief(shipped_rubric("recruiter-15")), lambda event: None)
    times = np.arange(WARM_UP_RATE) / WARM_UP_RATE
    overtones = np.arange(1, 9)[:, None]
    buzz = np.sum(np.sin(2 * np.pi * (110 + 20 * times) * overtones * times) / overtones, axis=0)
    marks.hear((buzz * 3000).astype("<i2").tobytes(), 1.0)
    marks.verdict(1.0)
