"""The last takes of a run at a glance: hits as a ring, a pass as a filled disc with a check, the length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from coach.rehearse.practice_run import Attempt, PracticeRun
from ui.theme import Look
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.wording import plural, seconds

SHOWN = 6
DISC = 26


class TakesStrip(Painted):
    """Shows a run; `take_chosen` tells the library's id of a take that was clicked."""

    take_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._run = PracticeRun()
        self.setAccessibleName("Takes of this run")

    def show_run(self, run: PracticeRun) -> None:
        """Shows the last takes of a run and what it has come to."""
        self._run = run
        self.setAccessibleDescription(f"{self.summary}. {'; '.join(map(in_a_line, run.last(SHOWN)))}")
        self.update()

    @property
    def summary(self) -> str:
        """'five takes, best 14.2 s', or how far the streak is."""
        run = self._run
        if not run.attempts:
            return ""
        told = plural(len(run.attempts), "take")
        if run.goal.passes > 1 and run.streak and not run.reached:
            return f"{told}, {run.streak} of {run.goal.passes} in a row"
        if run.best is not None and run.best.passed:
            return f"{told}, best {seconds(run.best.seconds)}"
        return told

    def sizeHint(self) -> QSize:
        return QSize(SHOWN * self._step() + 200, max(52, self.look.px(46)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._step() * 2, self.sizeHint().height())

    def _step(self) -> int:
        return self.look.px(44) + 4

    def _fitting(self) -> int:
        return min(SHOWN, max(1, self.width() // self._step()))

    def _attempt_at(self, x: float) -> Attempt | None:
        shown = self._run.last(self._fitting())
        number = int(x // self._step())
        return shown[number] if 0 <= number < len(shown) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        attempt = self._attempt_at(event.position().x())
        if attempt is not None and attempt.take is not None:
            self.take_chosen.emit(attempt.take)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            attempt = self._attempt_at(event.pos().x())
            QToolTip.showText(event.globalPos(), in_a_line(attempt) if attempt else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        shown = self._run.last(self._fitting())
        step = self._step()
        for number, attempt in enumerate(shown):
            self._paint_attempt(painter, attempt, number * step, step, attempt is self._run.best)
        font = self.look.font(15)
        room = self.width() - len(shown) * step - 16
        words = QFontMetricsF(font).elidedText(self.summary, Qt.TextElideMode.ElideRight, room)
        if shown and room > self.look.px(60):
            painter.setFont(font)
            painter.setPen(self.look.colour("muted"))
            middle = self.height() / 2 + QFontMetricsF(font).capHeight() / 2
            painter.drawText(QPointF(len(shown) * step + 12, middle), words)
        painter.end()

    def _paint_attempt(self, painter: QPainter, attempt: Attempt, x: float, step: int, best: bool) -> None:
        disc = QRectF(x + (step - DISC) / 2, 2, DISC, DISC)
        if attempt.passed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("passed"))
            painter.drawEllipse(disc)
            paint_icon(painter, "check", self.look.colour("background"), disc.adjusted(5, 5, -5, -5))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = disc.adjusted(2, 2, -2, -2)
            painter.setPen(QPen(self.look.colour("raised"), 4))
            painter.drawEllipse(ring)
            painter.setPen(QPen(self.look.colour("muted"), 4, c=Qt.PenCapStyle.FlatCap))
            share = attempt.hits / attempt.required if attempt.required else 1.0
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
        font = self.look.font(13, 600 if best else 400, tabular=True)
        painter.setFont(font)
        painter.setPen(self.look.colour("text" if best else "muted"))
        words = f"{attempt.seconds:.1f}"
        width = QFontMetricsF(font).horizontalAdvance(words)
        baseline = disc.bottom() + 6 + QFontMetricsF(font).ascent()
        painter.drawText(QPointF(x + (step - width) / 2, min(baseline, self.height() - 3)), words)


def in_a_line(attempt: Attempt) -> str:
    """'14.2 s, 7 of 7, passed'."""
    told = "passed" if attempt.passed else "not passed"
    return f"{seconds(attempt.seconds)}, {attempt.hits} of {attempt.required}, {told}"
