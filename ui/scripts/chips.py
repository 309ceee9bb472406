"""Placeholders as chips: where they stand in a text, what they look like, and that they go as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from coach.people import Caller, Recipient
from coach.prepare.readiness import GAP
from coach.script import PLACEHOLDERS
from ui.scripts.cue_blocks import element_of
from ui.theme import Look

TINT = 0.12
"""Share of the tone in a gap's ground: more would take contrast from its words."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A placeholder within a block: `start` and `end` count its braces."""

    start: int
    end: int
    name: str

    @property
    def is_gap(self) -> bool:
        """Whether the writer has to fill it; else people do."""
        return self.name not in PLACEHOLDERS


def chips_of(text: str) -> Iterator[Chip]:
    """The placeholders of a block's text in order."""
    for found in GAP.finditer(text):
        yield Chip(found.start(), found.end(), found[1])


def values_of(caller: Caller, recipient: Recipient) -> dict[str, str]:
    """What people fill into placeholders, as far as it is known."""
    return {
        "first_name": recipient.first_name,
        "last_name": recipient.last_name,
        "their_company": recipient.company,
        "my_name": caller.name,
        "my_company": caller.company,
        "phone": caller.phone,
        "email": caller.email,
    }


class ChipHighlighter(QSyntaxHighlighter):
    """Makes braces and underscores of placeholders room to breathe, and notes quieter than what is spoken."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        look.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        if element_of(self.currentBlock()) is None:
            self.setFormat(0, len(text), self._format(self._look.colour("muted"), italic=True))
            return
        for chip in chips_of(text):
            tone = self._look.colour("focus" if chip.is_gap else "text")
            self.setFormat(chip.start, chip.end - chip.start, self._format(tone))
            for at in range(chip.start, chip.end):
                if text[at] in "{}_":
                    self.setFormat(at, 1, self._format(QColor(Qt.GlobalColor.transparent)))

    def _format(self, colour: QColor, italic: bool = False) -> QTextCharFormat:
        shown = QTextCharFormat()
        shown.setForeground(colour)
        if italic:
            shown.setFontItalic(True)
        return shown


def paint_chips(
    painter: QPainter, look: Look, block: QTextBlock, top_left: QPointF, values: Mapping[str, str]
) -> None:
    """Paints the grounds of a block's chips: filled where people fill them, outlined while nobody does."""
    layout = block.layout()
    for chip in chips_of(block.text()):
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if chip.end <= first or chip.start >= last:
                continue
            left = line.cursorToX(max(chip.start, first))[0]  # type: ignore[index]
            right = line.cursorToX(min(chip.end, last))[0]  # type: ignore[index]
            place = QRectF(left, line.y() + 1, right - left, line.height() - 2).translated(top_left)
            _paint_ground(painter, look, place, chip, bool(values.get(chip.name)))


def _paint_ground(painter: QPainter, look: Look, place: QRectF, chip: Chip, known: bool) -> None:
    radius = place.height() / 2
    if chip.is_gap:
        painter.setPen(QPen(look.colour("focus"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(look.mixed("focus", "background", TINT))
    elif known:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("raised"))
    else:
        painter.setPen(QPen(look.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, radius, radius)


def chip_beside(cursor: QTextCursor, before: bool) -> Chip | None:
    """The chip that ends (or begins) right at the caret: Backspace (or Delete) takes it out as one."""
    if cursor.hasSelection():
        return None
    at = cursor.positionInBlock()
    for chip in chips_of(cursor.block().text()):
        if at == (chip.end if before else chip.start):
            return chip
    return None


def select_chip(cursor: QTextCursor, block: QTextBlock, chip: Chip) -> None:
    """Selects the whole chip: what is typed then replaces it."""
    cursor.setPosition(block.position() + chip.start)
    cursor.setPosition(block.position() + chip.end, QTextCursor.MoveMode.KeepAnchor)
