"""Someone who listens and tells what a test says, from another thread, as the real one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread

from coach.errors import CoachError
from coach.events import Discarded, Event, Failed, Level, Listening, WordsHeard
from coach.transcript import Transcript, Word


def words_heard(text: str) -> WordsHeard:
    words = tuple(Word(word, 0.3 * at, 0.3 * at + 0.2) for at, word in enumerate(text.split()))
    return WordsHeard(1.0, Transcript(words), len(words))


class ToldListening:
    """Each `start` tells the next list of events; `discard` tells Discarded."""

    def __init__(self, *told: Sequence[Event]) -> None:
        self._told = list(told)
        self.running = 0
        self.refusal: CoachError | None = None

    @classmethod
    def hearing(cls, *texts: str) -> ToldListening:
        """Hears each text in turn, one a start."""
        return cls(*[[Listening(), Level(0.1, -28.0, -12.0), words_heard(text)] for text in texts])

    @classmethod
    def failing(cls, error: CoachError) -> ToldListening:
        """The microphone cannot be opened."""
        return cls([Failed(0.0, error, None)])

    def start(self, tell: Callable[[Event], None]) -> RunningTold:
        if self.refusal is not None:
            raise self.refusal
        self.running += 1
        events = self._told.pop(0) if self._told else [Listening()]
        return RunningTold(self, events, tell)


class RunningTold:
    def __init__(self, told: ToldListening, events: Sequence[Event], tell: Callable[[Event], None]) -> None:
        self._told, self._tell = told, tell
        self._thread = Thread(target=lambda: [tell(event) for event in events])
        self._thread.start()

    def discard(self) -> None:
        self._told.running -= 1
        self._thread.join(5.0)
        self._tell(Discarded(1.0, None))
