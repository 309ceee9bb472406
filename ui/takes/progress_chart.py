"""Takes of one script over time, painted: length against the limit, hits, pace, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from coach.judge.bands import PACE
from coach.keep.take_list import TakeRow
from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.painted import Painted
from ui.wording import seconds

GUTTER, RIGHT, GAP = 172, 24, 28
SHARES = (0.46, 0.22, 0.32)
DOT = 6.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of values shown from the bottom of a place to its top."""

    low: float
    high: float
    place: QRectF

    def y(self, value: float) -> float:
        """Where a value lies."""
        share = (value - self.low) / max(1e-6, self.high - self.low)
        return self.place.bottom() - share * self.place.height()


class ProgressChart(Painted):
    """One dot a take. The keyboard goes from take to take; `take_opened` comes with Enter or a click.

    `told` says in words what stands at the chosen take.
    """

    take_opened = Signal(int)
    told = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows: Sequence[TakeRow] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Progress over time")

    def show_rows(self, rows: Sequence[TakeRow], sentence: str) -> None:
        """Shows takes, the oldest first; `sentence` is what a screen reader says of them all."""
        self._rows, self._at = rows, -1
        self.setAccessibleDescription(sentence)
        self._go(len(rows) - 1)
        self.update()

    @property
    def chosen(self) -> TakeRow | None:
        """The take whose figures are told."""
        return self._rows[self._at] if 0 <= self._at < len(self._rows) else None

    def sizeHint(self) -> QSize:
        return QSize(640, self.look.px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.look.px(340))

    # choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1, Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if event.key() in steps:
            self._go(min(last, max(0, steps[Qt.Key(event.key())])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._rows:
            nearest = min(range(len(self._rows)), key=lambda n: abs(self._x(n) - event.position().x()))
            self._go(nearest)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        self._open()

    def _open(self) -> None:
        if self.chosen is not None:
            self.take_opened.emit(self.chosen.id)

    def _go(self, number: int) -> None:
        if number == self._at and self.chosen is not None:
            return
        self._at = number
        if self.chosen is not None:
            words = told(self.chosen)
            self.told.emit(words)
            if self.hasFocus():
                announce(self, words)
        self.update()

    # places

    def _x(self, number: int) -> float:
        left = self.look.px(GUTTER) + DOT
        room = self.width() - left - RIGHT - DOT
        last = len(self._rows) - 1
        return left + room * (number / last if last else 0.5)

    def _places(self) -> list[QRectF]:
        left, gap = self.look.px(GUTTER), self.look.px(GAP)
        room = self.height() - 2 * gap - 8
        places, top = [], 4.0
        for share in SHARES:
            places.append(QRectF(left, top, self.width() - left - RIGHT, room * share))
            top += room * share + gap
        return places

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        if self._rows:
            lengths, hits, pace = self._places()
            self._paint_chosen(painter)
            self._paint_lengths(painter, lengths)
            self._paint_hits(painter, hits)
            self._paint_pace(painter, pace)
        painter.end()

    def _paint_chosen(self, painter: QPainter) -> None:
        if not 0 <= self._at < len(self._rows):
            return
        tone = "focus" if self.hasFocus() else "raised"
        painter.fillRect(QRectF(self._x(self._at) - 1, 0, 2, self.height()), self.look.colour(tone))

    def _paint_lengths(self, painter: QPainter, place: QRectF) -> None:
        every = [value for row in self._rows for value in (row.seconds, row.limit_seconds)]
        scale = Scale(min(every) * 0.92, max(every) * 1.04, place)
        shown = self._shown
        self._paint_name(painter, place, "Length", seconds(shown.seconds), f"limit {shown.limit_seconds:g} s")
        limits = [(number, row.limit_seconds) for number, row in enumerate(self._rows)]
        self._paint_limit(painter, scale, limits)
        self._paint_line(painter, [scale.y(row.seconds) for row in self._rows])

    def _paint_limit(self, painter: QPainter, scale: Scale, limits: Sequence[tuple[int, float]]) -> None:
        """The limit as a dashed line, in steps where the rubric changed."""
        painter.setPen(QPen(self.look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
        edge = scale.place.left()
        for number, limit in limits:
            end = self._x(number) if number < len(limits) - 1 else scale.place.right()
            painter.drawLine(QPointF(edge, scale.y(limit)), QPointF(end, scale.y(limit)))
            edge = end

    def _paint_hits(self, painter: QPainter, place: QRectF) -> None:
        row = self._shown
        self._paint_name(painter, place, "Hits", f"{row.hits} of {row.required}", "")
        scale = Scale(0, 1, place)
        width = min(14.0, max(2.0, 0.5 * self._step))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, one in enumerate(self._rows):
            share = one.hits / one.required if one.required else 0.0
            x = self._x(number) - width / 2
            painter.setBrush(self.look.colour("raised"))
            painter.drawRoundedRect(QRectF(x, place.top(), width, place.height()), 3, 3)
            whole = one.hits == one.required
            shade = self.look.colour("passed") if whole else self.look.mixed("muted", "background", 0.7)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(x, scale.y(share), width, place.bottom() - scale.y(share)), 3, 3)

    def _paint_pace(self, painter: QPainter, place: QRectF) -> None:
        known = [row.pace for row in self._rows if row.pace is not None]
        pace = self._shown.pace
        good_words = f"words a minute, good {PACE.good_from:g} to {PACE.good_to:g}"
        self._paint_name(painter, place, "Pace", "–" if pace is None else f"{pace:.0f}", good_words)
        low, high = min([*known, PACE.good_from - 15]), max([*known, PACE.good_to + 15])
        scale = Scale(low, high, place)
        good = QRectF(place.left(), scale.y(PACE.good_to), place.width(), 0)
        good.setBottom(scale.y(PACE.good_from))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.mixed("passed", "background", 0.12))
        painter.drawRoundedRect(good, 4, 4)
        self._paint_line(painter, [None if row.pace is None else scale.y(row.pace) for row in self._rows])

    def _paint_line(self, painter: QPainter, heights: Sequence[float | None]) -> None:
        """The way from take to take, then a dot for each: full where it passed, a ring where not yet."""
        known = [(number, y) for number, y in enumerate(heights) if y is not None]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.mixed("muted", "background", 0.6), 1.5))
        painter.drawPolyline(QPolygonF([QPointF(self._x(number), y) for number, y in known]))
        radius = min(DOT, max(1.8, 0.42 * self._step))
        for number, y in known:
            passed = self._rows[number].passed
            colour = self.look.colour("passed" if passed else "muted")
            painter.setPen(QPen(colour, 2))
            painter.setBrush(colour if passed else self.look.colour("background"))
            larger = 1.5 if number == self._at else 0.0
            painter.drawEllipse(QPointF(self._x(number), y), radius + larger, radius + larger)

    def _paint_name(self, painter: QPainter, place: QRectF, name: str, figure: str, note: str) -> None:
        """What a stretch shows, the chosen take's figure, and what it is held against."""
        draw: Callable[..., None] = painter.drawText
        small, large = self.look.font(15), self.look.font(24, 600, tabular=True)
        painter.setFont(small)
        painter.setPen(self.look.colour("muted"))
        y = place.top() + QFontMetricsF(small).ascent()
        draw(QPointF(0, y), name)
        painter.setFont(large)
        painter.setPen(self.look.colour("text"))
        y += QFontMetricsF(large).height()
        draw(QPointF(0, y), figure)
        painter.setFont(self.look.font(13))
        painter.setPen(self.look.colour("muted"))
        room = QRectF(0, y + 6, self.look.px(GUTTER) - 24, self.look.px(40))
        draw(room, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), note)

    @property
    def _shown(self) -> TakeRow:
        return self.chosen or self._rows[-1]

    @property
    def _step(self) -> float:
        return self._x(1) - self._x(0) if len(self._rows) > 1 else 100.0


def told(row: TakeRow) -> str:
    """A take's figures in words."""
    when = row.when.astimezone().strftime("%d %b, %H:%M").lstrip("0")
    pace = "" if row.pace is None else f", {row.pace:.0f} words a minute"
    result = "passed" if row.passed else "not yet"
    length = f"{seconds(row.seconds)} of {row.limit_seconds:g} s"
    return f"{when}: {length}, {row.hits} of {row.required}{pace}, {result}"
