"""The one question after a take: was this said? Asked where the machine is not sure, answered by one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.verdict import Finding, State
from ui.keys import PRACTICE
from ui.playing import stretch_around
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.wording import moment, name_of


class Question(QWidget):
    """Hidden unless something is unclear. `answered` (mark, State), `play_asked` (start, end or None)."""

    answered = Signal(str, object)
    play_asked = Signal(float, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._found: Finding | None = None
        self._mark = Text()
        self._words = Text("", 18, tone="running_out", wrap=True)
        self.said = Button(look, "Said", self.say_said, key=PRACTICE["said"].label, kind="")
        self.not_said = Button(look, "Not said", self.say_not_said, key=PRACTICE["not_said"].label, kind="")
        self.hear = Button(look, "Hear it", self._hear, icon_name="play")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for button in (self.said, self.not_said, self.hear):
            verbs.addWidget(button)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addLayout(verbs)
        self.hide()

    @property
    def asks_about(self) -> str:
        """The mark it asks about; empty while it asks nothing."""
        return self._found.id if self._found is not None else ""

    def ask(self, found: Finding | None, hear_key: str = "") -> None:
        """Asks about a finding, or nothing; `hear_key` is the key that plays the same stretch."""
        self._found = found
        self.setVisible(found is not None)
        if found is None:
            return
        side = self._look.px(20)
        self._mark.setPixmap(icon(self._look, "unclear", "running_out", 20).pixmap(side, side))
        name = name_of(found.id)
        heard = f": '{found.evidence}'" if found.evidence else ""
        self._words.setText(f"{name} is unclear{heard}. Did you say it?")
        self.said.setAccessibleName(f"{name}: said")
        self.not_said.setAccessibleName(f"{name}: not said")
        self.hear.setVisible(found.start is not None)
        if found.start is not None:
            self.hear.show_as(f"Hear it at {moment(found.start)}", icon_name="play", key=hear_key)
            self.hear.setAccessibleName(f"Hear {name}")

    def say_said(self) -> None:
        """It was said."""
        self._answer(State.SAID)

    def say_not_said(self) -> None:
        """It was not."""
        self._answer(State.MISSING)

    def _answer(self, state: State) -> None:
        if self._found is not None:
            self.answered.emit(self._found.id, state)

    def _hear(self) -> None:
        if self._found is not None and self._found.start is not None:
            self.play_asked.emit(*stretch_around(self._found.start, self._found.end))
