"""What all sections of the settings share: a heading, a column, and choices that are kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.settings import OpenSettings
from ui.theme import Look
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.named import Named
from ui.widgets.text import Text


class Section(QWidget):
    """One group of settings. Tells `changed` when a choice was kept, `failed` with a sentence when not."""

    title = ""
    about = ""
    changed = Signal()
    failed = Signal(str)

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.setAccessibleName(self.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(Text(self.title, 36, weight=600, wrap=True))
        if self.about:
            self.column.addWidget(Text(self.about, 18, tone="muted", wrap=True))
        self.column.addSpacing(8)

    def enter(self) -> None:
        """It comes to the front: what may have changed elsewhere is read anew."""

    def leave(self) -> None:
        """It goes: nobody listens or plays any longer."""

    def close_down(self) -> None:
        """The program ends."""
        self.leave()

    def keep(self, **choices: object) -> None:
        """Keeps choices; where they cannot be written they hold for this run, and that is told."""
        try:
            self.settings.change(**choices)
        except CoachError as error:
            self.failed.emit(str(error))
        self.changed.emit()

    def add_choice(
        self,
        name: str,
        offers: tuple[tuple[str, object], ...],
        now: object,
        chosen: Callable[[object], object],
    ) -> Choice:
        """Adds a choice of a few things; `chosen` is called with the key of what is chosen."""
        choice = Choice(self.look, name)
        for words, key in offers:
            choice.addItem(words, key)
        choice.choose(now)
        choice.activated.connect(lambda _: chosen(choice.currentData()))
        self.column.addWidget(Named(name, choice))
        return choice

    def add_check(self, words: str, now: bool, chosen: Callable[[bool], object]) -> Check:
        """Adds a yes or no."""
        check = Check(self.look, words)
        check.setChecked(now)
        check.toggled.connect(chosen)
        self.column.addWidget(check)
        return check
