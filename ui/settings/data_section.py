"""Where everything lies: opened in the file manager, or moved as a whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from coach.paths import Home
from coach.settings import OpenSettings
from ui.hearing.progress_line import ProgressLine
from ui.hearing.told_line import ToldLine
from ui.rehearsal_bridge import BackgroundWork
from ui.settings.section import Section
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text

Progress = Callable[[int, int], None]
SHOWN_EVERY_MS = 100


class DataSection(Section):
    """Tells `moving_began` before the library is moved: it must be closed then; `moving_ended` after."""

    title = "Your data"
    about = "Library, takes and scripts lie in one folder on this computer. Nothing is ever sent anywhere."
    moving_began = Signal()
    moving_ended = Signal()

    def __init__(self, look: Look, settings: OpenSettings, home: Home) -> None:
        super().__init__(look, settings)
        self._home = home
        self._work: BackgroundWork | None = None
        self._moved = (0, 0)
        self.place = Text("", 18, wrap=True)
        self.state = ToldLine(look)
        self.state.hide()
        self.progress = ProgressLine(look, "Moving the library")
        self.progress.hide()
        self.open_button = Button(look, "Open the folder", self.open_folder, kind="")
        self.move_button = Button(look, "Move it", self._ask_target)
        self._showing = QTimer(self, interval=SHOWN_EVERY_MS)
        self._showing.timeout.connect(self._show_progress)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.move_button)
        foot.addStretch(1)
        self.column.addWidget(self.place)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.state)
        self.column.addLayout(foot)

    @property
    def root(self) -> Path:
        """Where the library lies."""
        return self.settings.now.placed(self._home).root

    def enter(self) -> None:
        self.place.setText(str(self.root))

    def open_folder(self) -> None:
        """Shows the folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.root)))

    def move_to(self, target: Path) -> None:
        """Moves everything to another folder, beside the window."""
        if self._work is not None:
            return
        self._moved = (0, 0)
        self.moving_began.emit()
        self._work = BackgroundWork(partial(_move, self._home, target, self._take_progress), self)
        self._work.done.connect(self._is_moved)
        self._work.broken.connect(self._is_not_moved)
        for button in (self.open_button, self.move_button):
            button.setEnabled(False)
        self.state.hide()
        self.progress.show_share(0.0, "")
        self.progress.show()
        self._showing.start()
        self._work.start()

    def close_down(self) -> None:
        if self._work is not None:
            self._work.join(60.0)

    def _ask_target(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Move everything to", str(self.root.parent))
        if folder:
            self.move_to(Path(folder))

    def _take_progress(self, done: int, whole: int) -> None:
        """Called on the moving thread; the window's timer shows it."""
        self._moved = (done, whole)

    def _show_progress(self) -> None:
        done, whole = self._moved
        if whole:
            self.progress.show_share(done / whole, f"{done / 1e6:.0f} of {whole / 1e6:.0f} MB")

    def _is_moved(self, _: object) -> None:
        self._end()
        self.state.say("Moved.", "well")

    def _is_not_moved(self, error: object) -> None:
        self._end()
        self.state.say(str(error), "wrong")

    def _end(self) -> None:
        self._work = None
        self._showing.stop()
        self.progress.hide()
        self.settings.read_again()
        for button in (self.open_button, self.move_button):
            button.setEnabled(True)
        self.state.show()
        self.enter()
        self.moving_ended.emit()


def _move(home: Home, target: Path, progress: Progress) -> Home:
    from coach.keep.moving import move_library

    return move_library(home, target, progress)
