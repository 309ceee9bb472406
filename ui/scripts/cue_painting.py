"""What is painted beside and under the words of a cue: its element, its seconds, where the caret is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock

from coach.prepare.fitting import CueLength
from ui.scripts.diamond import paint_diamond
from ui.theme import CORNER, Look
from ui.wording import name_of, seconds


@dataclass(frozen=True, slots=True)
class Margins:
    """One cue's row: where it stands, the line its first words stand on, and what is told of it."""

    row: QRectF
    baseline: float
    element: str | None
    length: CueLength | None


def baseline_of(block: QTextBlock, place: QRectF) -> float:
    """The line on which the first words of a block stand."""
    layout = block.layout()
    if not layout.lineCount():
        return place.bottom()
    line = layout.lineAt(0)
    return place.top() + line.y() + line.ascent()


def paint_current(painter: QPainter, look: Look, row: QRectF, focused: bool) -> None:
    """The ground of the cue with the caret, and a bar at its left while the editor has the keyboard."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(row, CORNER, CORNER)
    if focused:
        painter.setBrush(look.colour("focus"))
        painter.drawRoundedRect(QRectF(row.left(), row.top() + 8, 4, row.height() - 16), 2, 2)


def paint_margins(painter: QPainter, look: Look, cue: Margins, current: bool, faulty: bool) -> None:
    """The element's name at the left, the seconds at the right, a diamond where something is to be mended."""
    painter.setFont(look.font(15, 600 if current else 400))
    painter.setPen(look.colour("text" if current else "muted"))
    name = name_of(cue.element) if cue.element else "Note"
    painter.drawText(QPointF(cue.row.left() + look.px(16), cue.baseline), name)
    right = cue.row.right() - look.px(12)
    if cue.length is not None:
        painter.setFont(look.font(15, tabular=True))
        words = seconds(cue.length.seconds)
        painter.drawText(QPointF(right - painter.fontMetrics().horizontalAdvance(words), cue.baseline), words)
    if faulty:
        paint_diamond(painter, look, QPointF(right - look.px(58), cue.baseline - look.px(5)))
