"""The speech model: whether it is there and sound, fetched with progress, or chosen from a folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.hear.speech_model import (
    FetchStopped,
    fetch_model,
    find_model,
    model_place,
    verify_model,
)
from coach.settings import OpenSettings
from ui.hearing.progress_line import ProgressLine
from ui.hearing.told_line import ToldLine
from ui.rehearsal_bridge import BackgroundWork
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text

SHOWN_EVERY_MS = 100


class ModelPanel(QWidget):
    """Tells `model_changed` when another model is there to be loaded. Slow work never holds the window up."""

    model_changed = Signal()

    def __init__(self, look: Look, settings: OpenSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._work: BackgroundWork | None = None
        self._cancelled = False
        self._arrived = (0, 0)
        self.state = ToldLine(look)
        self.place = Text("", 13, tone="muted", wrap=True)
        self.progress = ProgressLine(look, "Fetching the speech model")
        self.fetch_button = Button(look, "Fetch it", self.fetch, kind="primary")
        self.cancel_button = Button(look, "Stop fetching", self.cancel, kind="")
        self.verify_button = Button(look, "Check it again", self.verify, kind="")
        self.choose_button = Button(look, "Choose a folder", self._ask_folder)
        self._showing = QTimer(self, interval=SHOWN_EVERY_MS)
        self._showing.timeout.connect(self._show_progress)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.fetch_button, self.cancel_button, self.verify_button, self.choose_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self.progress)
        column.addWidget(self.place)
        column.addLayout(foot)
        self._show_idle(there=True)

    @property
    def busy(self) -> bool:
        """Whether it checks or fetches now."""
        return self._work is not None

    def verify(self) -> None:
        """Looks for the model and checks every file of it, beside the window."""
        if not self.busy:
            self.state.say("Checking the speech model.")
            self._begin(partial(_found_and_sound, self._settings), self._is_sound)

    def fetch(self) -> None:
        """Fetches the model; what arrived earlier is taken up again."""
        if self.busy:
            return
        self._cancelled, self._arrived = False, (0, 0)
        self.state.say("Fetching the speech model, 41 MB. You can go on meanwhile.")
        destination = model_place(self._settings.home)
        work = partial(fetch_model, destination, self._take_progress, lambda: self._cancelled)
        self._begin(work, self._is_fetched)
        self.progress.show_share(0.0, "")
        self.progress.show()
        self.cancel_button.show()
        self.fetch_button.hide()
        self._showing.start()

    def cancel(self) -> None:
        """Stops fetching; what has arrived is kept for the next time."""
        self._cancelled = True

    def choose(self, folder: Path) -> None:
        """Takes a folder that holds the model, once it was checked."""
        if not self.busy:
            self.state.say(f"Checking {folder}.")
            self._begin(partial(_sound, folder), partial(self._is_chosen, folder))

    def close_down(self) -> None:
        """The program ends: nothing is fetched any longer."""
        self._cancelled = True
        if self._work is not None:
            self._work.join(2.0)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "The speech model's folder")
        if folder:
            self.choose(Path(folder))

    def _begin(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._work = BackgroundWork(work, self)
        self._work.done.connect(done)
        self._work.broken.connect(self._is_wrong)
        for button in (self.fetch_button, self.verify_button, self.choose_button):
            button.setEnabled(False)
        self._work.start()

    def _take_progress(self, arrived: int, whole: int) -> None:
        """Called on the fetching thread; the window's timer shows it."""
        self._arrived = (arrived, whole)

    def _show_progress(self) -> None:
        arrived, whole = self._arrived
        if whole:
            self.progress.show_share(arrived / whole, f"{arrived / 1e6:.0f} of {whole / 1e6:.0f} MB")

    def _is_sound(self, folder: object) -> None:
        self._show_idle(there=True)
        self.state.say("The speech model is here, and every file of it is right.", "well")
        self.place.setText(str(folder))

    def _is_fetched(self, folder: object) -> None:
        self._is_sound(folder)
        self.model_changed.emit()

    def _is_chosen(self, folder: Path, _: object) -> None:
        try:
            self._settings.change(model_place=folder)
        except CoachError as error:
            self._is_wrong(error)
            return
        self._is_sound(folder)
        self.model_changed.emit()

    def _is_wrong(self, error: object) -> None:
        self._show_idle(there=False)
        self.place.setText("")
        stopped = isinstance(error, FetchStopped)
        self.state.say(str(error), "" if stopped else "wrong")

    def _show_idle(self, there: bool) -> None:
        self._work = None
        self._showing.stop()
        self.progress.hide()
        self.cancel_button.hide()
        self.fetch_button.setVisible(not there)
        self.verify_button.setVisible(there)
        for button in (self.fetch_button, self.verify_button, self.choose_button):
            button.setEnabled(True)


def _sound(folder: Path) -> Path:
    verify_model(folder)
    return folder


def _found_and_sound(settings: OpenSettings) -> Path:
    return _sound(find_model(settings.home))
