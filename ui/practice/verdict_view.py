"""The verdict: passed or the one next fix in large words, its evidence, the words; the rest behind More."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.rehearse.practice_run import PracticeRun
from coach.verdict import Finding, Fix, State, Verdict
from ui.practice.headline import Headline, headline, unclear_marks
from ui.practice.seams import MarkedTake
from ui.theme import Look, set_look_of
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.gauges import Gauges
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.transcript_view import TranscriptView
from ui.widgets.waveform import Waveform
from ui.wording import moment, name_of

OTHER_FIXES = 3


class VerdictView(QScrollArea):
    """Shows one marked take. What the user wants goes out as signals; it plays and keeps nothing itself.

    `play_asked` (start, end or None), `correction_made` (mark, State), `mark_chosen` (mark), `compare_asked`.
    """

    play_asked = Signal(float, object)
    correction_made = Signal(str, object)
    mark_chosen = Signal(str)
    compare_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fix: Fix | None = None
        self._shown: tuple[Verdict, Headline] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(72, 32, 48, 24)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._make_head()
        self.transcript = TranscriptView(look)
        self.transcript.mark_chosen.connect(self.mark_chosen)
        self._column.addWidget(self.transcript)
        self._column.addSpacing(12)
        self.more = Button(look, "More", self.toggle_more, icon_name="down", key="M", flush=True)
        self.compare = Button(look, "Compare", self.compare_asked.emit, key="C")
        verbs = QHBoxLayout()
        verbs.addWidget(self.more)
        verbs.addWidget(self.compare)
        verbs.addStretch(1)
        self._column.addLayout(verbs)
        self._make_rest()
        self._column.addStretch(3)
        self.setWidget(inner)

    def _make_head(self) -> None:
        look = self._look
        line = QHBoxLayout()
        line.setSpacing(10)
        self._status_icon = Text()
        self._status = Text("", 18, tone="muted")
        line.addWidget(self._status_icon)
        line.addWidget(self._status, 1)
        self._column.addLayout(line)
        self._column.addSpacing(8)
        self._large = Text("", 36, weight=600, wrap=True)
        self._column.addWidget(self._large)
        self._column.addSpacing(12)
        self._next = Text("", 18, wrap=True)
        self._column.addWidget(self._next)
        self._column.addSpacing(8)
        self._evidence = Button(look, "Hear it", self.play_evidence, icon_name="play", key="E", kind="")
        self._column.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignLeft)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(4)
        self._column.addLayout(self._asks)
        self._column.addSpacing(32)

    def _make_rest(self) -> None:
        self.rest = QWidget()
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(24)
        self.waveform = Waveform(self._look)
        column.addWidget(self.waveform)
        self._others = Text("", 15, tone="muted", wrap=True)
        column.addWidget(self._others)
        self.gauges = Gauges(self._look)
        column.addWidget(self.gauges)
        self.rest.hide()
        self._column.addWidget(self.rest)

    def show_take(self, take: MarkedTake, run: PracticeRun) -> None:
        """Shows a take's verdict with the user's corrections in it."""
        verdict = take.counted
        told = headline(verdict, run)
        self._show_headline(told)
        self._show_asks(unclear_marks(verdict))
        self.transcript.show_verdict(verdict)
        self._shown = (verdict, told)
        if not self.rest.isHidden():
            self._fill_rest()
        self.verticalScrollBar().setValue(0)
        announce(self, f"{told.large} {told.status}")

    def show_peaks(self, verdict: Verdict, peaks: Sequence[float]) -> None:
        """The sound's picture, once it has been made."""
        self.waveform.show_take(verdict, peaks)

    def show_moment(self, second: float | None) -> None:
        """Moves the cursors to the second being heard."""
        self.transcript.show_moment(second)
        if not self.rest.isHidden():
            self.waveform.show_moment(second)

    def play_evidence(self) -> None:
        """Plays the stretch that shows the next fix, with half a second around it."""
        if self._fix is not None and self._fix.start is not None:
            end = None if self._fix.end is None else self._fix.end + 0.4
            self.play_asked.emit(max(0.0, self._fix.start - 0.4), end)

    def toggle_more(self) -> None:
        """Shows or hides the waveform, the gauges and the other fixes."""
        shown = self.rest.isHidden()
        if shown:
            self._fill_rest()
        self.rest.setVisible(shown)
        self.more.show_as("Less" if shown else "More", icon_name="up" if shown else "down", key="M")
        QTimer.singleShot(0, self._bring_in_sight)

    def _fill_rest(self) -> None:
        """What stands behind More is filled in only when it is looked at: the verdict stands sooner."""
        if self._shown is not None:
            self.gauges.show_verdict(self._shown[0])
            self._show_others(*self._shown)

    def _bring_in_sight(self) -> None:
        if self.rest.isHidden():
            self.verticalScrollBar().setValue(0)
        else:
            self.verticalScrollBar().setValue(self.more.y() - 16)

    def _show_headline(self, told: Headline) -> None:
        self._fix = told.fix
        self._large.setText(told.large)
        self._large.set_tone("passed" if told.passed else "text")
        self._status.setText(told.status)
        self._next.setText(told.fix.sentence if told.passed and told.fix is not None else "")
        self._next.setVisible(bool(self._next.text()))
        side = self._look.px(22)
        self._status_icon.setPixmap(icon(self._look, "check", "passed", 22).pixmap(side, side))
        self._status_icon.setVisible(told.passed)
        playable = told.fix is not None and told.fix.start is not None
        self._evidence.setVisible(playable)
        if playable and told.fix is not None and told.fix.start is not None:
            self._evidence.show_as(f"Hear it at {moment(told.fix.start)}", icon_name="play", key="E", kind="")

    def _show_asks(self, unclear: Sequence[Finding]) -> None:
        while self._asks.count():
            item = self._asks.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for found in unclear:
            self._asks.addWidget(self._ask(found))

    def _ask(self, found: Finding) -> QWidget:
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        mark = Text()
        side = self._look.px(20)
        mark.setPixmap(icon(self._look, "unclear", "running_out", 20).pixmap(side, side))
        heard = f": '{found.evidence}'" if found.evidence else ""
        question = f"{name_of(found.id)} is unclear{heard}. Did you say it?"
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(question, 18, tone="running_out", wrap=True), 1)
        column.addLayout(line)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for verb, state in (("Said", State.SAID), ("Not said", State.MISSING)):
            button = Button(self._look, verb, partial(self.correction_made.emit, found.id, state), kind="")
            button.setAccessibleName(f"{name_of(found.id)}: {verb.lower()}")
            verbs.addWidget(button)
        if found.start is not None:
            start = max(0.0, found.start - 0.4)
            hear = Button(
                self._look, "Hear", partial(self.play_asked.emit, start, found.end), icon_name="play"
            )
            hear.setAccessibleName(f"Hear {name_of(found.id)}")
            verbs.addWidget(hear)
        verbs.addStretch(1)
        column.addLayout(verbs)
        return asked

    def _show_others(self, verdict: Verdict, told: Headline) -> None:
        others = [fix.sentence for fix in verdict.fixes if fix is not told.fix][:OTHER_FIXES]
        self._others.setText("Later: " + "  ".join(others) if others else "")
        self._others.setVisible(bool(others))
        set_look_of(self._others, tone="muted")
