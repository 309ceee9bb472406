"""One take through all recognisers: sound goes in block by block, words with their times come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from coach.errors import SoundError
from coach.hear.grammar import (
    FILLERS,
    bare_number_sentences,
    expected_sentences,
    name_sentences,
    number_and_filler_sentences,
    written_names,
)
from coach.hear.joining import join, with_names
from coach.hear.listener import PADDING_SECONDS, Listener, vocabulary_of
from coach.hear.low_band import LowBand
from coach.transcript import Transcript, Word

if TYPE_CHECKING:
    import vosk

    from coach.brief import Brief

LOWEST_RATE_HZ = 16000
HIGHEST_RATE_HZ = 48000
QUIET_SHARE = 0.03
"""Sound this small beside the loudest of the take is quiet (30 dB below it)."""
OPENING_SECONDS = 6.0
"""So long the recogniser of names listens: it costs as much as that of numbers."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All words so far; the first `stable` of them will not change."""

    transcript: Transcript
    stable: int


class Recognizer:
    """Hears one take with five recognisers on one model. Used from one thread only.

    One knows all words; one knows how voicemails are worded, the names of the brief and its script; one
    listens for numbers and fillers; one knows numbers and the words around them alone, in sound whose low
    band is restored; one knows names and how they are said, in the opening. What the last two hear counts
    once it is settled: they are drawn towards what they know.
    `rate` in hertz, 16,000 to 48,000, else SoundError.
    """

    def __init__(self, model: vosk.Model, rate: int, brief: Brief) -> None:
        if not LOWEST_RATE_HZ <= rate <= HIGHEST_RATE_HZ:
            raise SoundError(f"Sound at {rate} Hz cannot be heard.", "Between 16,000 and 48,000 Hz can.")
        self._rate = rate
        self._loudest = 0
        self._quiet_samples = 0
        self._seconds = 0.0
        knows = vocabulary_of(model)
        self._spellings = written_names(brief, knows)
        self._open = Listener(model, rate, "open")
        self._biased = Listener(model, rate, "biased", expected_sentences(brief, knows))
        self._numbers = Listener(model, rate, "biased", number_and_filler_sentences(knows))
        self._names = Listener(model, rate, "biased", name_sentences(brief, knows))
        self._low_band = LowBand(rate)
        self._digits = Listener(model, rate, "biased", bare_number_sentences(knows))

    def accept(self, block: bytes) -> Heard | None:
        """Takes a block of int16 mono sound; returns what is heard so far when that changed, else None."""
        self._note_quiet(block)
        changed = [listener.accept(block) for listener in self._listeners]
        changed.append(self._digits.accept(self._low_band.feed(block)))
        changed.append(self._hear_names(block))
        if not any(changed):
            return None
        transcript = self._transcript()
        settled = min(self._open.settled_until, self._biased.settled_until)
        return Heard(transcript, sum(word.end <= settled for word in transcript.words))

    def finish(self) -> Transcript:
        """All words of the take. Nothing can be accepted afterwards."""
        lacking = bytes(2 * max(0, int(self._rate * PADDING_SECONDS) - self._quiet_samples))
        for listener in self._listeners:
            if lacking:
                listener.accept(lacking)
            listener.finish()
        self._digits.accept(self._low_band.feed(bytes(2 * int(self._rate * PADDING_SECONDS))))
        self._digits.finish()
        if self._seconds < OPENING_SECONDS:
            self._names.accept(lacking)
            self._names.finish()
        return self._transcript()

    def _hear_names(self, block: bytes) -> bool:
        if self._seconds >= OPENING_SECONDS:
            return False
        changed = self._names.accept(block)
        self._seconds += len(block) / 2 / self._rate
        if self._seconds >= OPENING_SECONDS:
            self._names.finish()
            changed = True
        return changed

    def _note_quiet(self, block: bytes) -> None:
        samples = np.abs(np.frombuffer(block, dtype="<i2").astype(np.int32))
        self._loudest = max(self._loudest, int(samples.max(initial=0)))
        loud = np.flatnonzero(samples > QUIET_SHARE * self._loudest)
        if len(loud):
            self._quiet_samples = 0
        self._quiet_samples += len(samples) - 1 - int(loud[-1]) if len(loud) else len(samples)

    @property
    def _listeners(self) -> tuple[Listener, ...]:
        return self._open, self._biased, self._numbers

    def _transcript(self) -> Transcript:
        # A filler counts once it is settled: its recogniser takes the beginning of many a word for one.
        settled = (word for word in self._numbers.settled if word.text in FILLERS)
        fillers = [replace(word, source="filler") for word in settled]
        joined = join(self._open.words, self._biased.words, self._numbers.words, fillers, self._spellings)
        return replace(
            joined,
            readings=(*joined.readings, self._digits_in_time()),
            opening=tuple(with_names(self._names.settled, self._spellings)),
        )

    def _digits_in_time(self) -> tuple[Word, ...]:
        late = self._low_band.delay_seconds
        return tuple(
            replace(word, start=max(0.0, word.start - late), end=max(0.0, word.end - late))
            for word in self._digits.settled
        )
