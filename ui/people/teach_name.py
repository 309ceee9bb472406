"""Teaching a name that the recogniser does not know: written as it sounds, in words it knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.hearing.listening import StartListening
from ui.hearing.saying_once import SayingOnce
from ui.hearing.vocabulary import Vocabulary
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text import Text

Respellings = tuple[tuple[str, str], ...]


def taught(respellings: Respellings, name: str, sounds_like: str) -> Respellings:
    """The respellings with one more, or changed; an empty one is taken away."""
    others = tuple(pair for pair in respellings if pair[0].casefold() != name.casefold())
    return (*others, (name, sounds_like)) if sounds_like else others


def strangers_in(words: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """The words that the recogniser does not know either."""
    return tuple(word for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", words) if not knows(word))


class TeachName(QWidget):
    """One name: a line for how it sounds, and the offer to say it once. `changed` comes as that changes."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        sounds_like: str,
        vocabulary: Vocabulary,
        listen: StartListening | None = None,
    ) -> None:
        """`sounds_like` is what it was taught; where that is empty, what is listened for now stands there."""
        super().__init__()
        self.name = name
        self._knows = vocabulary.knows
        self._guess = "" if sounds_like else vocabulary.guess(name)
        self.line = Field(f"'{name}' sounds like", sounds_like or self._guess)
        self.line.edited.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        self.saying: SayingOnce | None = None
        if listen is not None:
            self.saying = SayingOnce(look, name, listen)
            self.saying.heard.connect(self._take)
            column.addWidget(self.saying)
        self._advise()

    @property
    def sounds_like(self) -> str:
        """The words it sounds like, in lower case; empty where it is not taught, or not in known words."""
        return "" if strangers_in(self.line.text, self._knows) else self.line.text.lower()

    def begin(self) -> None:
        """Puts the caret into the line, what stands there selected."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.line.selectAll()

    def stop(self) -> None:
        """Stops listening."""
        if self.saying is not None:
            self.saying.stop()

    def _take(self, words: str) -> None:
        self.line.show_text(words)
        self._edited()

    def _edited(self, _: str = "") -> None:
        self._advise()
        self.changed.emit()

    def _advise(self) -> None:
        strange = strangers_in(self.line.text, self._knows)
        if strange:
            self.line.advise(f"'{strange[0]}' is not known either. Use everyday words.")
        elif self.line.text and self.line.text == self._guess:
            self.line.advise("This is what it listens for now. Correct it if it sounds otherwise.")
        else:
            self.line.advise("" if self.line.text else "Everyday words that sound like it.")


class TeachNameDialog(QDialog):
    """One name over another page; `teaching.sounds_like` when accepted."""

    def __init__(
        self, look: Look, name: str, sounds_like: str, vocabulary: Vocabulary, *,
        listen: StartListening | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle("Teach a name")
        self.setMinimumWidth(look.px(440))
        self.teaching = TeachName(look, name, sounds_like, vocabulary, listen)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(Text(name, 24, weight=600, wrap=True))
        column.addWidget(
            Text(
                "The recogniser listens for words it knows. Tell it which ones.", 15, tone="muted", wrap=True
            )
        )
        column.addWidget(self.teaching)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(look, "Cancel", self.reject))
        self.done_button = Button(look, "Save", self.accept, kind="primary")
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        self.finished.connect(lambda _: self.teaching.stop())
