"""A template as it would be read out: the filled gaps underlined, for they are what the writer brings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from coach.people import Caller, Recipient
from coach.prepare.readiness import GAP
from coach.prepare.templates import Template
from ui.theme import Look

Piece = tuple[str, bool]
"""Some words, and whether they are an example in a gap."""


def pieces_of(template: Template, caller: Caller, recipient: Recipient) -> list[list[Piece]]:
    """The filled-in template cue by cue, split where gaps begin and end."""
    example = dict(template.example)
    return [list(_pieces(cue.text, example)) for cue in template.script.filled(caller, recipient).spoken_cues]


def _pieces(text: str, example: dict[str, str]) -> Iterator[Piece]:
    at = 0
    for gap in GAP.finditer(text):
        if gap.start() > at:
            yield text[at : gap.start()], False
        yield example.get(gap[1], gap[1]), True
        at = gap.end()
    if at < len(text):
        yield text[at:], False


class Reading(QTextEdit):
    """Shows one template in large type; not to be written in."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: list[list[Piece]] = []
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "bare")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        look.changed.connect(self._write)

    def show_template(self, template: Template, caller: Caller, recipient: Recipient) -> None:
        """Shows another template filled with its example and these people."""
        self._lines = pieces_of(template, caller, recipient)
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        shape = QTextBlockFormat()
        shape.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        for number, line in enumerate(self._lines):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(shape)
            for words, example in line:
                cursor.insertText(words, self._format(example))
        # Where the caret is, a new layout would scroll to.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.toPlainText())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def _format(self, example: bool) -> QTextCharFormat:
        shown = QTextCharFormat()
        shown.setFont(self._look.font(24))
        shown.setForeground(self._look.colour("focus" if example else "text"))
        if example:
            shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return shown
