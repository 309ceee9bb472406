"""The only place where threads meet Qt: what a rehearsal tells on its thread becomes signals in the window.

A rehearsal calls `tell` on its own thread; nothing here waits, and every signal arrives on the window's
thread in the order told. One bridge belongs to one take: a page that lets go of it hears nothing more of it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.events import (
    AvoidHeard,
    Discarded,
    Event,
    Failed,
    Finished,
    Level,
    Listening,
    Stopped,
    Ticked,
    TimeReached,
    Warned,
    WordsHeard,
)


class _Gate:
    """Lets a working thread emit signals of an object that the window may take away at any moment.

    A signal that is emitted while its object is taken apart on the other thread ends the program.
    """

    def __init__(self, owner: QObject) -> None:
        self._lock = Lock()
        self._open = True
        owner.destroyed.connect(self.close)

    def close(self) -> None:
        """Nothing passes any more; waits for what is passing."""
        with self._lock:
            self._open = False

    def send(self, emit: Callable[[], None]) -> None:
        """Emits, if the object is still there."""
        with self._lock, suppress(RuntimeError):
            if self._open:
                emit()


class RehearsalBridge(QObject):
    """Signals of one take, each with the event told."""

    listening = Signal(object)
    level_measured = Signal(object)
    words_heard = Signal(object)
    ticked = Signal(object)
    avoid_heard = Signal(object)
    time_reached = Signal(object)
    warned = Signal(object)
    stopped = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    discarded = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._gate = _Gate(self)
        self._signals = {
            Listening: self.listening,
            Level: self.level_measured,
            WordsHeard: self.words_heard,
            Ticked: self.ticked,
            AvoidHeard: self.avoid_heard,
            TimeReached: self.time_reached,
            Warned: self.warned,
            Stopped: self.stopped,
            Finished: self.finished,
            Failed: self.failed,
            Discarded: self.discarded,
        }
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def tell(self, event: Event) -> None:
        """Called on the rehearsal's thread."""
        self._gate.send(lambda: self._told.emit(event))

    def close(self) -> None:
        """Nothing more of this take is passed on."""
        self._closed = True

    @Slot(object)
    def _pass_on(self, event: Event) -> None:
        if not self._closed:
            self._signals[type(event)].emit(event)


class BackgroundWork(QObject):
    """One piece of slow work on a plain thread: `done` or `broken` arrives on the window's thread.

    For what must not stop the window at start-up: loading the model, opening the library.
    """

    done = Signal(object)
    broken = Signal(object)
    _ended = Signal(bool, object)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._gate = _Gate(self)
        self._thread = Thread(target=self._run, name="background work", daemon=True)
        self._ended.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins; called once."""
        self._thread.start()

    def join(self, timeout: float) -> bool:
        """Waits up to `timeout` seconds; whether the work has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            well, outcome = True, self._work()
        except Exception as error:  # whatever it was, the window decides what to say
            well, outcome = False, error
        # When the window is gone, so is who wanted to know.
        self._gate.send(lambda: self._ended.emit(well, outcome))

    @Slot(bool, object)
    def _pass_on(self, well: bool, outcome: object) -> None:
        (self.done if well else self.broken).emit(outcome)
