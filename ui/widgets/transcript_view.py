"""The transcript with its marks: what was heard, underlined where it hit, with the mark's name beneath."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.verdict import Verdict
from ui.theme import Look
from ui.widgets.icons import paint_icon
from ui.widgets.marks import MarkedSpan, marked_spans
from ui.widgets.painted import Painted
from ui.widgets.word_flow import Flow, flow
from ui.wording import moment, name_of

SURE = 0.5
"""Words less confident than this are shown quieter: what was heard there is a guess."""


class TranscriptView(Painted):
    """Shows what was heard. A click on a word, or Enter on the one the arrow keys chose, plays from there.

    `word_chosen` tells the word's number, `mark_chosen` the mark whose name was clicked.
    """

    INSET = 4
    """Pixels from its left edge to its words: room for the ground of a chosen one."""
    word_chosen = Signal(int)
    mark_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, size: int = 24) -> None:
        super().__init__(look, parent)
        self._size = size
        self._verdict: Verdict | None = None
        self._spans: tuple[MarkedSpan, ...] = ()
        self._flows: dict[int, Flow] = {}
        self._hovered: int | None = None
        self._chosen = 0
        self._playing: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("What was heard")

    def show_verdict(self, verdict: Verdict) -> None:
        """Shows the words of a take with the marks of its verdict."""
        self._verdict, self._spans, self._flows = verdict, marked_spans(verdict), {}
        self._hovered = self._playing = None
        self._chosen = 0
        self.setAccessibleDescription(verdict.transcript.text)
        self.updateGeometry()
        self.update()

    def show_nothing(self) -> None:
        """Shows no words: those of another take are about to come."""
        self._verdict, self._spans, self._flows = None, (), {}
        self.setAccessibleDescription("")
        self.update()

    def show_moment(self, second: float | None) -> None:
        """Lights the word that is heard at a second of the playing take."""
        playing = None
        if second is not None and self._verdict is not None:
            words = self._verdict.transcript.words
            begun = [number for number, word in enumerate(words) if word.start <= second]
            playing = begun[-1] if begun else None
        if playing != self._playing:
            self._playing = playing
            self.update()

    def look_again(self) -> None:
        """Sets the words anew."""
        self._flows = {}
        super().look_again()

    def _set(self, width: int) -> Flow:
        """The words set in lines of a width; a layout asks for the same ones many times."""
        if width not in self._flows:
            self._flows[width] = self._flow(width)
        return self._flows[width]

    def _flow(self, width: int) -> Flow:
        metrics = QFontMetricsF(self.look.font(self._size))
        words = self._verdict.transcript.words if self._verdict else ()
        return flow(
            [metrics.horizontalAdvance(word.text) for word in words],
            [0] * len(words),
            measure=max(100.0, width - 2 * self.INSET),
            space=metrics.horizontalAdvance(" ") * 1.15,
            line_height=self.look.px(self._size) * 1.3 + self.look.px(13) * 1.5 + 14,
        )

    def _laid(self) -> Flow:
        return self._set(self.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._set(width).height) + 12

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(480, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.look.px(60))

    # choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._laid().at(event.position().x() - self.INSET, event.position().y())
        if hovered != self._hovered:
            self._hovered = hovered
            here = hovered is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if here else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x() - self.INSET, event.position().y()
        word = self._laid().at(x, y)
        if word is None:
            return
        place = self._laid().places[word]
        beneath = y > place.y + self.look.px(self._size) * 1.35
        span = self._span_of(word)
        if beneath and span is not None:
            self.mark_chosen.emit(span.mark)
        else:
            self._chosen = word
            self.word_chosen.emit(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._laid().places) - 1
        if event.key() == Qt.Key.Key_Left:
            self._chosen = max(0, self._chosen - 1)
        elif event.key() == Qt.Key.Key_Right:
            self._chosen = min(last, self._chosen + 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and last >= 0:
            self.word_chosen.emit(self._chosen)
        else:
            super().keyPressEvent(event)
            return
        if self._verdict is not None and last >= 0:
            word = self._verdict.transcript.words[self._chosen]
            self.setAccessibleDescription(f"{word.text}, at {moment(word.start)}")
        self.update()

    def _span_of(self, word: int) -> MarkedSpan | None:
        return next((span for span in self._spans if span.words[0] <= word < span.words[1]), None)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        painter.translate(self.INSET, 0)
        if self._verdict is None:
            painter.end()
            return
        if not self._verdict.transcript.words:
            painter.setFont(self.look.font(18))
            painter.setPen(self.look.colour("muted"))
            painter.drawText(QPointF(0, self.look.px(24)), "No words were heard.")
            painter.end()
            return
        taken: dict[int, float] = {}
        for span in sorted(self._spans, key=lambda one: one.kind == "avoid"):
            self._paint_line(painter, span)
        for span in self._spans:
            self._paint_name(painter, span, taken)
        metrics = QFontMetricsF(self.look.font(self._size))
        painter.setFont(self.look.font(self._size))
        for number, (word, place) in enumerate(
            zip(self._verdict.transcript.words, self._laid().places, strict=True)
        ):
            lit = number in (self._hovered, self._playing)
            if lit or (self.hasFocus() and number == self._chosen):
                painter.setPen(QPen(self.look.colour("raised" if lit else "focus"), 2))
                painter.setBrush(self.look.colour("raised"))
                painter.drawRoundedRect(QRectF(place.x - 4, place.y, place.width + 8, metrics.height()), 6, 6)
            quiet = word.confidence < SURE and self._span_of(number) is None
            painter.setPen(self.look.colour("muted" if quiet else "text"))
            painter.drawText(QPointF(place.x, place.y + metrics.ascent()), word.text)
        painter.end()

    def _paint_line(self, painter: QPainter, span: MarkedSpan) -> None:
        """Underlines its words; an avoid in waves, what is unclear in dots."""
        places = self._laid().places[slice(*span.words)]
        if not places:
            return
        colour = self.look.colour(span.tone)
        under = self.look.px(self._size) * 1.32
        for line in sorted({place.line for place in places}):
            row = [place for place in places if place.line == line]
            left, right, y = row[0].x, row[-1].x + row[-1].width, row[0].y + under
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if span.kind == "avoid":
                painter.setPen(QPen(colour, 2))
                painter.drawPath(_wave(left, right, y + 5))
            else:
                dots = Qt.PenStyle.DotLine if span.kind == "unclear" else Qt.PenStyle.SolidLine
                painter.setPen(QPen(colour, 3, dots))
                painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_name(self, painter: QPainter, span: MarkedSpan, taken: dict[int, float]) -> None:
        """Its icon under its first word, and its name where there is room before the next."""
        places = self._laid().places[slice(*span.words)]
        if not places:
            return
        colour = self.look.colour(span.tone)
        under = self.look.px(self._size) * 1.32
        first = places[0]
        left = max(first.x, taken.get(first.line, 0.0))
        side = float(self.look.px(15))
        top = first.y + under + 5
        icon = {"avoid": "avoid", "unclear": "unclear"}.get(span.kind, span.mark)
        paint_icon(painter, icon, colour, QRectF(left, top, side, side))
        font = self.look.font(13, 500)
        name = name_of(span.mark) + ("?" if span.kind == "unclear" else "")
        width = QFontMetricsF(font).horizontalAdvance(name)
        nearest = self._next_start(span, first.line)
        end = left + side + 4
        if end + width <= nearest:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(end, top + side / 2 + QFontMetricsF(font).capHeight() / 2), name)
            end += width + 10
        taken[first.line] = end

    def _next_start(self, span: MarkedSpan, line: int) -> float:
        """Where the next mark's name begins on the same line, or the line's end."""
        places = self._laid().places
        starts = [
            places[other.words[0]].x
            for other in self._spans
            if other is not span
            and other.words[0] < other.words[1]
            and places[other.words[0]].line == line
            and (other.start, other.mark) > (span.start, span.mark)
        ]
        return min(starts, default=float(self.width()))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        path.quadTo(QPointF(x + 3, y + (-3 if up else 3)), QPointF(min(x + 6, right), y))
        x, up = x + 6, not up
    return path
