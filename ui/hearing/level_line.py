"""The microphone's level as one wide line, with a word for it where it is too quiet or too loud."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.level_meter import CLIP_DBFS, LOUD_DBFS, QUIET_DBFS
from ui.widgets.painted import Painted

FALL = 0.06
"""Share of the line by which the mark of the loudest moment falls with each block."""


class LevelLine(Painted):
    """Fills with the loudness of the last block; a mark stays behind at the loudest moment."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._share = 0.0
        self._mark = 0.0
        self._clips = False
        self.setAccessibleName("Microphone level")
        self.setAccessibleDescription("Nothing yet")

    def show_level(self, rms_dbfs: float, peak_dbfs: float) -> None:
        """Shows the loudness of one block."""
        self._share = min(1.0, max(0.0, (rms_dbfs - QUIET_DBFS) / (LOUD_DBFS - QUIET_DBFS)))
        self._mark = max(self._share, self._mark - FALL)
        self._clips = peak_dbfs >= CLIP_DBFS
        self.setAccessibleDescription("Too loud" if self._clips else f"{rms_dbfs:.0f} decibels")
        self.update()

    def rest(self) -> None:
        """Nobody is listening."""
        self._share = self._mark = 0.0
        self._clips = False
        self.setAccessibleDescription("Not listening")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.look.px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.look.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        height = float(self.height())
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), height), height / 2, height / 2)
        if self._share > 0:
            painter.setBrush(self.look.colour("recording" if self._clips else "text"))
            width = max(height, self._share * self.width())
            painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        if self._mark > self._share:
            painter.setBrush(self.look.colour("muted"))
            painter.drawRoundedRect(QRectF(self._mark * self.width() - 4, 0, 4, height), 2, 2)
        painter.end()
