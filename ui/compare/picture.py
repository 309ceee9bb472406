"""The comparison as one picture: the sentence, the heads, and all rows at their full height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Look

MARGIN, GAP = 48, 16
WRAPPED = int(Qt.TextFlag.TextWordWrap)


def comparison_picture(look: Look, sentence: str, parts: Sequence[QWidget]) -> QPixmap:
    """Widgets one below the other under a sentence, on the theme's ground."""
    shots = [part.grab() for part in parts]
    ratio = max(shot.devicePixelRatio() for shot in shots)
    width = max(shot.deviceIndependentSize().width() for shot in shots)
    font = look.font(24, 600)
    head = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), WRAPPED, sentence).height()
    height = head + GAP + sum(shot.deviceIndependentSize().height() for shot in shots) + 2 * MARGIN
    whole = QPixmap(round((width + 2 * MARGIN) * ratio), round(height * ratio))
    whole.setDevicePixelRatio(ratio)
    whole.fill(look.colour("background"))
    painter = QPainter(whole)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    painter.drawText(QRectF(MARGIN, MARGIN, width, head), WRAPPED, sentence)
    top = MARGIN + head + GAP
    for shot in shots:
        painter.drawPixmap(QPoint(MARGIN, round(top)), shot)
        top += shot.deviceIndependentSize().height()
    painter.end()
    return whole
