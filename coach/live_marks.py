"""Marks while someone speaks: blocks go to the recogniser, its words to the judge, what is new is told.

The sound is measured as it comes too, so that little is left to do when the speaker stops.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from coach.brief import Brief
from coach.events import AvoidHeard, Event, Ticked, WordsHeard
from coach.hear.recognizer import Heard, Recognizer
from coach.judge.judge import Judge
from coach.judge.sound_measuring import SoundMeasuring
from coach.verdict import Verdict


class LiveMarks:
    """Hears and marks one take as it comes; tells each tick once and never takes one back."""

    def __init__(self, model: Any, rate: int, brief: Brief, tell: Callable[[Event], None]) -> None:
        """`rate` in hertz; SoundError where the recogniser cannot take it."""
        self._tell = tell
        self._judge = Judge(brief)
        self._recognizer = Recognizer(model, rate, brief)
        self._measuring = SoundMeasuring(rate)
        self._told: set[str] = set()

    def hear(self, block: bytes, at: float) -> None:
        """Decodes a block of 16-bit mono sound and tells what is new; `at` is the take's second now."""
        heard = self._recognizer.accept(block)
        if heard is not None:
            self._tell_news(heard, at)
        self._measuring.add(np.frombuffer(block, dtype="<i2").astype(np.float32) / np.float32(32768))

    def verdict(self, seconds: float) -> Verdict:
        """Hears the last words and marks the whole take of `seconds`. Called once, at the end."""
        transcript = self._recognizer.finish()
        self._tell_news(Heard(transcript, stable=len(transcript.words)), seconds)
        return self._judge.mark(transcript, self._measuring.figures(), seconds)

    def _tell_news(self, heard: Heard, at: float) -> None:
        self._tell(WordsHeard(at, heard.transcript, heard.stable))
        found = self._judge.so_far(heard.transcript)
        for name, mark in {**found.elements, **found.avoids}.items():
            if not mark.hit or name in self._told:
                continue
            self._told.add(name)
            end = mark.end if mark.end is not None else at
            kind = Ticked if name in found.elements else AvoidHeard
            self._tell(kind(at, name, end, mark.evidence or ""))
