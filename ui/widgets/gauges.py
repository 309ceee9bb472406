"""Gauges: a figure on its band, what it is called, and on demand who says so."""

from __future__ import annotations

from math import log2

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.judge.bands import Band, Reading, readings
from coach.verdict import Verdict
from ui.theme import Look, set_look_of
from ui.widgets.painted import Painted
from ui.widgets.text import Text

TWO_FROM = 640
"""Width at plain text size from which two gauges stand in a row."""


class BandScale(Painted):
    """The scale of one band: the good stretch thick, the fair one thin, the figure a marker on it."""

    def __init__(self, look: Look, band: Band) -> None:
        super().__init__(look)
        self._band = band
        self._value: float | None = None

    def show_value(self, value: float | None) -> None:
        """Moves the marker."""
        self._value = value
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 20)

    def _x(self, value: float) -> float:
        band = self._band
        share = (min(band.high, max(band.low, value)) - band.low) / (band.high - band.low)
        return 6 + share * (self.width() - 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        band, middle = self._band, self.height() / 2
        painter.setBrush(self.look.mixed("muted", "background", 0.3))
        painter.drawRoundedRect(QRectF(6, middle - 1.5, self.width() - 12, 3), 1.5, 1.5)
        good = self.look.mixed("passed" if band.judged else "muted", "background", 0.55)
        painter.setBrush(good)
        left, right = self._x(band.good_from), self._x(band.good_to)
        painter.drawRoundedRect(QRectF(left, middle - 4, right - left, 8), 4, 4)
        if self._value is not None:
            painter.setBrush(self.look.colour("text"))
            painter.setPen(QPen(self.look.colour("background"), 2))
            painter.drawEllipse(QPointF(self._x(self._value), middle), 7, 7)
        painter.end()


class PitchContour(Painted):
    """How the voice rose and fell: (second, hertz) pairs as a line, gaps where no voice was found.

    Far beyond the middle stretch of pitches lies no voice but a slip of an octave: a gap, too.
    """

    GAP, ROOM = 0.15, 3.0
    """Seconds without voice that break the line; semitones over and under the middle stretch of pitches."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._contour: tuple[tuple[float, float], ...] = ()
        self._seconds = 1.0
        self.setAccessibleName("Pitch over time")

    def show_contour(self, contour: tuple[tuple[float, float], ...], seconds: float) -> None:
        """Shows a take's contour."""
        self._contour, self._seconds = contour, max(0.1, seconds)
        self.setVisible(bool(contour))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.look.px(24) + 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        if self._contour:
            font = self.look.font(15)
            painter.setFont(font)
            painter.setPen(self.look.colour("muted"))
            painter.drawText(QPointF(0, QFontMetricsF(font).ascent()), "Pitch over the take")
            self._paint_line(painter, QRectF(0, self.look.px(24), self.width(), 48))
        painter.end()

    def _paint_line(self, painter: QPainter, place: QRectF) -> None:
        semitones = [12 * log2(hertz) for _, hertz in self._contour]
        middle = sorted(semitones)[len(semitones) // 10 : len(semitones) - len(semitones) // 10]
        lowest, highest = middle[0] - self.ROOM, middle[-1] + self.ROOM
        painter.setPen(QPen(self.look.colour("muted"), 2, c=Qt.PenCapStyle.RoundCap))
        before: tuple[float, QPointF] | None = None
        for (second, _), pitch in zip(self._contour, semitones, strict=True):
            if not lowest <= pitch <= highest:
                continue
            share = (pitch - lowest) / (highest - lowest)
            point = QPointF(second / self._seconds * place.width(), place.bottom() - share * place.height())
            if before is not None and second - before[0] <= self.GAP:
                painter.drawLine(before[1], point)
            before = (second, point)


class Gauge(QWidget):
    """One row: name, figure, what it is called; the scale under it; the source on demand."""

    def __init__(self, look: Look, band: Band) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._name = Text(band.name, 15, tone="muted")
        self._figure = Text("", 24, weight=600)
        self._unit = Text(band.unit, 13, tone="muted")
        self._words = Text("", 15, weight=500)
        self._why = QPushButton("Why")
        set_look_of(self._why, kind="link", text_size="13")
        self._why.setAccessibleName(f"Why: {band.name}")
        self._why.clicked.connect(self._show_source)
        column.addWidget(self._name)
        line.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addStretch(1)
        line.addWidget(self._words, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._why, 0, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(line)
        self._scale = BandScale(look, band)
        column.addWidget(self._scale)
        self._source = Text(band.source, 13, tone="muted", wrap=True)
        self._source.hide()
        column.addWidget(self._source)

    def show_reading(self, reading: Reading) -> None:
        """Shows a figure."""
        whole = reading.band.high >= 50 or reading.band.low <= -30
        figure = "–" if reading.value is None else f"{reading.value:.{0 if whole else 1}f}"
        figure = "0" if figure == "0.0" else figure
        self._figure.setText(figure.replace("-", "−"))
        self._words.setText(reading.words)
        self._words.set_tone("text" if reading.standing in ("fair", "off") else "muted")
        self._scale.show_value(reading.value)
        self.setAccessibleName(f"{reading.band.name}: {figure} {reading.band.unit}, {reading.words}")

    def _show_source(self) -> None:
        self._source.setVisible(self._source.isHidden())


class Gauges(QWidget):
    """All gauges of one take, two in a row where there is room for them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._gauges: dict[str, Gauge] = {}
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(48)
        self._grid.setVerticalSpacing(18)
        self._contour = PitchContour(look)
        self._contour.setParent(self)

    def show_verdict(self, verdict: Verdict) -> None:
        """Shows the delivery of a take; what could not be measured says so."""
        for reading in readings(verdict):
            if reading.band.id not in self._gauges:
                self._gauges[reading.band.id] = Gauge(self._look, reading.band)
            self._gauges[reading.band.id].show_reading(reading)
        self._lay()
        self._contour.show_contour(verdict.delivery.pitch_contour, verdict.seconds)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        columns = 2 if self.width() / self._look.text_scale >= TWO_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._lay()

    def _lay(self) -> None:
        for number, gauge in enumerate(self._gauges.values()):
            row, column = divmod(number, self._columns)
            self._grid.addWidget(gauge, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._contour, len(self._gauges), 0, 1, self._columns)
