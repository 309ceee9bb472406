"""Saying a name once: what the recogniser makes of it is how it will know it again."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.errors import CoachError
from coach.events import Failed, Level, Warned, WordsHeard
from ui.hearing.listening import RunningListening, StartListening
from ui.rehearsal_bridge import RehearsalBridge
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.level_meter import LevelMeter
from ui.widgets.text import Text

LISTENING_MS = 4000
"""Long enough to say a name of three words after a breath."""


class SayingOnce(QWidget):
    """A button; while it listens, the level and the words. `heard` comes with the words when it is done."""

    heard = Signal(str)

    def __init__(self, look: Look, name: str, listen: StartListening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._listen = listen
        self._running: RunningListening | None = None
        self._bridge: RehearsalBridge | None = None
        self._words = ""
        self.button = Button(look, "Say it once", self.toggle, icon_name="mic", kind="")
        self.button.setAccessibleName(f"Say {name} once")
        self.meter = LevelMeter(look)
        self.meter.hide()
        self.words = Text("", 15, tone="muted", wrap=True)
        self._enough = QTimer(self, interval=LISTENING_MS, singleShot=True)
        self._enough.timeout.connect(self.stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.button)
        line.addWidget(self.meter)
        line.addWidget(self.words, 1)

    @property
    def listening(self) -> bool:
        """Whether it listens now."""
        return self._running is not None

    def toggle(self) -> None:
        """Begins to listen, or takes what was heard so far."""
        if self.listening:
            self.stop()
            return
        self._words = ""
        bridge = RehearsalBridge(self)
        bridge.level_measured.connect(self._show_level)
        bridge.words_heard.connect(self._show_words)
        bridge.warned.connect(self._warn)
        bridge.failed.connect(self._fail)
        self._bridge = bridge
        try:
            self._running = self._listen(bridge.tell)
        except CoachError as error:
            self._show("Say it once", str(error))
            return
        self._show("Done", "Say it now.")
        self._enough.start()

    def stop(self) -> None:
        """Stops listening; what was heard is told."""
        if self._running is None or self._bridge is None:
            return
        self._end()
        self._show(
            "Say it again" if self._words else "Say it once", "" if self._words else "Nothing was heard."
        )
        if self._words:
            self.heard.emit(self._words)

    def _end(self) -> None:
        self._enough.stop()
        if self._bridge is not None:
            self._bridge.close()
        if self._running is not None:
            self._running.discard()
        self._running = self._bridge = None

    def _show(self, verb: str, words: str) -> None:
        self.button.show_as(verb, icon_name="stop" if self.listening else "mic", kind="")
        self.meter.setVisible(self.listening)
        self.words.setText(words)

    def _show_level(self, level: Level) -> None:
        self.meter.show_level(level.rms_dbfs, level.peak_dbfs)

    def _show_words(self, event: WordsHeard) -> None:
        self._words = event.transcript.text
        self.words.setText(self._words)

    def _warn(self, event: Warned) -> None:
        self.words.setText(str(event.error))

    def _fail(self, event: Failed) -> None:
        self._end()
        self._show("Say it once", str(event.error))
