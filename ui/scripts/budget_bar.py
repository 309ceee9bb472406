"""The budget: how much of the limit each cue takes, as one bar over the whole width."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach.prepare.fitting import Fit
from ui.theme import Look
from ui.widgets.painted import Painted

SEAM = 2.0


class BudgetBar(Painted):
    """One piece a cue, the caret's cue brighter; a line marks the limit, and what is past it is red."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._fit: Fit | None = None
        self._current = -1

    def show_fit(self, fit: Fit) -> None:
        """Shows another estimate."""
        self._fit = fit
        spare = (
            f"{-fit.over_seconds:.1f} seconds to spare" if fit.fits else f"{fit.over_seconds:.1f} too many"
        )
        self.setAccessibleName(f"{fit.seconds:.1f} of {fit.limit_seconds:g} seconds, {spare}")
        self.update()

    def show_current(self, position: int) -> None:
        """Which cue the caret is in."""
        self._current = position
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.look.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        height = self.height()
        track = QRectF(0, height * 0.25, self.width(), height * 0.5)
        painter.setBrush(self.look.colour("raised"))
        painter.drawRoundedRect(track, 3, 3)
        if self._fit is not None:
            whole = max(self._fit.limit_seconds, self._fit.seconds)
            scale = self.width() / whole
            limit = self._fit.limit_seconds * scale
            for (start, end), position in self._pieces(scale):
                inner = QRectF(start, track.top(), min(end, limit) - start, track.height())
                if inner.width() > 0:
                    painter.setBrush(self._tone(position))
                    painter.drawRoundedRect(inner, 2, 2)
                outer = QRectF(max(start, limit), track.top(), end - max(start, limit), track.height())
                if outer.width() > 0:
                    painter.setBrush(self.look.colour("recording"))
                    painter.drawRoundedRect(outer, 2, 2)
            if not self._fit.fits:
                painter.setBrush(self.look.colour("text"))
                painter.drawRect(QRectF(limit - 1, 0, 2, height))
        painter.end()

    def _tone(self, position: int) -> QColor:
        return (
            self.look.colour("text") if position == self._current else self.look.mixed("muted", "raised", 0.6)
        )

    def _pieces(self, scale: float) -> list[tuple[tuple[float, float], int]]:
        """(left, right) in pixels and position of each cue, a seam between them."""
        assert self._fit is not None
        ends = [0.0]
        for cue in self._fit.cues:
            ends.append(ends[-1] + cue.seconds * scale)
        return [
            ((start, end - SEAM), cue.position)
            for (start, end), cue in zip(pairwise(ends), self._fit.cues, strict=True)
            if end - start > SEAM
        ]
