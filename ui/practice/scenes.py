"""Which scene stands on the page: the script before a take, what is spoken, or the verdict."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from coach.hear.envelope import envelope
from ui.practice.aside import Aside
from ui.practice.bottom_row import BottomRow
from ui.practice.desk import Desk
from ui.practice.floating import Floating
from ui.practice.headline import headline
from ui.practice.live_view import LiveView
from ui.practice.run_book import RunBook
from ui.practice.seams import MarkedTake
from ui.practice.stage import Stage
from ui.practice.take_flow import Phase, TakeFlow
from ui.practice.verdict_view import VerdictView
from ui.rehearsal_bridge import BackgroundWork


class Scenes(QObject):
    """Follows flow and book. `left` holds stage and verdict; `speaking_changed` tells whether all but the
    take recedes.
    """

    speaking_changed = Signal(bool)

    def __init__(
        self,
        flow: TakeFlow,
        book: RunBook,
        desk: Desk,
        *,
        stage: Stage,
        verdict: VerdictView,
        live: LiveView,
        aside: Aside,
        bottom: BottomRow,
        floating: Floating,
    ) -> None:
        super().__init__()
        self._flow, self._book, self._desk = flow, book, desk
        self._stage, self._verdict, self._live = stage, verdict, live
        self._aside, self._bottom, self._floating = aside, bottom, floating
        self.drawing: BackgroundWork | None = None
        self.left = QStackedWidget()
        self.left.addWidget(stage)
        self.left.addWidget(verdict)
        flow.phase_changed.connect(self._show_phase)
        book.changed.connect(self.show_book)
        book.kept.connect(self._follow_kept)
        verdict.rest_shown.connect(self._draw_sound)

    def lay(self, desk: Desk) -> None:
        """Other things lie on the desk; shown with the next change of the book."""
        self._desk = desk

    def show_book(self) -> None:
        """The run, and its last take where one stands marked."""
        self._bottom.strip.show_run(self._book.run)
        if self._book.marked is not None:
            self._show_marked(self._book.marked)
        elif self._flow.quiet:
            self.show_ready()

    def look_again(self) -> None:
        """Colours or text size changed: what was drawn once is drawn again."""
        if self._flow.quiet:
            self.show_book()

    def show_ready(self) -> None:
        """The script, whether it fits, and nothing said yet."""
        self.left.setCurrentWidget(self._stage)
        self._stage.set_live(False)
        self.show_script()
        self._live.lay(self._desk.brief)
        self._aside.show_desk(self._desk)
        self._aside.show_before(True)
        self._bottom.show_phase(self._flow.phase, playable=False)

    def show_script(self) -> None:
        """The script, as much of it as the fade leaves."""
        self._stage.show_script(self._desk.brief.script, self._book.run.fade)

    def show_moment(self, second: float | None) -> None:
        """One frame while the take is heard; None: it is silent again."""
        self._verdict.show_moment(second)
        self._bottom.show_playing(second is not None)

    def close_down(self) -> None:
        """Before the window goes."""
        if self.drawing is not None:
            self.drawing.join(2.0)

    def _show_phase(self, phase: Phase) -> None:
        if phase is Phase.SPEAKING:
            self._live.begin()
        elif phase is Phase.READY and self._book.marked is None:
            self.show_ready()
        self._aside.show_before(phase is Phase.READY)
        self._bottom.show_phase(phase, playable=self._book.marked is not None)
        self.speaking_changed.emit(phase in (Phase.COUNTING, Phase.SPEAKING, Phase.MARKING))

    def _show_marked(self, take: MarkedTake) -> None:
        verdict = take.counted
        self._stage.set_live(False)
        self._live.show_verdict(verdict, [one.about for one in take.corrections])
        self._aside.show_before(False)
        self._verdict.show_take(take, self._book.run)
        self.left.setCurrentWidget(self._verdict)
        self._bottom.show_phase(Phase.MARKED, playable=True)
        self._floating.show_outcome(headline(verdict, self._book.run))
        if take.take is not None:
            self._draw_sound()

    def _follow_kept(self) -> None:
        """The take has its id; its sound lies elsewhere now."""
        self._bottom.strip.show_run(self._book.run)
        self._draw_sound()

    def _draw_sound(self) -> None:
        """Makes the sound's picture beside the window, where it is looked at."""
        take = self._book.marked
        if take is None or self._verdict.rest.isHidden():
            return
        work = BackgroundWork(partial(envelope, take.sound), self)
        work.done.connect(self._verdict.show_peaks)
        self.drawing = work
        work.start()
