"""The time bar over the whole width, and the digits: one timer readable across a room."""

from __future__ import annotations

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import MOTION_MS, Look
from ui.widgets.painted import Painted

AMBER_SHARE = 0.8
"""Time runs out from here on: LOOK of both articles' limits, 80 % of the rubric's seconds."""


SWEEP_MS = 2 * MOTION_MS
"""A pass is felt: it takes a moment longer than what merely moves."""


def time_tone(seconds: float, limit: float, live: bool = True) -> str:
    """The tone of a time: text, running out from 80 % of the limit while `live`, recording past the limit."""
    if seconds > limit:
        return "recording"
    if not live:
        return "text"
    return "running_out" if seconds >= AMBER_SHARE * limit else "text"


class TimeBar(Painted):
    """A bar that fills with the seconds spoken; thicker while someone speaks.

    Past the limit it says so by shape too: the part beyond the limit is striped. A pass sweeps over it once.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._seconds = 0.0
        self._limit = 15.0
        self._live = self._passed = False
        self._swept = 1.0
        self._sweep = QPropertyAnimation(self, b"swept", self)
        self.setFixedHeight(12)
        self.setAccessibleName("Time")

    def show_time(self, seconds: float, limit: float, live: bool, passed: bool = False) -> None:
        """Shows `seconds` of `limit`; `live` while the take is running, `passed` once it has passed."""
        if (seconds, limit, live, passed) == (self._seconds, self._limit, self._live, self._passed):
            return
        if passed and not self._passed:
            self._begin_sweep()
        self._seconds, self._limit, self._live, self._passed = seconds, limit, live, passed
        self.setAccessibleDescription(f"{seconds:.0f} of {limit:g} seconds")
        self.update()

    def _get_swept(self) -> float:
        return self._swept

    def _set_swept(self, share: float) -> None:
        self._swept = share
        self.update()

    swept = Property(float, _get_swept, _set_swept)

    def _begin_sweep(self) -> None:
        self._sweep.stop()
        self._swept = 1.0
        if self.look.moves:
            self._sweep.setDuration(SWEEP_MS)
            self._sweep.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._sweep.setStartValue(0.0)
            self._sweep.setEndValue(1.0)
            self._sweep.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        height = 12.0 if self._live else 6.0
        whole = max(self._limit, self._seconds)
        width = float(self.width())
        reach = width * self._seconds / whole
        end_of_limit = width * self._limit / whole
        painter.fillRect(QRectF(0, 0, width, height), self.look.colour("raised"))
        tone = "passed" if self._passed else time_tone(self._seconds, self._limit, self._live)
        colour = self.look.colour("muted" if tone == "text" else tone)
        filled = QRectF(0, 0, min(reach, end_of_limit), height)
        if self._passed and self._swept < 1:
            painter.fillRect(filled, self.look.colour("muted"))
            filled.setWidth(filled.width() * self._swept)
        painter.fillRect(filled, colour)
        if reach > end_of_limit:
            painter.fillRect(QRectF(end_of_limit, 0, reach - end_of_limit, height), colour)
            ground = self.look.colour("background")
            for x in range(int(end_of_limit) - 2, int(reach), 12):
                painter.fillRect(QRectF(x, 0, 4, height), ground)
        mark = width * AMBER_SHARE * self._limit / whole
        if self._live and reach < mark:
            painter.fillRect(QRectF(mark, 0, 2, height), self.look.colour("muted"))
        painter.end()


class TimeDigits(Painted):
    """'07.4 / 15 s' in tabular figures; past the limit it says 'over by 1.2 s': colour is never alone."""

    def __init__(self, look: Look, parent: QWidget | None = None, size: int = 72) -> None:
        super().__init__(look, parent)
        self._size = size
        self._seconds = 0.0
        self._limit = 15.0
        self._live = True
        self._count: int | None = None
        self.setAccessibleName("Timer")

    def show_time(self, seconds: float, limit: float, live: bool = True) -> None:
        """Shows `seconds` of `limit`; `live` while the take is running."""
        shown = (round(self._seconds, 1), self._limit, self._live, self._count)
        if (round(seconds, 1), limit, live, None) == shown:
            return
        self._count = None
        self._seconds, self._limit, self._live = seconds, limit, live
        self.setAccessibleDescription(f"{seconds:.0f} of {limit:g} seconds")
        self.update()

    def show_count(self, left: int) -> None:
        """Before the take: how many seconds are left; 0 is the beep."""
        self._count, self._live = left, True
        self.setAccessibleDescription(str(left) if left else "Beep")
        self.update()

    @property
    def words(self) -> tuple[str, str]:
        """The large figures and the small words beside them."""
        if self._count is not None:
            return (str(self._count), "then speak") if self._count else ("Beep", "")
        over = self._seconds - self._limit
        beside = f"/ {self._limit:g} s" if over <= 0.05 else f"over by {over:.1f} s"
        return f"{self._seconds:04.1f}" if self._limit < 100 else f"{self._seconds:05.1f}", beside

    def sizeHint(self) -> QSize:
        large = QFontMetricsF(self.look.font(self._size, 600, tabular=True))
        return QSize(int(large.horizontalAdvance("00.0") * 1.9), int(large.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        figures, beside = self.words
        tone = time_tone(self._seconds, self._limit, self._live)
        size, small = float(self._size), self._size / 3
        room = float(self.width())
        while size > 20:
            large_font = self.look.font(size, 600, tabular=True)
            small_font = self.look.font(max(13.0, small), 400, tabular=True)
            taken = QFontMetricsF(large_font).horizontalAdvance(figures) + self._size / 6
            if taken + QFontMetricsF(small_font).horizontalAdvance(beside) <= room:
                break
            size, small = size * 0.9, small * 0.9
        metrics = QFontMetricsF(large_font)
        baseline = (self.height() + metrics.capHeight()) / 2
        painter.setFont(large_font)
        painter.setPen(self.look.colour(tone if self._live or tone != "text" else "muted"))
        painter.drawText(0, int(baseline), figures)
        painter.setFont(small_font)
        painter.setPen(self.look.colour("muted" if tone == "text" else tone))
        painter.drawText(int(taken), int(baseline), beside)
        painter.end()
