"""A script as a document: one block a cue, its element in the block's format, so that undo knows it too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from coach.rubric import ELEMENTS
from coach.script import Cue, Script

_ELEMENT = QTextFormat.Property.UserProperty.value + 1
"""Property of a block's format: 0 for a note, else the element's place in ELEMENTS plus one."""
LINE_SEPARATOR = "\u2028"


def element_of(block: QTextBlock) -> str | None:
    """The element that a block's cue serves; None for a note."""
    number = block.blockFormat().intProperty(_ELEMENT)
    return ELEMENTS[number - 1] if number else None


def block_format(element: str | None, gap: int) -> QTextBlockFormat:
    """The format of a cue's block with `gap` pixels above and below."""
    shape = QTextBlockFormat()
    shape.setProperty(_ELEMENT, ELEMENTS.index(element) + 1 if element else 0)
    shape.setTopMargin(gap)
    shape.setBottomMargin(gap)
    shape.setLineHeight(124, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return shape


def set_element(cursor: QTextCursor, element: str | None) -> None:
    """Says what the caret's cue serves; one step of undo."""
    shape = QTextBlockFormat()
    shape.setProperty(_ELEMENT, ELEMENTS.index(element) + 1 if element else 0)
    cursor.mergeBlockFormat(shape)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """All blocks in order."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def cue_blocks(document: QTextDocument) -> list[QTextBlock]:
    """The blocks that are cues: an empty note is none, it is only where the caret waits."""
    return [block for block in blocks_of(document) if element_of(block) or block.text().strip()]


def script_in(document: QTextDocument, title: str = "") -> Script:
    """The script that the document holds."""
    return Script(tuple(_cue(block) for block in cue_blocks(document)), title)


def fill(document: QTextDocument, script: Script, gap: int) -> None:
    """Replaces everything by the cues of a script, as one step of undo."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for number, cue in enumerate(script.cues or (Cue("", "greeting"),)):
        if number:
            cursor.insertBlock(block_format(cue.element, gap))
        else:
            cursor.setBlockFormat(block_format(cue.element, gap))
        cursor.insertText(cue.text)
    cursor.endEditBlock()


def selected_sheet(cursor: QTextCursor) -> str:
    """What is copied: the selected words of one cue, or several whole cues as a cue sheet."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if first == last:
        return cursor.selectedText()
    chosen = (
        block for block in cue_blocks(document) if first.position() <= block.position() <= last.position()
    )
    return Script(tuple(_cue(block) for block in chosen)).sheet()


def paste(cursor: QTextCursor, text: str, next_element: Callable[[], str | None], gap: int) -> None:
    """Puts a text in at the caret: each line of a cue sheet, or of any other text, becomes a cue."""
    pasted = Script.parse(text)
    sheet = bool(pasted.elements)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, cue in enumerate(pasted.cues):
        if number:
            cursor.insertBlock(block_format(cue.element if sheet else next_element(), gap))
        elif sheet and not cursor.block().text():
            set_element(cursor, cue.element)
        cursor.insertText(cue.text)
    cursor.endEditBlock()


def _cue(block: QTextBlock) -> Cue:
    return Cue(block.text().replace(LINE_SEPARATOR, " ").strip(), element_of(block))
