"""The checklist: each required element with its icon and name, and the second it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.verdict import Finding, State
from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.wording import ELEMENT_MEANINGS, moment, name_of

SPOKEN_STATES = {State.SAID: "said", State.UNCLEAR: "unclear", State.MISSING: "not said"}
TONES = {State.MISSING: "text", State.UNCLEAR: "running_out", State.SAID: "passed"}
RIGHT_ICONS = {State.MISSING: "missing", State.UNCLEAR: "unclear", State.SAID: "check"}


class ChecklistRow(Painted):
    """One element (or an avoid that was said). `chosen` comes with a click on it, or Enter."""

    chosen = Signal(str)

    def __init__(self, look: Look, mark: str, avoid: bool = False, small: bool = False) -> None:
        super().__init__(look)
        self.mark = mark
        self._avoid = avoid
        self._small = small
        self._state: State | None = None
        self._second: float | None = None
        self._corrected = False
        self._current = False
        self.setToolTip(ELEMENT_MEANINGS.get(mark, ""))
        self._name_again()

    @property
    def state(self) -> State | None:
        """SAID, UNCLEAR or MISSING; None while the take runs and nothing was heard."""
        return self._state

    def show_state(self, state: State | None, second: float | None = None, corrected: bool = False) -> None:
        """Shows what is known of it; `second` when it was said, `corrected` by the user."""
        self._state, self._second, self._corrected = state, second, corrected
        self._name_again()
        self.update()

    def show_current(self, current: bool) -> None:
        """Whether the cue being spoken serves it."""
        if current != self._current:
            self._current = current
            self.update()

    def can_be_chosen(self, can: bool) -> None:
        """Whether it takes clicks and the keyboard: after the take."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)

    def _name_again(self) -> None:
        told = SPOKEN_STATES[self._state] if self._state else "not said yet"
        at = f" at {moment(self._second)}" if self._second is not None and self._state is State.SAID else ""
        by_hand = ", corrected by you" if self._corrected else ""
        self.setAccessibleName(f"{name_of(self.mark)}, {told}{at}{by_hand}")

    def sizeHint(self) -> QSize:
        return QSize(200, max(32, self.look.px(26 if self._small else 34)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.chosen.emit(self.mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.mark)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        size = 15 if self._small else 18
        side = self.look.px(size) * 1.15
        middle = self.height() / 2
        said = self._state is State.SAID
        name_tone = "text" if self._state or self._current else "muted"
        tone = TONES[self._state] if self._state else "muted"
        if self._avoid and said:
            tone = "recording"
        icon_tone = tone if said or self._avoid else name_tone
        own = "avoid" if self._avoid else self.mark
        paint_icon(painter, own, self.look.colour(icon_tone), QRectF(2, middle - side / 2, side, side))
        right = self._paint_right(painter, tone, side, middle)
        font = self.look.font(size, 600 if self._current else 500 if self._state else 400)
        painter.setFont(font)
        painter.setPen(self.look.colour(name_tone))
        room = right - side - 2 * side / 3 - 8
        shown = QFontMetricsF(font).elidedText(name_of(self.mark), Qt.TextElideMode.ElideRight, room)
        baseline = middle + QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(side + 14, baseline), shown)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_right(self, painter: QPainter, tone: str, side: float, middle: float) -> float:
        """Paints the mark and its second at the right; returns where the name must end."""
        right = float(self.width()) - 4
        if self._state is None:
            return right
        if not self._avoid:
            colour = self.look.colour("muted" if self._state is State.MISSING else tone)
            place = QRectF(right - side, middle - side / 2, side, side)
            paint_icon(painter, RIGHT_ICONS[self._state], colour, place)
            right -= side + 8
        words = "" if self._state is State.SAID else SPOKEN_STATES[self._state]
        if self._state is State.SAID and self._second is not None:
            words = moment(self._second)
        if self._corrected:
            words = f"by you  {words}".rstrip()
        font = self.look.font(15, 400, tabular=True)
        painter.setFont(font)
        painter.setPen(self.look.colour("running_out" if self._state is State.UNCLEAR else "muted"))
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.drawText(QPointF(right - width, middle + QFontMetricsF(font).capHeight() / 2), words)
        return right - width - 8


class Checklist(QWidget):
    """Rows for the elements a rubric requires; avoids appear under them only when they are said.

    `row_moved` tells the row that matters now: a place shorter than the list brings it in sight.
    """

    mark_chosen = Signal(str)
    row_moved = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent)
        self.look = look
        self._small = small
        self._rows: dict[str, ChecklistRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 if small else 6)
        self._column.addStretch(1)
        self.setAccessibleName("Checklist")

    def row(self, mark: str) -> ChecklistRow | None:
        """The row of an element or avoid, if it is shown."""
        return self._rows.get(mark)

    def settle(self) -> None:
        """Gives rows that just came their places."""
        self._column.activate()

    def show_elements(self, required: Iterable[str]) -> None:
        """Starts anew with these elements, none said."""
        for row in self._rows.values():
            self._take_out(row)
        self._rows = {}
        for mark in required:
            self._add(mark, avoid=False)

    def _add(self, mark: str, avoid: bool) -> ChecklistRow:
        row = ChecklistRow(self.look, mark, avoid, self._small)
        row.chosen.connect(self.mark_chosen)
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows[mark] = row
        return row

    def _take_out(self, row: ChecklistRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def tick(self, mark: str, second: float) -> None:
        """An element was said."""
        row = self._rows.get(mark)
        if row is not None and row.state is None:
            row.show_state(State.SAID, second)
            announce(self, f"{name_of(mark)}, said")

    def show_avoid(self, mark: str, second: float | None) -> None:
        """An avoid was said: it appears."""
        row = self._rows.get(mark) or self._add(mark, avoid=True)
        row.show_state(State.SAID, second)
        self.row_moved.emit(row)
        announce(self, f"{name_of(mark)}, to avoid")

    def show_current(self, mark: str | None) -> None:
        """Which element the cue being spoken serves."""
        for name, row in self._rows.items():
            row.show_current(name == mark)
        if mark in self._rows:
            self.row_moved.emit(self._rows[mark])

    def show_findings(
        self,
        elements: Mapping[str, Finding],
        avoids: Mapping[str, Finding],
        corrected: Iterable[str] = (),
    ) -> None:
        """The marks as they stand after the take."""
        by_hand = set(corrected)
        for mark, found in elements.items():
            row = self._rows.get(mark)
            if row is None and found.hit and not found.counts:
                continue
            if row is not None:
                row.show_state(found.state, found.start, mark in by_hand)
                row.can_be_chosen(True)
        for mark, found in avoids.items():
            row = self._rows.get(mark)
            if found.state is State.MISSING or (found.state is State.UNCLEAR and not found.counts):
                if row is not None:
                    self._take_out(row)
                    del self._rows[mark]
                continue
            row = row or self._add(mark, avoid=True)
            row.show_state(found.state, found.start, mark in by_hand)
            row.can_be_chosen(True)
        self.show_current(None)
        first = next((row for row in self._rows.values() if row.state is not State.SAID), None)
        for row in (*list(self._rows.values())[:1], *([first] if first is not None else [])):
            self.row_moved.emit(row)
