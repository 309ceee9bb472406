"""The microphone check: the level moves and your words appear. That is all the proof one needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.events import Failed, Level, Warned, WordsHeard
from ui.hearing.level_line import LevelLine
from ui.hearing.listening import RunningListening, StartListening
from ui.hearing.told_line import ToldLine
from ui.rehearsal_bridge import RehearsalBridge
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.named import Named
from ui.widgets.text import Text

SHOWN_WORDS = 14
SYSTEM_CHOICE = "The system's choice"
INVITATION = "Say anything. Your words appear here."


class MicrophoneCheck(QWidget):
    """Listens from `start` to `stop`. Tells `heard` with the first words, `microphone_chosen` with a name,
    `failed` where nothing can be heard.
    """

    heard = Signal()
    failed = Signal()
    microphone_chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        listen: StartListening | None,
        names: Callable[[], Sequence[str]],
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`names` lists the microphones; `chosen` is one of them, or empty for the system's choice."""
        super().__init__(parent)
        self._look = look
        self._listen = listen
        self._names = names
        self._running: RunningListening | None = None
        self._bridge: RehearsalBridge | None = None
        self.was_heard = False
        self.microphones = Choice(look, "Microphone")
        self.microphones.activated.connect(lambda _: self._choose())
        self.level = LevelLine(look)
        self.words = Text(INVITATION, 24, tone="muted", wrap=True)
        self.words.setMinimumHeight(look.px(72))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.state = ToldLine(look)
        self.again = Button(look, "Try again", self.restart, kind="")
        self.again.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.words)
        column.addWidget(self.level)
        column.addWidget(self.state)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Named("Microphone", self.microphones))
        self.show_microphones(chosen)

    @property
    def listening(self) -> bool:
        """Whether it listens now."""
        return self._running is not None

    def show_microphones(self, chosen: str) -> None:
        """Reads the list of microphones anew; one that is not there now stays to be chosen."""
        self.microphones.clear()
        self.microphones.addItem(SYSTEM_CHOICE, "")
        try:
            names = tuple(self._names())
        except CoachError as error:
            names = ()
            self._fail(error)
        for name in dict.fromkeys((*names, *([chosen] if chosen else []))):
            self.microphones.addItem(name, name)
        self.microphones.choose(chosen)

    def start(self) -> None:
        """Begins to listen."""
        if self.listening or self._listen is None:
            return
        self.was_heard = False
        bridge = RehearsalBridge(self)
        bridge.level_measured.connect(self._show_level)
        bridge.words_heard.connect(self._show_words)
        bridge.warned.connect(self._show_warning)
        bridge.failed.connect(self._show_failure)
        self.again.hide()
        self._invite(True)
        self.state.say("Listening.")
        self._bridge = bridge
        try:
            self._running = self._listen(bridge.tell)
        except CoachError as error:
            self._fail(error)

    def stop(self) -> None:
        """Stops listening; nothing is kept."""
        if self._bridge is not None:
            self._bridge.close()
        if self._running is not None:
            self._running.discard()
        self._running = self._bridge = None
        self.level.rest()

    def restart(self) -> None:
        """Stops, and listens anew: another microphone, or one that was plugged in again."""
        self.stop()
        self.start()

    def _choose(self) -> None:
        self.microphone_chosen.emit(self.microphones.currentData())
        if self.listening or not self.again.isHidden():
            self.restart()

    def _show_level(self, level: Level) -> None:
        self.level.show_level(level.rms_dbfs, level.peak_dbfs)

    def _show_words(self, event: WordsHeard) -> None:
        words = [word.text for word in event.transcript.words]
        if not words:
            return
        self.words.setText(" ".join(words[-SHOWN_WORDS:]))
        self.words.set_tone("text")
        if not self.was_heard:
            self.was_heard = True
            self.state.say("It hears you.", "well")
            self.heard.emit()

    def _show_warning(self, event: Warned) -> None:
        """Whoever was heard may be silent now: nothing is wrong with the microphone."""
        if not self.was_heard:
            self.state.say(str(event.error), "wrong")

    def _show_failure(self, event: Failed) -> None:
        self._fail(event.error)

    def _fail(self, error: CoachError) -> None:
        self.stop()
        self._invite(False)
        self.state.say(str(error), "wrong")
        self.again.show()
        self.failed.emit()

    def _invite(self, hears: bool) -> None:
        """Words and level stand there only while something can be heard."""
        self.words.setVisible(hears)
        self.level.setVisible(hears)
