"""The only door to vosk: sound goes in block by block, words with their times come out."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from coach.errors import SoundError
from coach.hear.grammar import FILLERS, expected_sentences, number_and_filler_sentences, written_names
from coach.hear.joining import join
from coach.hear.live_times import timed
from coach.hear.vocabulary import Knows
from coach.transcript import Source, Transcript, Word

if TYPE_CHECKING:
    import vosk

    from coach.brief import Brief

LOWEST_RATE_HZ = 16000
HIGHEST_RATE_HZ = 48000
PADDING_SECONDS = 0.3
"""Quiet after the last word, so that it is heard whole; what of it was not recorded is put behind it.

Of 36 takes cut off 0, 0.1 and 0.3 s after their last sound, none lost a last word by this.
"""
QUIET_SHARE = 0.03
"""Sound this small beside the loudest of the take is quiet (30 dB below it)."""
UNSETTLED_WORDS = 2
"""The last words of a partial result that may still change (1 % of older words ever do)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All words so far; the first `stable` of them will not change."""

    transcript: Transcript
    stable: int


class Listener:
    """One recogniser: collects its words across the splits that it makes at pauses."""

    def __init__(
        self, model: vosk.Model, rate: int, source: Source, phrases: list[str] | None = None
    ) -> None:
        import vosk

        arguments = (model, float(rate)) if phrases is None else (model, float(rate), json.dumps(phrases))
        self._kaldi = vosk.KaldiRecognizer(*arguments)
        self._kaldi.SetWords(True)
        self._source = source
        self._rate = rate
        self._heard_frames = 0
        self.settled: list[Word] = []
        self.partial: list[Word] = []

    def accept(self, block: bytes) -> bool:
        """Takes int16 mono sound; says whether its words changed."""
        self._heard_frames += len(block) // 2
        if self._kaldi.AcceptWaveform(block):
            self.settled += self._words(json.loads(self._kaldi.Result()))
            self.partial = []
            return True
        texts = json.loads(self._kaldi.PartialResult()).get("partial", "").split()
        if texts == [word.text for word in self.partial]:
            return False
        after = self.settled[-1].end if self.settled else 0.0
        self.partial = timed(self.partial, texts, after, self._heard_frames / self._rate, self._source)
        return True

    def finish(self) -> None:
        """Settles the last words."""
        self.settled += self._words(json.loads(self._kaldi.FinalResult()))
        self.partial = []

    @property
    def words(self) -> list[Word]:
        """All words so far in order."""
        return self.settled + self.partial

    @property
    def settled_until(self) -> float:
        """Second up to which words will not change."""
        if len(self.partial) > UNSETTLED_WORDS:
            return self.partial[-UNSETTLED_WORDS - 1].end
        return self.settled[-1].end if self.settled else 0.0

    def _words(self, result: dict[str, Any]) -> list[Word]:
        return [
            Word(item["word"], float(item["start"]), float(item["end"]), float(item["conf"]), self._source)
            for item in result.get("result", ())
        ]


class Recognizer:
    """Hears one take with three recognisers on one model. Used from one thread only.

    One knows all words; one knows how voicemails are worded, the names of the brief and its script; one
    listens for numbers and fillers. `rate` in hertz, 16,000 to 48,000, else SoundError.
    """

    def __init__(self, model: vosk.Model, rate: int, brief: Brief) -> None:
        if not LOWEST_RATE_HZ <= rate <= HIGHEST_RATE_HZ:
            raise SoundError(f"Sound at {rate} Hz cannot be heard.", "Between 16,000 and 48,000 Hz can.")
        self._rate = rate
        self._loudest = 0
        self._quiet_samples = 0
        knows = vocabulary_of(model)
        self._spellings = written_names(brief, knows)
        self._open = Listener(model, rate, "open")
        self._biased = Listener(model, rate, "biased", expected_sentences(brief, knows))
        self._numbers = Listener(model, rate, "biased", number_and_filler_sentences(knows))

    def accept(self, block: bytes) -> Heard | None:
        """Takes a block of int16 mono sound; returns what is heard so far when that changed, else None."""
        self._note_quiet(block)
        changed = [listener.accept(block) for listener in self._listeners]
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
        return self._transcript()

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
        return join(self._open.words, self._biased.words, self._numbers.words, fillers, self._spellings)


@lru_cache(maxsize=1)
def vocabulary_of(model: vosk.Model) -> Knows:
    """A function that says whether the model knows a word; the same one for the same model."""
    return lru_cache(maxsize=None)(lambda word: model.vosk_model_find_word(word) >= 0)
