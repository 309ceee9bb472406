"""One take, from the first block of sound to the verdict, on a thread of its own.

Sound first: all that has arrived is written to disk before a block is decoded, so that neither a model that
is still loading nor a slow recogniser can cost any of it.

Each start ends in exactly one of Finished, Failed, Discarded, which is the last thing told.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from coach.brief import Brief
from coach.errors import CoachError, MicrophoneError
from coach.events import Discarded, Event, Failed, Finished, Level, Listening, Stopped, Warned
from coach.hear.level import level_of
from coach.hear.microphone import Blocks, Microphone, SourceEnded, SourceOpened
from coach.hear.model_loading import ModelSource
from coach.hear.patience import Patience
from coach.hear.recording import Recording
from coach.rehearse.holding import Holding
from coach.rehearse.noticing import Noticing
from coach.verdict import Verdict

LAST_BLOCK_SECONDS = 0.06
"""After a stop one more block is waited for: it holds what was said just before the key went down."""
CLOSING_SECONDS = 0.3
"""How long the device may take to hand over its last blocks; a dead one never does."""
TURN_SECONDS = 0.05
WAKE = b""

Tell = Callable[[Event], None]


class Marks(Protocol):
    """Hears and marks one take as it comes."""

    def hear(self, block: bytes, at: float) -> None:
        """Takes the next block; `at` is the take's second now."""

    def verdict(self, seconds: float) -> Verdict:
        """The verdict on the whole take."""


MakeMarks = Callable[[Any, int, Brief, Tell], Marks]
"""Builds the marks of one take from model, rate in hertz, brief, and whom to tell."""


def live_marks(model: Any, rate: int, brief: Brief, tell: Tell) -> Marks:
    """The real marks; recogniser and judge are imported with the first take."""
    from coach.rehearse.live_marks import LiveMarks

    return LiveMarks(model, rate, brief, tell)


class Rehearsal:
    """Records, hears and marks one take."""

    def __init__(
        self, microphone: Microphone, brief: Brief, model: ModelSource, path: Path, tell: Tell, *,
        make_marks: MakeMarks = live_marks,
    ) -> None:  # fmt: skip
        """`path` is the WAV to write; `tell` is called on the rehearsal's thread and must not block."""
        self._microphone = microphone
        self._brief = brief
        self._model = model
        self._path = path
        self._tell = tell
        self._make_marks = make_marks
        self._noticing = Noticing(brief.rubric.limit_seconds)
        self._blocks: Blocks = SimpleQueue()
        self._backlog: deque[bytes] = deque()
        self._recording: Recording | None = None
        self._marks: Marks | None = None
        self._deaf: CoachError | None = None
        self._holding: Holding | None = None
        self._stop_reason = ""
        self._discarded = False
        self._source_ended = False
        self._patience = Patience()
        self._overflows_told = False
        self._thread = threading.Thread(target=self._run, name="rehearsal")

    def start(self, *, held: bool = False) -> None:
        """Begins the take. What goes wrong is told as Failed.

        `held`: the microphone opens, levels are told, but the take begins only with `release`: what sounds
        until then, such as a countdown or a beep, is never in it, and the first word is not cut off.
        """
        self._holding = Holding() if held else None
        self._thread.start()

    def release(self) -> None:
        """Lets a held take begin a tenth of a second from now. Any thread may call it."""
        if self._holding is not None:
            self._holding.release(time.monotonic())

    def stop(self, reason: str = "stopped by the speaker") -> None:
        """Ends the take and has it marked. Returns at once; any thread may call it, and twice."""
        self._stop_reason = self._stop_reason or reason
        self._blocks.put(WAKE)

    def discard(self) -> None:
        """Ends the take without a verdict. The sound stays on disk until its keeper removes it."""
        self._discarded = True
        self.stop("discarded")

    def join(self, timeout: float | None = None) -> bool:
        """Waits for the end, at most `timeout` seconds; true once the take has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def seconds(self) -> float:
        """Length of what is kept so far."""
        return self._recording.seconds if self._recording else 0.0

    def _run(self) -> None:
        try:
            end = self._whole_take()
        except CoachError as error:
            end = self._broken_off(error)
        except Exception:
            logging.getLogger(__name__).exception("a take broke off")
            end = self._broken_off(
                CoachError("The take broke off because of a fault in this program.", "Please take it again.")
            )
        self._tell(end)

    def _whole_take(self) -> Event:
        self._microphone.start(self._blocks)
        while not self._stop_reason:
            self._turn()
        self._take_in_the_rest()
        if self._recording is not None:
            self._recording.close()
        self._tell(Stopped(self.seconds, self._stop_reason))
        return self._marked()

    def _turn(self) -> None:
        """Takes in what has come; only when nothing has, decodes a block of what waits."""
        # Asked at every turn: while someone speaks, a block always comes before the wait for one is over.
        busy = bool(self._backlog) and self._ready_to_hear()
        began = time.monotonic()
        try:
            item = self._blocks.get(timeout=0 if busy else TURN_SECONDS)
        except Empty:
            if not self._decode_one() and not self._stop_reason:
                slow = self._patience.wait(time.monotonic() - began, self.seconds)
                if slow:
                    self._tell(Warned(0.0, slow))
            return
        if isinstance(item, SourceOpened):
            self._open(item.rate)
        elif isinstance(item, SourceEnded):
            self._end_of_source(item)
        elif item:
            self._patience.heard()
            self._take_in(item)

    def _open(self, rate: int) -> None:
        if self._recording is not None:
            # A second try to open the device; nothing was heard in the first.
            self._recording.close()
            self._marks = None
        self._recording = Recording(self._path, rate)
        self._patience.opened()
        self._ready_to_hear()

    def _end_of_source(self, ended: SourceEnded) -> None:
        self._source_ended = True
        if ended.error is not None and not self._stop_reason:
            raise ended.error
        self._stop_reason = self._stop_reason or "the recording ended"

    def _take_in(self, block: bytes) -> None:
        assert self._recording is not None, "a block before the source was opened"
        if self._holding is not None:
            if not self._holding.belongs(len(block) / 2 / self._recording.rate, time.monotonic()):
                self._tell(Level(0.0, *level_of(block)))
                return
            self._holding = None
        first = not self._recording.seconds
        self._recording.write(block)
        self._backlog.append(block)
        if first:
            self._tell(Listening())
        for event in self._noticing.in_block(block, len(block) / 2 / self._recording.rate, self.seconds):
            self._tell(event)
        self._notice_lost_sound()

    def _notice_lost_sound(self) -> None:
        if self._microphone.overflows and not self._overflows_told:
            self._overflows_told = True
            error = MicrophoneError(
                "A little sound was lost: the computer is too busy.",
                "Close other programs, then take it again.",
            )
            self._tell(Warned(self.seconds, error))

    def _ready_to_hear(self) -> bool:
        """Builds the marks once the model is there; one that cannot be had is told, and ends no recording."""
        if self._marks is None and self._deaf is None and self._recording is not None:
            try:
                model = self._model.ready()
                if model is not None:
                    self._marks = self._make_marks(model, self._recording.rate, self._brief, self._tell)
            except CoachError as error:
                self._deaf = error
                self._tell(Warned(self.seconds, error))
        return self._marks is not None

    def _decode_one(self) -> bool:
        """Decodes one waiting block, if there is one and the model is there."""
        if not self._ready_to_hear() or not self._backlog:
            return False
        assert self._marks is not None
        self._marks.hear(self._backlog.popleft(), self.seconds)
        return True

    def _take_in_the_rest(self) -> None:
        """Waits for the block that is being filled, then takes what arrives while the source ends.

        The last word is often in there, unless all was quiet already. Decoding goes on meanwhile.
        """
        kept = self.seconds
        speaking = bool(kept) and not self._noticing.quiet
        self._turn_until(lambda: self.seconds > kept, LAST_BLOCK_SECONDS if speaking else 0.0)
        self._microphone.stop()
        self._turn_until(lambda: False, CLOSING_SECONDS)

    def _turn_until(self, done: Callable[[], bool], limit: float) -> None:
        deadline = time.monotonic() + limit
        while not self._source_ended and not done() and time.monotonic() < deadline:
            self._turn()

    def _marked(self) -> Event:
        if not self.seconds:
            return Discarded(0.0, None)
        while not self._discarded and not self._ready_to_hear():
            if self._deaf is not None:
                raise self._deaf
            with suppress(Empty):
                self._blocks.get(timeout=TURN_SECONDS)
        while self._backlog and not self._discarded:
            self._decode_one()
        if self._discarded or self._marks is None:
            return Discarded(self.seconds, self._path)
        return Finished(self.seconds, self._marks.verdict(self.seconds), self._path)

    def _broken_off(self, error: CoachError) -> Event:
        """Ends what still runs and keeps what was said."""
        with suppress(Exception):
            self._microphone.stop()
        if self._recording is None:
            return Failed(0.0, error, None)
        with suppress(Empty, CoachError):
            while True:
                block = self._blocks.get_nowait()
                if isinstance(block, bytes) and block and self._holding is None:
                    self._recording.write(block)
        self._recording.close()
        return Failed(self.seconds, error, self._path if self.seconds else None)
