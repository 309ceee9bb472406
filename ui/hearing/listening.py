"""Listening without a take: to check the microphone, or to hear a name once. Nothing of it is kept."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from coach.brief import Brief
from coach.errors import DiskError
from coach.events import Discarded, Event, Failed, Finished
from coach.hear.microphone import Microphone
from coach.hear.model_loading import ModelSource
from coach.rubric import Rubric

LONGEST_SECONDS = 600.0
LISTENING = Rubric("listening", "Listening", LONGEST_SECONDS, (), ())
"""Nothing is asked for and nothing avoided: only what is heard matters."""


class RunningListening(Protocol):
    """Someone listens on another thread (coach.rehearse.rehearsal.Rehearsal is one)."""

    def discard(self) -> None:
        """Ends it; nothing is kept."""


StartListening = Callable[[Callable[[Event], None]], RunningListening]
"""Begins to listen at once and tells events from another thread. Raises CoachError where it cannot."""


class Listening:
    """Begins to listen with the chosen microphone; what is recorded on the way is removed at the end."""

    def __init__(self, open_microphone: Callable[[], Microphone], model: Callable[[], ModelSource]) -> None:
        """`open_microphone` makes the chosen one, `model` gives the model or has it loaded."""
        self._open_microphone = open_microphone
        self._model = model

    def start(self, tell: Callable[[Event], None]) -> RunningListening:
        """Begins at once. Raises DiskError where nothing can be written."""
        from coach.rehearse.rehearsal import Rehearsal

        try:
            folder = Path(tempfile.mkdtemp(prefix="after-the-beep-"))
        except OSError as error:
            raise DiskError("There is no room to listen.", "Make room on the disk.") from error

        def tell_then_clear(event: Event) -> None:
            if isinstance(event, Discarded | Failed | Finished):
                shutil.rmtree(folder, ignore_errors=True)
            tell(event)

        rehearsal = Rehearsal(
            self._open_microphone(), Brief(LISTENING), self._model(), folder / "heard.wav", tell_then_clear
        )
        rehearsal.start()
        return rehearsal
