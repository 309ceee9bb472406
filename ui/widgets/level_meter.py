"""How loud the microphone is, as small bars: proof that someone listens."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Look
from ui.widgets.painted import Painted

QUIET_DBFS, LOUD_DBFS, CLIP_DBFS = -60.0, -6.0, -0.5
BARS = 12


class LevelMeter(Painted):
    """The last second or so of loudness, newest at the right; a bar that clips is full and red."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._levels: deque[tuple[float, bool]] = deque([(0.0, False)] * BARS, maxlen=BARS)
        self.setAccessibleName("Microphone level")

    def show_level(self, rms_dbfs: float, peak_dbfs: float) -> None:
        """Adds one block's loudness."""
        share = (rms_dbfs - QUIET_DBFS) / (LOUD_DBFS - QUIET_DBFS)
        self._levels.append((min(1.0, max(0.0, share)), peak_dbfs >= CLIP_DBFS))
        self.setAccessibleDescription(f"{rms_dbfs:.0f} decibels")
        self.update()

    def rest(self) -> None:
        """Nobody is listening."""
        self._levels.extend([(0.0, False)] * BARS)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BARS * 7, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        for number, (share, clips) in enumerate(self._levels):
            height = max(3.0, share * self.height())
            painter.setBrush(self.look.colour("recording" if clips else "muted"))
            painter.drawRoundedRect(QRectF(number * 7.0, self.height() - height, 4, height), 2, 2)
        painter.end()
