"""The bottom row: the microphone's level, the run's strip, and the verbs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QWidget

from ui.keys import PRACTICE
from ui.practice.take_flow import Phase
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.level_meter import LevelMeter
from ui.widgets.takes_strip import TakesStrip

RECEDED = 0.2
"""How much of what does not matter now is still seen while someone speaks."""


class BottomRow(QWidget):
    """What it offers follows the phase; what does not matter while speaking recedes to a fifth."""

    def __init__(
        self, look: Look, take: Callable[[], object], play: Callable[[], object], again: Callable[[], object]
    ) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(48, 10, 48, 14)
        line.setSpacing(16)
        self.meter = LevelMeter(look)
        self.meter.setFixedSize(self.meter.sizeHint())
        self.strip = TakesStrip(look)
        self.again = Button(look, "Again", again, icon_name="again", key="R")
        self.play = Button(look, "Play", play, icon_name="play", key="P")
        self.take = Button(look, "Record", take, icon_name="record", key="Space", kind="primary")
        line.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.strip, 1)
        line.addWidget(self.play)
        line.addWidget(self.again)
        line.addWidget(self.take)
        self._receding = QGraphicsOpacityEffect(self.strip)
        self.strip.setGraphicsEffect(self._receding)
        self._receding.setEnabled(False)
        self.show_phase(Phase.READY, playable=False)

    def show_phase(self, phase: Phase, playable: bool) -> None:
        """Offers what can be done now; `playable` where there is a take to hear."""
        key = PRACTICE["take"].label
        if phase is Phase.SPEAKING:
            self.take.show_as("Stop", icon_name="stop", key=key, kind="recording")
        elif phase is Phase.MARKING:
            self.take.show_as("Listening to the last words", kind="primary")
        elif phase is Phase.COUNTING:
            self.take.show_as("Now", icon_name="record", key=key, kind="primary")
        elif phase is Phase.MARKED:
            self.take.show_as("Next take", icon_name="record", key=key, kind="primary")
        else:
            self.take.show_as("Record", icon_name="record", key=key, kind="primary")
        self.take.setEnabled(phase is not Phase.MARKING)
        quiet = phase in (Phase.READY, Phase.MARKED)
        self.play.setVisible(quiet and playable)
        self.again.setVisible(False)
        speaking = phase in (Phase.SPEAKING, Phase.MARKING)
        self._receding.setOpacity(RECEDED)
        self._receding.setEnabled(speaking)
        if not speaking:
            self.meter.rest()

    def show_playing(self, playing: bool) -> None:
        """The play button stops what plays."""
        name = "pause" if playing else "play"
        self.play.show_as("Stop" if playing else "Play", icon_name=name, key=PRACTICE["play"].label)
