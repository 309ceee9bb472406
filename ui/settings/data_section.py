"""Where everything lies: opened in the file manager, or moved as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from coach.paths import Home
from coach.settings import OpenSettings
from ui.settings.slow_section import Progress, SlowSection
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text


class DataSection(SlowSection):
    """Tells `moving_began` before the library is moved: it must be closed then; `moving_ended` after."""

    title = "Your data"
    about = "Library, takes and scripts lie in one folder on this computer. Nothing is ever sent anywhere."

    def __init__(self, look: Look, settings: OpenSettings, home: Home) -> None:
        super().__init__(look, settings)
        self._home = home
        self.place = Text("", 18, wrap=True)
        self.open_button = Button(look, "Open the folder", self.open_folder, kind="")
        self.move_button = Button(look, "Move it", self._ask_target)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.move_button)
        foot.addStretch(1)
        self.column.addWidget(self.place)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.state)
        self.column.addLayout(foot)

    def buttons(self) -> tuple[Button, ...]:
        return (self.open_button, self.move_button)

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
        self.begin(partial(_move, self._home, target), lambda _: "Moved.", closed=True)

    def _ask_target(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Move everything to", str(self.root.parent))
        if folder:
            self.move_to(Path(folder))


def _move(home: Home, target: Path, progress: Progress) -> Home:
    from coach.keep.moving import move_library

    return move_library(home, target, progress)
