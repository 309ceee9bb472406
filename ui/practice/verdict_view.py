"""The verdict: passed or the one next fix in large words, its evidence, the words; the rest behind More."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.rehearse.practice_run import PracticeRun
from coach.verdict import Finding, Fix, Verdict
from ui.playing import stretch_around
from ui.practice.headline import Headline, headline, unclear_mark
from ui.practice.question import Question
from ui.practice.seams import MarkedTake
from ui.theme import Look, set_look_of
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.gauges import Gauges
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.transcript_view import TranscriptView
from ui.widgets.waveform import Waveform
from ui.wording import moment

LEFT = 72
"""Where everything that is read begins: the stage's words too."""
Box = TypeVar("Box", QVBoxLayout, QHBoxLayout)
OTHER_FIXES = 3
SETTLED_MS = 200


class VerdictView(QScrollArea):
    """Shows one marked take. What the user wants goes out as signals; it plays and keeps nothing itself.

    `play_asked` (start, end or None), `correction_made` (mark, State), `mark_chosen` (mark), `compare_asked`;
    `rest_shown` when what stands behind More is looked at: the sound's picture is wanted (`show_peaks`).
    """

    play_asked = Signal(float, object)
    correction_made = Signal(str, object)
    mark_chosen = Signal(str)
    compare_asked = Signal()
    rest_shown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fix: Fix | None = None
        self._shown: tuple[Verdict, Headline] | None = None
        self._peaks: Sequence[float] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        # The transcript's words begin a little within it; all else begins where they do.
        self._column.setContentsMargins(LEFT - TranscriptView.INSET, 40, 48, 24)
        self._column.setSpacing(0)
        self._column.addLayout(self._make_head())
        self._make_words()
        self._make_rest()
        self._column.addStretch(1)
        self.setWidget(inner)
        self._settling = False
        self.verticalScrollBar().rangeChanged.connect(self._bring_in_sight)

    def _make_head(self) -> QVBoxLayout:
        look = self._look
        column = _indented(QVBoxLayout())
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(10)
        self._status_icon = Text()
        self._status = Text("", 18, tone="muted")
        line.addWidget(self._status_icon)
        line.addWidget(self._status, 1)
        column.addLayout(line)
        column.addSpacing(8)
        self._large = Text("", 36, weight=600, wrap=True)
        column.addWidget(self._large)
        column.addSpacing(12)
        self._next = Text("", 18, wrap=True)
        column.addWidget(self._next)
        column.addSpacing(8)
        self._evidence = Button(look, "Hear it", self.play_evidence, icon_name="play", key="E", kind="")
        column.addWidget(self._evidence, 0, Qt.AlignmentFlag.AlignLeft)
        self.question = Question(look)
        self.question.answered.connect(self.correction_made)
        self.question.play_asked.connect(self.play_asked)
        column.addWidget(self.question)
        column.addSpacing(28)
        return column

    def _make_words(self) -> None:
        self.transcript = TranscriptView(self._look)
        self.transcript.mark_chosen.connect(self.mark_chosen)
        self._column.addWidget(self.transcript)
        self._column.addSpacing(12)
        self.more = Button(self._look, "More", self.toggle_more, icon_name="down", key="M", flush=True)
        self.compare = Button(self._look, "Compare", self.compare_asked.emit, key="C", flush=True)
        verbs = _indented(QHBoxLayout())
        verbs.setSpacing(12)
        verbs.addWidget(self.more)
        verbs.addWidget(self.compare)
        verbs.addStretch(1)
        self._column.addLayout(verbs)

    def _make_rest(self) -> None:
        self.rest = QWidget()
        column = QVBoxLayout(self.rest)
        column.setContentsMargins(TranscriptView.INSET, 12, 0, 0)
        column.setSpacing(18)
        self.waveform = Waveform(self._look)
        column.addWidget(self.waveform)
        self._others = Text("", 15, tone="muted", wrap=True)
        column.addWidget(self._others)
        self.gauges = Gauges(self._look)
        column.addWidget(self.gauges)
        self.rest.hide()
        self._column.addWidget(self.rest)

    def show_take(self, take: MarkedTake, run: PracticeRun) -> None:
        """Shows a take's verdict with the user's corrections in it: what it says first, then its words."""
        verdict = take.counted
        told = headline(verdict, run)
        another = self._shown is None or self._shown[0].transcript is not verdict.transcript
        self._shown = (verdict, told)
        self._show_headline(told, unclear_mark(verdict))
        self.verticalScrollBar().setValue(0)
        announce(self, f"{told.large} {told.status}")
        if not another:
            self._show_words()
            return
        self._peaks = ()
        self.transcript.show_nothing()
        QTimer.singleShot(0, self, self._show_words)  # a piece of work of its own: no frame waits for both

    def show_peaks(self, peaks: Sequence[float]) -> None:
        """The sound's picture, once it has been made."""
        self._peaks = peaks
        if self._shown is not None:
            self.waveform.show_take(self._shown[0], peaks)

    def show_moment(self, second: float | None) -> None:
        """Moves the cursors to the second being heard."""
        self.transcript.show_moment(second)
        if not self.rest.isHidden():
            self.waveform.show_moment(second)

    def play_evidence(self) -> None:
        """Plays the stretch that shows the next fix, with a little around it."""
        if self._fix is not None and self._fix.start is not None:
            self.play_asked.emit(*stretch_around(self._fix.start, self._fix.end))

    def toggle_more(self) -> None:
        """Shows or hides the waveform, the gauges and the other fixes."""
        shown = self.rest.isHidden()
        if shown:
            self._fill_rest()
        self.rest.setVisible(shown)
        if shown:
            self.rest_shown.emit()
        self.more.show_as("Less" if shown else "More", icon_name="up" if shown else "down", key="M")
        self._settling = True
        self._bring_in_sight()
        QTimer.singleShot(SETTLED_MS, self, self._end_settling)

    def _show_words(self) -> None:
        if self._shown is not None:
            self.transcript.show_verdict(self._shown[0])
            if not self.rest.isHidden():
                self._fill_rest()

    def _fill_rest(self) -> None:
        """What stands behind More is filled in only when it is looked at: the verdict stands sooner."""
        if self._shown is not None:
            self.waveform.show_take(self._shown[0], self._peaks)
            self.gauges.show_verdict(self._shown[0])
            self._show_others(*self._shown)

    def _end_settling(self) -> None:
        self._settling = False

    def _bring_in_sight(self) -> None:
        """While the layout settles, each new height leads there again."""
        if not self._settling:
            return
        if self.rest.isHidden():
            self.verticalScrollBar().setValue(0)
        else:
            self.verticalScrollBar().setValue(self.more.y() - 16)

    def _show_headline(self, told: Headline, unclear: Finding | None) -> None:
        self._fix = told.fix
        self._large.setText(told.large)
        self._large.set_tone("passed" if told.passed else "text")
        self._status.setText(told.status)
        self._next.setText(told.fix.sentence if told.passed and told.fix is not None else "")
        self._next.setVisible(bool(self._next.text()))
        side = self._look.px(22)
        self._status_icon.setPixmap(icon(self._look, "check", "passed", 22).pixmap(side, side))
        self._status_icon.setVisible(told.passed)
        start = told.fix.start if told.fix is not None else None
        asked = told.fix is not None and unclear is not None and told.fix.about == unclear.id
        self.question.ask(unclear, "E" if asked and start is not None else "")
        self._evidence.setVisible(start is not None and not asked)
        if start is not None:
            self._evidence.show_as(f"Hear it at {moment(start)}", icon_name="play", key="E", kind="")

    def _show_others(self, verdict: Verdict, told: Headline) -> None:
        others = [fix.sentence for fix in verdict.fixes if fix is not told.fix][:OTHER_FIXES]
        self._others.setText("Later: " + "  ".join(others) if others else "")
        self._others.setVisible(bool(others))
        set_look_of(self._others, tone="muted")


def _indented(box: Box) -> Box:
    box.setContentsMargins(TranscriptView.INSET, 0, 0, 0)
    return box
