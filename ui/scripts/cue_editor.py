"""The editor: a script as running text, the element of each cue at its left, its seconds at its right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from coach.prepare.fitting import Fit
from coach.rubric import ELEMENTS, Rubric
from coach.script import Cue, Script
from ui.scripts import cue_blocks
from ui.scripts.chips import ChipHighlighter, chip_beside, chips_of, paint_chips, select_chip
from ui.scripts.cue_blocks import element_of, set_element
from ui.scripts.cue_painting import Margins, baseline_of, paint_current, paint_margins
from ui.theme import Look, set_look_of
from ui.widgets.announcing import announce
from ui.wording import name_of

TYPE_SIZE, LARGE_TYPE = 18, 24
GAP = 7
NAME_WIDTH = 124
SECONDS_WIDTH = 76


class CueEditor(QTextEdit):
    """Cues of one script. `edited` comes with each change of words or elements, `cue_entered` with a place.

    Keys: Enter a new cue, Ctrl+E what it serves, Alt+Up and Alt+Down move it, Ctrl+G the next gap.
    """

    edited = Signal()
    cue_entered = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rubric: Rubric | None = None
        self._fit: Fit | None = None
        self._faulty: frozenset[int] = frozenset()
        self._values: Mapping[str, str] = {}
        self._entered = -1
        self._size = TYPE_SIZE
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Script, one cue a line")
        self._highlighter = ChipHighlighter(look, self.document())
        self.document().contentsChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self._enter_cue)
        self.edited.connect(self._enter_cue)
        look.changed.connect(self._measure)
        self._measure()

    # What is shown

    @property
    def script(self) -> Script:
        """The script as it stands."""
        return cue_blocks.script_in(self.document())

    def show_script(self, script: Script) -> None:
        """Shows another script; what was undone before is forgotten."""
        cue_blocks.fill(self.document(), script, self._look.px(GAP))
        self._measure()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def replace_script(self, script: Script) -> None:
        """Puts a script in place of this one; Undo brings this one back."""
        cue_blocks.fill(self.document(), script, self._look.px(GAP))

    def show_rubric(self, rubric: Rubric) -> None:
        """Whose required elements a new cue is meant for."""
        self._rubric = rubric

    def show_checks(self, fit: Fit, faulty: Iterable[int], values: Mapping[str, str]) -> None:
        """Shows each cue's seconds, marks cues with a fault, and knows what people fill in."""
        self._fit, self._faulty, self._values = fit, frozenset(faulty), values
        self.viewport().update()

    def show_large(self, large: bool) -> None:
        """Larger type, where there is room for it."""
        size = LARGE_TYPE if large else TYPE_SIZE
        if size != self._size:
            self._size = size
            self._measure()

    @property
    def has_gaps(self) -> bool:
        """Whether something is left to fill in."""
        return any(chip.is_gap for cue in self.script.spoken_cues for chip in chips_of(cue.text))

    @property
    def position(self) -> int:
        """Place of the caret's cue among all cues; -1 in an empty line."""
        here = self.textCursor().block().position()
        found = (
            n for n, block in enumerate(cue_blocks.cue_blocks(self.document())) if block.position() == here
        )
        return next(found, -1)

    @property
    def whole_height(self) -> int:
        """How high it is with nothing scrolled away, in pixels."""
        return int(self.document().size().height()) + 2 * self._look.px(GAP)

    # What the writer does

    def go_to(self, position: int, text: str = "") -> None:
        """Puts the caret into a cue and selects `text` there, if it stands there as such."""
        blocks = cue_blocks.cue_blocks(self.document())
        if not 0 <= position < len(blocks):
            return
        cursor = QTextCursor(blocks[position])
        at = blocks[position].text().casefold().find(text.casefold()) if text else -1
        if at >= 0:
            cursor.setPosition(blocks[position].position() + at)
            cursor.setPosition(blocks[position].position() + at + len(text), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def replace_cue(self, position: int, cue: Cue) -> None:
        """Replaces the words of a cue, as one step of undo."""
        blocks = cue_blocks.cue_blocks(self.document())
        if 0 <= position < len(blocks):
            cursor = QTextCursor(blocks[position])
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(cue.text)

    def remove_cue(self, position: int) -> None:
        """Takes a cue out, as one step of undo."""
        cues = list(self.script.cues)
        if 0 <= position < len(cues):
            del cues[position]
            self.replace_script(Script(tuple(cues)))
            self.go_to(min(position, len(cues) - 1))

    def add_cue(self, element: str | None = None) -> None:
        """Adds a cue for an element at the end and goes there."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._break(cursor, element or self._next_element())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_cue(self, step: int) -> None:
        """Moves the caret's cue one up (-1) or down (1)."""
        here, cues = self.position, list(self.script.cues)
        there = here + step
        if here >= 0 and 0 <= there < len(cues):
            cues[here], cues[there] = cues[there], cues[here]
            self.replace_script(Script(tuple(cues)))
            self.go_to(there)

    def go_to_next_gap(self) -> bool:
        """Selects the next gap after the caret, from the top again after the last; whether there is one."""
        here = self.textCursor().position()
        gaps = [
            (block, chip)
            for block in cue_blocks.cue_blocks(self.document())
            if element_of(block)
            for chip in chips_of(block.text())
            if chip.is_gap
        ]
        if not gaps:
            return False
        after = [gap for gap in gaps if gap[0].position() + gap[1].start >= here]
        block, chip = (after or gaps)[0]
        cursor = self.textCursor()
        select_chip(cursor, block, chip)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def set_element(self, element: str | None) -> None:
        """Says what the caret's cue serves."""
        set_element(self.textCursor(), element)
        self.viewport().update()

    def element_menu(self) -> QMenu:
        """What the caret's cue may serve: what the rubric requires first."""
        menu = QMenu(self)
        now = element_of(self.textCursor().block())
        required = self._rubric.required if self._rubric else ()
        self._offer(menu, required, now)
        menu.addSeparator()
        self._offer(menu, [element for element in ELEMENTS if element not in required], now)
        menu.addSeparator()
        self._offer(menu, [None], now)
        return menu

    def _offer(self, menu: QMenu, elements: Iterable[str | None], now: str | None) -> None:
        for element in elements:
            choice = menu.addAction(name_of(element) if element else "Note, not spoken")
            choice.setCheckable(True)
            choice.setChecked(element == now)
            choice.triggered.connect(lambda _=False, element=element: self.set_element(element))

    def ask_for_element(self) -> None:
        """Opens the menu of elements at the caret's cue."""
        place = self.cursorRect().bottomLeft()
        place.setX(self._look.px(4))
        menu = self.element_menu()
        menu.popup(self.viewport().mapToGlobal(place))

    def _next_element(self) -> str | None:
        """The first required element that no cue serves yet; a note where all are served."""
        there = self.script.elements
        required = self._rubric.required if self._rubric else ELEMENTS
        return next((element for element in required if element not in there), None)

    def _break(self, cursor: QTextCursor, element: str | None) -> None:
        cursor.beginEditBlock()
        cursor.insertBlock(cue_blocks.block_format(element, self._look.px(GAP)))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & Qt.KeyboardModifier.ControlModifier:
            cursor = self.textCursor()
            cursor.removeSelectedText()
            self._break(cursor, self._next_element())
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_cue(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._delete_chip(
            key == Qt.Key.Key_Backspace
        ):
            pass
        else:
            super().keyPressEvent(event)

    def _delete_chip(self, before: bool) -> bool:
        cursor = self.textCursor()
        chip = chip_beside(cursor, before)
        if chip is None:
            return False
        select_chip(cursor, cursor.block(), chip)
        cursor.removeSelectedText()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().x() < self._look.px(NAME_WIDTH):
            QTimer.singleShot(0, self, self.ask_for_element)
            return
        cursor = self.cursorForPosition(event.position().toPoint())
        at = cursor.positionInBlock()
        for chip in chips_of(cursor.block().text()):
            if chip.is_gap and chip.start < at < chip.end:
                select_chip(cursor, cursor.block(), chip)
                self.setTextCursor(cursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction("What this cue serves", self.ask_for_element)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(cue_blocks.selected_sheet(self.textCursor()))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Lines of a cue sheet become cues; other lines become cues for what is still missing."""
        cursor = self.textCursor()
        cue_blocks.paste(cursor, source.text(), self._next_element, self._look.px(GAP))
        self.setTextCursor(cursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        cues = {cue.position(): place for place, cue in enumerate(cue_blocks.cue_blocks(self.document()))}
        blocks = [(block, self._place(block)) for block in cue_blocks.blocks_of(self.document())]
        shown = [(block, place) for block, place in blocks if place.toRect().intersects(event.rect())]
        current = self.textCursor().block()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, place in shown:
            if block == current:
                paint_current(painter, self._look, self._row(place), self.hasFocus())
            if element_of(block):
                paint_chips(painter, self._look, block, place.topLeft(), self._values)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, place in shown:
            position = cues.get(block.position())
            if position is not None:
                length = self._fit.at(position) if self._fit else None
                margins = Margins(self._row(place), baseline_of(block, place), element_of(block), length)
                paint_margins(painter, self._look, margins, block == current, position in self._faulty)
        painter.end()

    def _row(self, place: QRectF) -> QRectF:
        gap = self._look.px(GAP)
        return QRectF(0, place.top() - gap, self.viewport().width(), place.height() + 2 * gap)

    def _place(self, block: QTextBlock) -> QRectF:
        """Where a block's lines stand on the screen."""
        place = self.document().documentLayout().blockBoundingRect(block)
        return place.translated(0, -self.verticalScrollBar().value())

    def _enter_cue(self) -> None:
        position = self.position
        self.viewport().update()
        if position != self._entered:
            self._entered = position
            block = self.textCursor().block()
            element = element_of(block)
            name = name_of(element) if element else "Note"
            self.setAccessibleDescription(name)
            announce(self, name)
            self.cue_entered.emit(position)

    def _measure(self) -> None:
        """Makes room for names and seconds beside the text, at the text's size."""
        set_look_of(self, text_size=str(self._size))
        self.document().setDefaultFont(self._look.font(self._size))
        room = QTextFrameFormat()
        room.setLeftMargin(self._look.px(NAME_WIDTH))
        room.setRightMargin(self._look.px(SECONDS_WIDTH))
        room.setTopMargin(self._look.px(GAP))
        room.setBottomMargin(self._look.px(GAP))
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.document().rootFrame().setFrameFormat(room)
        self.document().setUndoRedoEnabled(True)
        self.viewport().update()
