"""Care for what is kept: a backup in one file, a backup brought back, and room made on the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from coach.errors import CoachError
from coach.paths import Home
from coach.settings import OpenSettings
from ui.settings.slow_section import Progress, SlowSection
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text
from ui.wording import plural

if TYPE_CHECKING:
    from coach.keep.library import Library

AGES = (("A month", 30), ("Three months", 90), ("A year", 365))
BACKUPS = "Backups (*.backup)"


class CareSection(SlowSection):
    """What it throws away can be had back here while it is shown, and on the takes page after that."""

    title = "Backup and room"
    about = "A backup is one file with every take, script and person in it. Keep it on another disk."

    def __init__(
        self, look: Look, settings: OpenSettings, home: Home, open_library: Callable[[], Library]
    ) -> None:
        super().__init__(look, settings)
        self._home, self._open_library = home, open_library
        self._thrown: list[int] = []
        self.backup_button = Button(look, "Back up", self._ask_backup, kind="")
        self.restore_button = Button(look, "Restore a backup", self._ask_restore)
        self.column.addWidget(_line(self.backup_button, self.restore_button))
        self.column.addWidget(self.progress)
        self.column.addWidget(self.state)
        self.column.addSpacing(16)
        self.column.addWidget(Text("Room on the disk", 24, weight=600))
        self.use = Text("", 18, wrap=True)
        self.column.addWidget(self.use)
        self.age = self.add_choice("Takes older than", AGES, 90, lambda _: self.enter())
        self.offer = Text("", 15, tone="muted", wrap=True)
        self.column.addWidget(self.offer)
        self.thin_button = Button(look, "Move them to the trash", self.thin)
        self.undo_button = Button(look, "Undo", self.undo, kind="link")
        self.undo_button.hide()
        self.column.addWidget(_line(self.thin_button, self.undo_button))

    def buttons(self) -> tuple[Button, ...]:
        return (self.backup_button, self.restore_button, self.thin_button)

    def enter(self) -> None:
        try:
            self._show_room(self._open_library())
        except CoachError as error:
            self.failed.emit(str(error))

    def leave(self) -> None:
        self._thrown = []
        self.undo_button.hide()

    def back_up_to(self, path: Path) -> None:
        """Writes a backup beside the window."""
        self.begin(
            partial(_back_up, self._open_library(), path), lambda _: f"Everything is in {path.name} now."
        )

    def restore_from(self, path: Path) -> None:
        """Brings a backup back beside the window; the library it replaces is laid aside."""
        root = self.settings.now.placed(self._home).root
        self.begin(
            partial(_restore, root, path),
            lambda aside: f"{path.name} is back. What was here before lies in {aside}.",
            closed=True,
        )

    def thin(self) -> None:
        """Throws away what nothing speaks for; can be undone while the section is shown."""
        try:
            takes = self._open_library().takes
            self._thrown = takes.trash(takes.thinnable(self._older_than))
        except CoachError as error:
            self.failed.emit(str(error))
            return
        self._say_thrown(f"{plural(len(self._thrown), 'take')} went to the trash.", bool(self._thrown))

    def undo(self) -> None:
        """Brings back what was thrown away last."""
        try:
            back = self._open_library().takes.restore(self._thrown)
        except CoachError as error:
            self.failed.emit(str(error))
            return
        self._thrown = []
        self._say_thrown(f"{plural(len(back), 'take')} came back.", False)

    def _say_thrown(self, sentence: str, undoable: bool) -> None:
        self.state.say(f"{sentence[0].upper()}{sentence[1:]}", "well")
        self.state.show()
        self.undo_button.setVisible(undoable)
        self.enter()

    @property
    def _older_than(self) -> timedelta:
        return timedelta(days=int(self.age.currentData()))

    def _show_room(self, library: Library) -> None:
        from coach.keep.database import free_bytes

        use = library.takes.disk_use()
        free = free_bytes(library.home.root)
        trash = f", {use.trashed} in the trash {_size(use.trashed_bytes)}" if use.trashed else ""
        takes = "Your one take needs" if use.takes == 1 else f"{use.takes} takes need"
        needed = (
            f"{takes} {_size(use.takes_bytes)}{trash}." if use.takes or trash else "There are no takes yet."
        )
        self.use.setText(f"{needed} {_size(free)} are free.")
        thinnable = library.takes.thinnable(self._older_than)
        freed = library.takes.disk_use(thinnable).takes_bytes
        could = (
            f"{plural(len(thinnable), 'take')} could go, {_size(freed)}. " if thinnable else "None can go. "
        )
        kept = "Starred takes, model takes, those with a note and the best of each script always stay."
        self.offer.setText(f"{could[0].upper()}{could[1:]}{kept}")
        self.thin_button.setVisible(bool(thinnable))

    def _ask_backup(self) -> None:
        name = f"After the Beep {date.today().isoformat()}.backup"
        path, _ = QFileDialog.getSaveFileName(self, "Back up to", str(Path.home() / name), BACKUPS)
        if path:
            self.back_up_to(Path(path))

    def _ask_restore(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Restore", str(Path.home()), BACKUPS)
        if path:
            self.restore_from(Path(path))


def _line(*buttons: Button) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return line


def _size(bytes_: int) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6)):
        if bytes_ >= size:
            return f"{bytes_ / size:.{0 if bytes_ >= 10 * size else 1}f} {unit}"
    return f"{bytes_ / 1e3:.0f} kB"


def _back_up(library: Library, path: Path, progress: Progress) -> bool:
    from coach.keep.backup import back_up

    return back_up(library, path, progress)


def _restore(root: Path, path: Path, progress: Progress) -> Path:
    from coach.keep.restoring import restore

    return restore(root, path, progress)
