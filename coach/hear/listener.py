"""The only door to vosk: sound goes in block by block, the words of one recogniser come out."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from coach.hear.live_times import timed
from coach.hear.vocabulary import Knows
from coach.transcript import Source, Word

if TYPE_CHECKING:
    import vosk

PADDING_SECONDS = 0.3
"""Quiet after the last word, so that it is heard whole; what of it was not recorded is put behind it.

Of 36 takes cut off 0, 0.1 and 0.3 s after their last sound, none lost a last word by this.
"""
UNSETTLED_WORDS = 2
"""The last words of a partial result that may still change (1 % of older words ever do)."""


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


@lru_cache(maxsize=1)
def vocabulary_of(model: vosk.Model) -> Knows:
    """A function that says whether the model knows a word; the same one for the same model."""
    return lru_cache(maxsize=None)(lambda word: model.vosk_model_find_word(word) >= 0)
