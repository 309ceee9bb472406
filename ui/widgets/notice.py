"""One quiet line that says something and offers at most two verbs: undo, mark it, look at the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.text import Text

Verb = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden until it has something to say; never in the way, never a dialog."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 8, 8, 8)
        self._line.setSpacing(8)
        self._words = Text("", 15, wrap=True)
        self._line.addWidget(self._words, 1)
        self._buttons: list[Button] = []
        self._close = Button(look, "", self.hide, icon_name="cross")
        self._close.setAccessibleName("Close this notice")
        self._line.addWidget(self._close)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now; empty while it says nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str, *verbs: Verb) -> None:
        """Says a sentence; a verb's button hides the notice and does it."""
        for button in self._buttons:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for verb, act in verbs:
            button = Button(self._look, verb, partial(self._act, act), kind="link")
            self._line.insertWidget(self._line.count() - 1, button)
            self._buttons.append(button)
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def take_back(self, sentence: str) -> None:
        """Hides if it still says that sentence."""
        if self.words == sentence:
            self.hide()

    def do_first(self) -> bool:
        """Does its first verb, as a key would; whether there was one."""
        if self.isHidden() or not self._buttons:
            return False
        self._buttons[0].click()
        return True

    def _act(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
