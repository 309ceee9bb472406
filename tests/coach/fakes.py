"""Stand-ins that keep the promises of the real parts: a microphone, a model that loads, marks of a take."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from coach.brief import Brief
from coach.errors import CoachError, ModelError
from coach.events import Discarded, Event, Failed, Finished, Ticked
from coach.hear.microphone import BLOCK_SECONDS, SPEECH_RATE, Blocks, SourceEnded, SourceOpened
from coach.rehearse.rehearsal import Marks, Rehearsal
from coach.rubric import shipped_rubric
from coach.transcript import Transcript
from coach.verdict import Verdict

BLOCK_SAMPLES = int(SPEECH_RATE * BLOCK_SECONDS)
LONG_ENOUGH = 10.0
"""A wait for something that comes at once; only a fault makes it last."""


def block(number: int, samples: int = BLOCK_SAMPLES) -> bytes:
    """A block that can be told from every other, and is no silence."""
    return np.full(samples, number % 30000 + 1, dtype="<i2").tobytes()


class FakeMicrophone:
    """Gives what the test says, when the test says it."""

    def __init__(self, rate: int = SPEECH_RATE, opens: bool = True) -> None:
        self.name = "fake"
        self.rate = rate
        self.overflows = 0
        self.starts = 0
        self.stops = 0
        self.opens = opens
        self.late: list[bytes] = []
        """Blocks that are still on their way when the microphone is stopped."""
        self.started = threading.Event()
        self._blocks: Blocks | None = None

    def start(self, blocks: Blocks) -> None:
        self.starts += 1
        self._blocks = blocks
        if self.opens:
            blocks.put(SourceOpened(self.rate))
        self.started.set()

    def stop(self) -> None:
        self.stops += 1
        if self._blocks is not None and self.stops == 1:
            for late in self.late:
                self._blocks.put(late)
            self._blocks.put(SourceEnded())

    def give(self, *blocks: bytes) -> None:
        assert self.started.wait(LONG_ENOUGH)
        assert self._blocks is not None
        for one in blocks:
            self._blocks.put(one)

    def open_again(self, rate: int) -> None:
        assert self.started.wait(LONG_ENOUGH)
        assert self._blocks is not None
        self._blocks.put(SourceOpened(rate))

    def end(self, error: CoachError | None = None) -> None:
        assert self.started.wait(LONG_ENOUGH)
        assert self._blocks is not None
        self._blocks.put(SourceEnded(error))


class FakeModel:
    """A model that is ready at once, later, or never."""

    def __init__(self, ready: bool = True) -> None:
        self.model: object | None = object() if ready else None
        self.error: ModelError | None = None

    def ready(self) -> Any | None:
        if self.error is not None:
            raise self.error
        return self.model


class FakeMarks:
    """Keeps what it hears; ticks the greeting with the first block."""

    def __init__(self, brief: Brief, tell: Callable[[Event], None]) -> None:
        self.heard: list[bytes] = []
        self._brief = brief
        self._tell = tell

    def hear(self, block: bytes, at: float) -> None:
        if not self.heard:
            self._tell(Ticked(at, "greeting", at))
        self.heard.append(block)

    def verdict(self, seconds: float) -> Verdict:
        rubric = self._brief.rubric
        return Verdict(rubric.id, False, seconds, rubric.limit_seconds, Transcript(), {}, {})


class Told:
    """Collects events and waits for one of a kind."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._news = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._news:
            self.events.append(event)
            self._news.notify_all()

    def of(self, kind: type) -> list[Any]:
        with self._news:
            return [event for event in self.events if isinstance(event, kind)]

    def first(self, kind: type, timeout: float = LONG_ENOUGH) -> Any:
        """Waits for the first event of this kind."""
        with self._news:
            found = self._news.wait_for(
                lambda: [event for event in self.events if isinstance(event, kind)], timeout
            )
            assert found, f"no {kind.__name__} among {self.events}"
            return found[0]

    @property
    def ends(self) -> list[Event]:
        return self.of((Finished, Failed, Discarded))  # type: ignore[arg-type]


class Stage:
    """A rehearsal on fakes, with everything a test wants to look at."""

    def __init__(self, folder: Path, **parts: Any) -> None:
        self.path = folder / "take.wav"
        self.microphone = parts.get("microphone") or FakeMicrophone()
        self.model = parts.get("model") or FakeModel()
        self.told = Told()
        self.marks: FakeMarks | None = None
        self.rates: list[int] = []
        self.make_marks_error: Exception | None = None
        self.brief = Brief(shipped_rubric(parts.get("rubric", "recruiter-15")))
        tell = parts.get("tell") or self.told
        self.rehearsal = Rehearsal(
            self.microphone, self.brief, self.model, self.path, tell, make_marks=self._make_marks
        )

    def _make_marks(self, model: Any, rate: int, brief: Brief, tell: Callable[[Event], None]) -> Marks:
        if self.make_marks_error is not None:
            raise self.make_marks_error
        self.rates.append(rate)
        self.marks = FakeMarks(brief, tell)
        return self.marks

    def end(self) -> Event:
        """Waits for the end of the take and gives its only end."""
        assert self.rehearsal.join(LONG_ENOUGH), "the take has not ended"
        assert len(self.told.ends) == 1, self.told.ends
        assert self.told.events[-1] is self.told.ends[0], "something was told after the end"
        return self.told.ends[0]
