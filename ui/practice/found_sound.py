"""Sound that lies on disk without a verdict: thrown away, broken off, or left by a crash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach.brief import Brief
from coach.events import Discarded, Failed, Finished
from ui.practice.seams import MarkRecording
from ui.rehearsal_bridge import RehearsalBridge
from ui.widgets.notice import Notice


class FoundSound(QObject):
    """Offers such sound in the notice and has it marked if wanted; `marked` brings brief and Finished."""

    marked = Signal(object, object)

    def __init__(self, notice: Notice, mark_recording: MarkRecording | None) -> None:
        super().__init__()
        self._notice = notice
        self._mark_recording = mark_recording
        self._bridge: RehearsalBridge | None = None

    def offer_broken_off(self, event: Failed, brief: Brief) -> None:
        """A take could not be finished: says why, and offers what was kept of it."""
        if event.sound is None or self._mark_recording is None:
            self._notice.say(str(event.error))
        else:
            verb = ("Mark what was kept", partial(self.mark, event.sound, brief))
            self._notice.say(str(event.error), verb)

    def offer_discarded(self, event: Discarded, brief: Brief) -> None:
        """A take was thrown away: it can be brought back."""
        if event.sound is not None and self._mark_recording is not None:
            self._notice.say("Thrown away.", ("Bring it back", partial(self.mark, event.sound, brief)))

    def offer_left(self, sound: Path, brief: Brief, words: str, throw: Callable[[], object]) -> None:
        """A crash left a recording."""
        self._notice.say(words, ("Mark it", partial(self.mark, sound, brief)), ("Throw it away", throw))

    def mark(self, sound: Path, brief: Brief) -> None:
        """Has it marked on another thread."""
        if self._mark_recording is None:
            return
        self._bridge = bridge = RehearsalBridge(self)
        bridge.finished.connect(partial(self._pass_on, brief))
        bridge.failed.connect(lambda event: self._notice.say(str(event.error)))
        self._mark_recording(sound, brief, bridge.tell)

    def _pass_on(self, brief: Brief, event: Finished) -> None:
        self.marked.emit(brief, event)
