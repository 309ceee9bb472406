"""Takes on their way: recorded and marked, until they are kept in the library or let go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from coach.brief import Brief
from coach.events import Discarded, Event, Failed
from coach.hear.model_loading import ModelLoading
from coach.hear.unfinished import OpenRecording, Unfinished, begin_recording, mark_recording, unfinished
from coach.paths import Home
from coach.settings import OpenSettings
from ui.hearing.listening import Listening, RunningListening
from ui.practice.seams import RunningRehearsal

if TYPE_CHECKING:
    from coach.hear.microphone import Microphone

MakeMicrophone = Callable[[str], "Microphone"]


def device_microphone(name: str) -> Microphone:
    """The microphone of that name; the sound system is imported with the first take."""
    from coach.hear.microphone import DeviceMicrophone

    return DeviceMicrophone(name)


class OpenTakes:
    """Starts rehearsals and remembers each recording until it is kept or nobody can want it any more."""

    def __init__(
        self,
        home: Home,
        settings: OpenSettings,
        model: ModelLoading,
        make_microphone: MakeMicrophone = device_microphone,
    ) -> None:
        self._home, self._settings, self._model = home, settings, model
        self._make_microphone = make_microphone
        self._open: dict[Path, OpenRecording] = {}
        self._thrown: set[Path] = set()

    @property
    def _folder(self) -> Path:
        return self._settings.now.placed(self._home).recordings_folder

    def start(self, brief: Brief, tell: Callable[[Event], None], held: bool) -> RunningRehearsal:
        """Begins a take. Raises DiskError where nothing can be written."""
        from coach.rehearse.rehearsal import Rehearsal

        self.let_go_of_thrown()
        recording = begin_recording(self._folder, brief)
        self._open[recording.path] = recording

        def tell_and_tidy(event: Event) -> None:
            if isinstance(event, Discarded | Failed) and event.sound is None:
                self.let_go(recording.path)
            tell(event)

        microphone = self._make_microphone(self._settings.now.microphone)
        rehearsal = Rehearsal(microphone, brief, self._model.start(), recording.path, tell_and_tidy)
        rehearsal.start(held=held)
        return rehearsal

    def listen(self, tell: Callable[[Event], None]) -> RunningListening:
        """Listens without a script and keeps nothing: for the microphone check, and names said once."""
        microphone = partial(self._make_microphone, self._settings.now.microphone)
        return Listening(microphone, self._model.start).start(tell)

    def mark(self, sound: Path, brief: Brief, tell: Callable[[Event], None]) -> None:
        """Marks a recording on disk, on a thread of its own."""
        self._thrown.discard(sound)
        work = partial(mark_recording, sound, brief, self._model, tell)
        Thread(target=work, name="marking", daemon=True).start()

    def left_behind(self) -> tuple[Unfinished, ...]:
        """What a crash left, newest first."""
        return unfinished(self._folder)

    def take_over(self, left: Unfinished) -> Path | None:
        """Holds a recording that a crash left; None where another program has it."""
        recording = left.take_over()
        if recording is None:
            return None
        self._open[recording.path] = recording
        return recording.path

    def let_go(self, sound: Path) -> None:
        """It is kept in the library, or nobody wants it."""
        recording = self._open.pop(sound, None)
        if recording is not None:
            recording.let_go()

    def throw_away(self, sound: Path | None) -> None:
        """The user threw it away: it lies there until the next take begins, or the program ends."""
        if sound is not None:
            self._thrown.add(sound)

    def let_go_of_thrown(self) -> None:
        """What was thrown away can no longer be brought back."""
        for sound in self._thrown:
            self.let_go(sound)
        self._thrown.clear()
