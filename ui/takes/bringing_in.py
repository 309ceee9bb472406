"""Recordings dropped on the page, marked one after the other beside the window; can be called off."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from coach.brief import Brief
from coach.errors import CoachError
from coach.keep.importing import READABLE, import_sound
from coach.keep.library import Library


class Model(Protocol):
    """Where the speech model comes from (coach.hear.model_loading)."""

    def wait(self) -> object: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: recordings done of all, ids of the takes kept, sentences on what could not be read."""

    done: int
    of: int
    kept: tuple[int, ...]
    faults: tuple[str, ...]
    ended: bool


class BringingIn(QObject):
    """One import. `went_on` tells a Progress after each recording and at the end, on the window's thread."""

    went_on = Signal(object)
    _told = Signal(object)

    def __init__(self, library: Library, model: Model, sounds: Sequence[Path], brief: Brief) -> None:
        super().__init__()
        self._library, self._model, self._sounds, self._brief = library, model, tuple(sounds), brief
        self._called_off = threading.Event()
        self._told.connect(self.went_on, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="bringing in", daemon=True)

    def start(self) -> None:
        """Begins; called once."""
        self._thread.start()

    def call_off(self) -> None:
        """Ends after the recording at hand; what was kept stays."""
        self._called_off.set()

    def join(self, timeout: float) -> bool:
        """Waits up to `timeout` seconds; whether it has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        kept: list[int] = []
        faults: list[str] = []
        done = 0
        for sound in self._sounds:
            if self._called_off.is_set():
                break
            try:
                kept.append(import_sound(self._library, sound, self._brief, self._model.wait()).id)
            except CoachError as error:
                faults.append(f"{sound.name}: {error}")
            done += 1
            self._told.emit(Progress(done, len(self._sounds), tuple(kept), tuple(faults), ended=False))
        self._told.emit(Progress(done, len(self._sounds), tuple(kept), tuple(faults), ended=True))


def recordings_among(paths: Sequence[Path]) -> list[Path]:
    """The files worth trying, folders opened one level."""
    found: list[Path] = []
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [file for file in files if file.suffix.lower() in READABLE and file.is_file()]
    return found
