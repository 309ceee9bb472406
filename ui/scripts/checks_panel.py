"""The checks beside the script: does it fit, is it ready, and what to mend first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.prepare.cutting import Cut
from coach.prepare.readiness import Concern, Kind
from ui.scripts.budget_bar import BudgetBar
from ui.scripts.checking import Checks, Thing, is_own_detail
from ui.scripts.diamond import Diamond
from ui.theme import Look
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.icons import icon
from ui.widgets.text import Text

TOP = Qt.AlignmentFlag.AlignTop


class MendRow(QWidget):
    """One thing to mend or to know: a mark, a sentence, a verb that helps. The first to mend is large."""

    def __init__(
        self, look: Look, thing: Thing, verb: str, act: Callable[[], object], *, first: bool
    ) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(12)
        line.addWidget(Diamond(look, filled=thing.stops, line=26 if first else 34), 0, TOP)
        words = Text(thing.sentence, 18 if first else 15, tone="text" if thing.stops else "muted", wrap=True)
        self.button = Button(look, verb, act, kind="" if first else "link", flush=not first)
        self.button.setAccessibleName(f"{verb}: {thing.sentence}")
        if first:
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(words)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(8)
            line.addLayout(column, 1)
        else:
            words.setContentsMargins(0, look.px(7), 0, 0)
            line.addWidget(words, 1, TOP)
            line.addWidget(self.button, 0, TOP)


class ChecksPanel(QFrame):
    """Shows `Checks`. Each wish to mend something is told as a signal; the page does it."""

    cue_wanted = Signal(int, str)
    """A cue's place, and words in it to select."""
    element_wanted = Signal(str)
    cut_taken = Signal(object)
    own_details_wanted = Signal()
    teaching_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._checks: Checks | None = None
        self._shown: tuple[Thing, ...] = ()
        self.figure = Text("", 36, weight=600)
        self.figure.setProperty("tabular", True)
        self.limit = Text("", 18, tone="muted")
        self.fit_words = Text("", 15, tone="muted", wrap=True)
        self.bar = BudgetBar(look)
        self.ready_words = Text("", 24, weight=600, wrap=True)
        self._ready_mark = QLabel()
        self.practice = Button(look, "Practice", self.practice_wanted.emit, key="Ctrl+Enter", kind="primary")
        self.rows: list[MendRow] = []
        self._rows_column = QVBoxLayout()
        self._lay_out()
        look.changed.connect(self._show_again)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.limit, 1, Qt.AlignmentFlag.AlignBaseline)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(24, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.fit_words)
        column.addSpacing(24)
        ready = QHBoxLayout()
        ready.setSpacing(8)
        ready.addWidget(self._ready_mark, 0, Qt.AlignmentFlag.AlignVCenter)
        ready.addWidget(self.ready_words, 1)
        column.addLayout(ready)
        column.addSpacing(4)
        self._rows_column.setSpacing(4)
        column.addLayout(self._rows_column)
        column.addStretch(1)
        scrolling = QScrollArea()
        scrolling.setWidget(self._inside)
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.practice, 1)
        outer.addLayout(foot)

    def show_checks(self, checks: Checks) -> None:
        """Shows how the script stands now; rows that did not change stay, the keyboard in them too."""
        before, self._checks = self._checks, checks
        self.figure.setText(f"{checks.fit.seconds:.1f} s")
        self.figure.set_tone("text" if checks.fit.fits else "recording")
        self.limit.setText(f"of {checks.fit.limit_seconds:g} s")
        self.fit_words.setText(checks.fit_sentence)
        self.fit_words.set_tone("muted" if checks.fit.fits else "recording")
        self.bar.show_fit(checks.fit)
        self.ready_words.setText(checks.ready_sentence)
        self.ready_words.set_tone("passed" if checks.ready else "text")
        self._ready_mark.setVisible(checks.ready)
        side = self._look.px(24)
        self._ready_mark.setPixmap(icon(self._look, "check", "passed", 24).pixmap(side, side))
        if before is None or before.ready != checks.ready:
            self.practice.show_as("Practice", key="Ctrl+Enter", kind="primary" if checks.ready else "")
        if checks.things != self._shown:
            self._shown = checks.things
            self._show_rows(checks.things)
        if before is not None and before.ready_sentence != checks.ready_sentence:
            announce(self, checks.ready_sentence)

    @property
    def whole_height(self) -> int:
        """How high it is with nothing scrolled away, in pixels."""
        return self._inside.sizeHint().height() + self.practice.sizeHint().height() + 32

    def show_current(self, position: int) -> None:
        """Which cue the caret is in."""
        self.bar.show_current(position)

    def _show_again(self) -> None:
        if self._checks is not None:
            self._shown = ()
            self.show_checks(self._checks)

    def _show_rows(self, things: tuple[Thing, ...]) -> None:
        for row in self.rows:
            self._rows_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for thing in things:
            about = thing.about
            verb, act = self._cut_verb(about) if isinstance(about, Cut) else self._concern_verb(about)
            row = MendRow(self._look, thing, verb, act, first=thing.stops and not self.rows)
            self.rows.append(row)
            self._rows_column.addWidget(row)

    def _cut_verb(self, cut: Cut) -> tuple[str, Callable[[], object]]:
        if cut.text or cut.whole:
            return "Drop it" if cut.text else "Leave it out", lambda: self.cut_taken.emit(cut)
        return "Show", lambda: self.cue_wanted.emit(cut.position, "")

    def _concern_verb(self, concern: Concern) -> tuple[str, Callable[[], object]]:
        position = -1 if concern.position is None else concern.position
        if is_own_detail(concern):
            return "Add it", self.own_details_wanted.emit
        if concern.kind is Kind.NAME:
            return "Teach it", self.teaching_wanted.emit
        if position < 0:
            return "Add a cue", lambda: self.element_wanted.emit(concern.about)
        verb = "Fill in" if concern.kind is Kind.PLACEHOLDER else "Show"
        return verb, lambda: self.cue_wanted.emit(position, concern.text)
