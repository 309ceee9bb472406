"""The take's sound as a picture: its loudness over time, the marks' stretches under it, a moving cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.verdict import Verdict
from ui.theme import Look
from ui.widgets.icons import paint_icon
from ui.widgets.marks import MarkedSpan, marked_spans
from ui.widgets.painted import Painted
from ui.wording import name_of, seconds

SPANS_HEIGHT = 30


class Waveform(Painted):
    """Drawn once into a picture; only the cursor moves over it. `moment_chosen` tells the second clicked.

    The peaks are an envelope made elsewhere (coach.hear.envelope): equal steps over the take, each 0 to 1.
    """

    moment_chosen = Signal(float)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._peaks: Sequence[float] = ()
        self._seconds = 1.0
        self._limit = 15.0
        self._spans: tuple[MarkedSpan, ...] = ()
        self._cursor: float | None = None
        self._picture: QPixmap | None = None
        self.setAccessibleName("Sound of the take")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_take(self, verdict: Verdict, peaks: Sequence[float]) -> None:
        """Shows a take's sound and where its marks are."""
        self._peaks, self._seconds = peaks, max(0.1, verdict.seconds)
        self._limit, self._spans = verdict.limit_seconds, marked_spans(verdict)
        self._cursor, self._picture = None, None
        self.setAccessibleDescription(
            "; ".join(f"{name_of(span.mark)} at {seconds(span.start)}" for span in self._spans)
        )
        self.update()

    def show_moment(self, second: float | None) -> None:
        """Moves the cursor; None takes it away."""
        self._cursor = second
        self.update()

    def look_again(self) -> None:
        """Draws the picture anew."""
        self._picture = None
        super().look_again()

    def sizeHint(self) -> QSize:
        return QSize(480, self.look.px(76 + SPANS_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        second = event.position().x() / max(1, self.width()) * self._shown_seconds
        self.moment_chosen.emit(min(self._seconds, max(0.0, second)))

    @property
    def _shown_seconds(self) -> float:
        return max(self._seconds, self._limit)

    def _x(self, second: float) -> float:
        return second / self._shown_seconds * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            ratio = self.devicePixelRatioF()
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            drawing = QPainter(self._picture)
            drawing.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(drawing)
            drawing.end()
        painter = self.painter()
        painter.drawPixmap(0, 0, self._picture)
        if self._cursor is not None:
            painter.fillRect(QRectF(self._x(self._cursor) - 1, 0, 2, self.height()), self.look.colour("text"))
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        height = float(self.height() - self.look.px(SPANS_HEIGHT))
        middle, step = height / 2, 4.0
        count = max(1, int(self._x(self._seconds) / step))
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = self.look.mixed("muted", "background", 0.55)
        for number in range(count):
            peak = self._peak(number / count, (number + 1) / count)
            half = max(1.0, peak * (middle - 2))
            x = number * step
            second = x / max(1, self.width()) * self._shown_seconds
            span = next((one for one in self._spans if one.start <= second <= one.end), None)
            painter.setBrush(self.look.colour(span.tone) if span else quiet)
            painter.drawRoundedRect(QRectF(x, middle - half, 2.5, 2 * half), 1.2, 1.2)
        self._draw_limit(painter, height)
        self._draw_spans(painter, height)

    def _peak(self, start: float, end: float) -> float:
        if not len(self._peaks):
            return 0.0
        first = int(start * len(self._peaks))
        last = max(first + 1, int(end * len(self._peaks)))
        return float(max(self._peaks[first:last], default=0.0))

    def _draw_limit(self, painter: QPainter, height: float) -> None:
        x = min(self.width() - 1.0, self._x(self._limit))
        late = self._seconds > self._limit
        painter.setPen(QPen(self.look.colour("recording" if late else "muted"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, height))
        font = self.look.font(13, 500)
        words = f"{self._limit:g} s"
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(words)
        place = min(self.width() - width, x - width / 2)
        painter.drawText(QPointF(place, height + 8 + QFontMetricsF(font).ascent()), words)

    def _draw_spans(self, painter: QPainter, top: float) -> None:
        side = float(self.look.px(16))
        end = 0.0
        for span in self._spans:
            colour = self.look.colour(span.tone)
            left, right = self._x(span.start), self._x(span.end)
            painter.fillRect(QRectF(left, top + 4, max(3.0, right - left), 3), colour)
            x = max(left, end)
            icon = {"avoid": "avoid", "unclear": "unclear"}.get(span.kind, span.mark)
            paint_icon(painter, icon, colour, QRectF(x, top + 10, side, side))
            end = x + side + 4
