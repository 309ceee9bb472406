"""A section with work that takes a while: beside the window, its progress shown, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal

from coach.settings import OpenSettings
from ui.hearing.progress_line import ProgressLine
from ui.hearing.told_line import ToldLine
from ui.rehearsal_bridge import BackgroundWork
from ui.settings.section import Section
from ui.theme import Look
from ui.widgets.button import Button

Progress = Callable[[int, int], None]
SHOWN_EVERY_MS = 100


class SlowSection(Section):
    """Tells `moving_began` before work for which the library must be closed; `moving_ended` after it."""

    moving_began = Signal()
    moving_ended = Signal()

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__(look, settings)
        self._work: BackgroundWork | None = None
        self._done = (0, 0)
        self.state = ToldLine(look)
        self.state.hide()
        self.progress = ProgressLine(look, self.title)
        self.progress.hide()
        self._showing = QTimer(self, interval=SHOWN_EVERY_MS)
        self._showing.timeout.connect(self._show_progress)

    def buttons(self) -> tuple[Button, ...]:
        """Those that wait while something is under way."""
        return ()

    def begin(
        self, work: Callable[[Progress], object], well: Callable[[object], str], closed: bool = False
    ) -> None:
        """Starts work that tells its progress in bytes; `well` gives the sentence for its outcome.

        `closed`: nobody may have the library open meanwhile. Does nothing while other work is under way.
        """
        if self._work is not None:
            return
        self._done = (0, 0)
        if closed:
            self.moving_began.emit()
        self._work = BackgroundWork(partial(work, self._take_progress), self)
        self._work.done.connect(lambda outcome: self._end(well(outcome), "well", closed))
        self._work.broken.connect(lambda error: self._end(str(error), "wrong", closed))
        for button in self.buttons():
            button.setEnabled(False)
        self.state.hide()
        self.progress.show_share(0.0, "")
        self.progress.show()
        self._showing.start()
        self._work.start()

    def close_down(self) -> None:
        if self._work is not None:
            self._work.join(60.0)

    def _take_progress(self, done: int, whole: int) -> None:
        """Called beside the window; the window's timer shows it."""
        self._done = (done, whole)

    def _show_progress(self) -> None:
        done, whole = self._done
        if whole:
            self.progress.show_share(done / whole, f"{done / 1e6:.0f} of {whole / 1e6:.0f} MB")

    def _end(self, sentence: str, how: str, closed: bool) -> None:
        self._work = None
        self._showing.stop()
        self.progress.hide()
        self.settings.read_again()
        for button in self.buttons():
            button.setEnabled(True)
        self.state.show()
        self.state.say(sentence, how)
        if closed:
            self.moving_ended.emit()
        self.enter()
