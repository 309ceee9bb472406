"""The practice page: one thing matters now. Before: the script and Space. Speaking: words and time. After:
the verdict.

Made of parts that each do one thing: `take_flow` (the course of a take), `run_book` (the run and its last
take), `live_view` (what shows while speaking), `verdict_view`; this page lays them out and joins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.brief import Brief
from coach.events import Discarded, Failed, Finished, Warned
from coach.hear.envelope import envelope
from coach.people import Recipient
from coach.prepare.fitting import Pace
from coach.rehearse.practice_run import PracticeRun
from coach.rubric import Rubric
from coach.script import Script
from coach.settings import OpenSettings
from ui.practice.aside import Aside
from ui.practice.bottom_row import BottomRow
from ui.practice.desk import Desk
from ui.practice.found_sound import FoundSound
from ui.practice.headline import headline
from ui.practice.keys import bind_keys
from ui.practice.layout import lay_out
from ui.practice.live_view import LiveView
from ui.practice.overlay import Overlay
from ui.practice.pickers import Pickers
from ui.practice.run_book import RunBook
from ui.practice.seams import MarkedTake, MarkRecording, Player, StartRehearsal
from ui.practice.stage import Stage
from ui.practice.take_flow import Phase, TakeFlow
from ui.practice.verdict_view import VerdictView
from ui.rehearsal_bridge import BackgroundWork
from ui.theme import Look
from ui.widgets.heard_line import HeardLine
from ui.widgets.notice import Notice
from ui.widgets.time_bar import TimeBar
from ui.wording import FADE_WORDS, PROMPTER_WORDS

FRAME_MS = 33
PROMPTERS = tuple(PROMPTER_WORDS)


class PracticePage(QWidget):
    """Made of parts that are handed in, so that any rehearsal drives it.

    `start_rehearsal(brief, tell, held)` begins a take; `player` plays sound; `mark_recording(sound, brief,
    tell)` marks sound that lies on disk already; `sounds` holds beep.wav and passed.wav. What is to be kept
    goes out through `book` (RunBook); `speaking_changed` (bool), `desk_changed` (Desk), `take_opened` and
    `compare_asked` (take id) through the page.
    """

    speaking_changed = Signal(bool)
    desk_changed = Signal(object)
    take_opened = Signal(int)
    compare_asked = Signal(int)

    def __init__(
        self,
        look: Look,
        desk: Desk,
        *,
        start_rehearsal: StartRehearsal,
        player: Player,
        settings: OpenSettings,
        mark_recording: MarkRecording | None = None,
        sounds: Path | None = None,
    ) -> None:
        super().__init__()
        self._look, self._settings, self._player = look, settings, player
        self._sounds = sounds
        self.flow = TakeFlow(start_rehearsal, player, settings, sounds and sounds / "beep.wav")
        self.book = RunBook(settings)
        self.desk = desk
        self.overlay: Overlay | None = None
        self._drawing: BackgroundWork | None = None
        self._heard_take = False
        self._make_widgets()
        self.found = FoundSound(self.notice, mark_recording)
        self._connect()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._show_frame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys = bind_keys(self)
        look.changed.connect(self._look_again)
        self.lay_desk(desk)

    # made of

    def _make_widgets(self) -> None:
        look = self._look
        self.pickers = Pickers(look)
        self.time_bar = TimeBar(look)
        self.stage = Stage(look)
        self.stage.set_type_size(self._settings.now.stage_size)
        self.verdict = VerdictView(look)
        self.left = QStackedWidget()
        self.left.addWidget(self.stage)
        self.left.addWidget(self.verdict)
        self.heard = HeardLine(look)
        self.notice = Notice(look)
        self.aside = Aside(look)
        self.bottom = BottomRow(look, self.take, self.play, self.again)
        self.live = LiveView(self.flow, self._settings, self.stage, self.heard)
        self.live.add(self.time_bar, self.aside.digits, self.aside.checklist, self.bottom.meter)
        lay_out(self)

    def _connect(self) -> None:
        flow, verdict = self.flow, self.verdict
        flow.phase_changed.connect(self._show_phase)
        flow.counted.connect(self.live.show_count)
        flow.warned.connect(self._show_warning)
        flow.finished.connect(self._finish)
        flow.failed.connect(self._fail)
        flow.discarded.connect(self._offer_undo)
        self.book.changed.connect(self._show_book)
        self.found.marked.connect(self._finish_found)
        self.book.kept.connect(lambda: self.bottom.strip.show_run(self.book.run))
        self.stage.word_chosen.connect(self.live.go_to_word)
        self.stage.placeholder_chosen.connect(self.pickers.open_person)
        self.stage.size_chosen.connect(lambda size: self._settings.change(stage_size=size))
        verdict.play_asked.connect(self.play_stretch)
        verdict.correction_made.connect(self.book.correct)
        verdict.mark_chosen.connect(self.open_mark)
        verdict.compare_asked.connect(self.compare)
        verdict.transcript.word_chosen.connect(self._play_from_word)
        verdict.waveform.moment_chosen.connect(lambda second: self.play_stretch(second, None))
        self.aside.checklist.mark_chosen.connect(self.open_mark)
        self.bottom.strip.take_chosen.connect(self.take_opened)
        self.pickers.rubric_chosen.connect(self.choose_rubric)
        self.pickers.person_chosen.connect(self.choose_person)
        self.pickers.script_chosen.connect(self.choose_script)

    # the desk

    def offer(
        self, rubrics: Sequence[Rubric], scripts: Sequence[Script], people: Sequence[Recipient] = ()
    ) -> None:
        """What the pickers offer."""
        self.pickers.offer(rubrics, scripts, people)

    def lay_desk(self, desk: Desk) -> None:
        """Another script, person or rubric: a new run begins with it."""
        if self.flow.phase in (Phase.SPEAKING, Phase.MARKING):
            return
        changed = desk != self.desk
        self.desk = desk
        self.flow.forget()
        self.pickers.show_choice(desk.rubric, desk.recipient, desk.script)
        if changed:
            self.desk_changed.emit(desk)
        self.book.begin_run()

    def choose_rubric(self, rubric: Rubric) -> None:
        """Marks against another rubric from now on."""
        self.lay_desk(replace(self.desk, rubric=rubric))

    def choose_person(self, person: Recipient) -> None:
        """Calls someone else from now on."""
        self.lay_desk(replace(self.desk, recipient=person))

    def choose_script(self, script: Script | None) -> None:
        """Another script from now on, or none."""
        self.lay_desk(replace(self.desk, script=script))

    def refresh(self) -> None:
        """The settings may have changed elsewhere."""
        now = self._settings.now
        self.stage.set_type_size(now.stage_size)
        desk = self.desk.with_caller(now.caller, now.respellings)
        if desk != self.desk:
            self.lay_desk(desk)
        else:
            self.book.follow_settings()

    def know_pace(self, pace: Pace) -> None:
        """How fast the user speaks, from the takes kept: what a script's length is reckoned with."""
        self.aside.pace = pace
        self.aside.show_desk(self.desk)

    # what one can do

    def take(self) -> None:
        """Space: record, stop, or take it again."""
        phase = self.flow.phase
        if phase is Phase.SPEAKING:
            self.flow.stop()
        elif phase is Phase.COUNTING:
            self.flow.skip_countdown()
        elif phase is not Phase.MARKING:
            self.notice.hide()
            self.book.put_away()
            self._show_ready()
            self.flow.begin(self.desk.brief)

    def again(self) -> None:
        """A new take, where one has been."""
        if self.flow.phase is Phase.MARKED:
            self.take()

    def leave(self) -> None:
        """Escape: leaves the countdown, throws the running or the last take away (with undo)."""
        if self.flow.phase in (Phase.COUNTING, Phase.SPEAKING):
            self.flow.discard()
            return
        thrown = self.book.discard() if self._quiet else None
        if thrown is not None:
            self._player.stop()
            self.flow.forget()
            self.notice.say("Thrown away.", ("Bring it back", partial(self._restore, *thrown)))

    def undo(self) -> None:
        """Does what the notice offers first."""
        self.notice.do_first()

    def play(self) -> None:
        """Plays the whole take, or stops."""
        if self._plays_take:
            self._player.stop()
        else:
            self.play_stretch(0.0, None)

    def play_stretch(self, start: float, end: float | None) -> None:
        """Plays a stretch of the marked take."""
        if self.book.marked is not None and self._quiet:
            self._player.play(self.book.marked.sound, start, end)
            self._heard_take = True
            self._frames.start()

    def open_mark(self, mark: str) -> None:
        """A mark's choices: hear it, say that it was said or was not."""
        from ui.practice.mark_menu import open_mark_menu

        if self.book.marked is not None and self._quiet:
            open_mark_menu(self, self.book.marked, mark)

    def compare(self) -> None:
        """The marked take beside another, once it is kept."""
        if self._quiet and self.book.marked is not None and self.book.marked.take is not None:
            self._player.stop()
            self.compare_asked.emit(self.book.marked.take)

    def fade_more(self) -> None:
        """Shows less of the script; after nothing, all of it again."""
        fade = self.book.fade_more()
        self._show_script()
        self.notice.say(FADE_WORDS[fade])

    def next_prompter(self) -> None:
        """Follow the voice, scroll by time, stay still: the next of them."""
        place = (PROMPTERS.index(self._settings.now.prompter) + 1) % len(PROMPTERS)
        self._settings.change(prompter=PROMPTERS[place])
        self.notice.say(PROMPTER_WORDS[PROMPTERS[place]])

    def next_goal(self) -> None:
        """The other goal."""
        self.notice.say(f"Goal: {self.book.next_goal().value}.")

    def toggle_overlay(self) -> None:
        """The small window over all others comes or goes."""
        if self.overlay is not None and self.overlay.isVisible():
            self.overlay.close()
            return
        if self.overlay is None:
            self.overlay = Overlay(self._look, self.take, self.leave)
            self.overlay.closed.connect(lambda: self._settings.change(overlay=False))
            self.flow.phase_changed.connect(self.overlay.show_phase)
            self.live.add(self.overlay.bar, self.overlay.digits, self.overlay.checklist, self.overlay.meter)
        self.overlay.checklist.show_elements(self.desk.rubric.required)
        self.overlay.float_up()
        self._settings.change(overlay=True)

    def close_down(self) -> None:
        """Before the window goes: a running take is stopped and waited for."""
        self._frames.stop()
        self.flow.close()
        if self._drawing is not None:
            self._drawing.join(2.0)
        if self.overlay is not None:
            self.overlay.closed.disconnect()
            self.overlay.close()

    # what it shows

    @property
    def _plays_take(self) -> bool:
        return self._heard_take and self._player.position is not None

    @property
    def _quiet(self) -> bool:
        return self.flow.phase in (Phase.READY, Phase.MARKED)

    def _show_book(self) -> None:
        self.bottom.strip.show_run(self.book.run)
        if self.book.marked is not None:
            self._show_marked(self.book.marked)
        elif self._quiet:
            self._show_ready()

    def _look_again(self) -> None:
        """Colours or text size changed: what was drawn once is drawn again."""
        if self._quiet:
            self._show_book()

    def _show_ready(self) -> None:
        self.left.setCurrentWidget(self.stage)
        brief = self.desk.brief
        self.stage.set_live(False)
        self._show_script()
        self.live.lay(brief)
        self.aside.show_desk(self.desk)
        self.aside.show_before(True)
        self.bottom.show_phase(self.flow.phase, playable=False)

    def _show_script(self) -> None:
        self.stage.show_script(self.desk.brief.script, self.book.run.fade)

    def _show_phase(self, phase: Phase) -> None:
        if phase is Phase.SPEAKING:
            self.live.begin()
            self._frames.start()
        elif phase is Phase.READY and self.book.marked is None:
            self._show_ready()
        self.aside.show_before(phase in (Phase.READY, Phase.COUNTING))
        self.bottom.show_phase(phase, playable=self.book.marked is not None)
        self.speaking_changed.emit(phase in (Phase.SPEAKING, Phase.MARKING))

    def _show_frame(self) -> None:
        """One frame while something moves: the time while speaking, the cursor while playing."""
        if self.flow.phase is Phase.SPEAKING:
            self.live.show_frame()
            return
        position = self._player.position if self._heard_take else None
        self.verdict.show_moment(position)
        self.bottom.show_playing(position is not None)
        if position is None:
            self._heard_take = False
            self._frames.stop()

    def _show_warning(self, event: Warned) -> None:
        self.notice.say(str(event.error))

    def _show_marked(self, take: MarkedTake) -> None:
        verdict = take.counted
        self.stage.set_live(False)
        self.live.show_verdict(verdict, [one.about for one in take.corrections])
        self.aside.show_before(False)
        self.verdict.show_take(take, self.book.run)
        self.left.setCurrentWidget(self.verdict)
        self.bottom.show_phase(Phase.MARKED, playable=True)
        if self.overlay is not None:
            told = headline(verdict, self.book.run)
            self.overlay.show_outcome(told.large, told.passed)

    def _draw_sound(self) -> None:
        take = self.book.marked
        if take is None:
            return
        work = BackgroundWork(partial(envelope, take.sound), self)
        work.done.connect(partial(self.verdict.show_peaks, take.counted))
        self._drawing = work
        work.start()

    # the ends of a take

    def _finish(self, event: Finished) -> None:
        self._finish_with(self.flow.brief or self.desk.brief, event)

    def _finish_with(self, brief: Brief, event: Finished) -> None:
        self.book.finish(MarkedTake(brief, event.verdict, event.sound))
        QTimer.singleShot(0, self._draw_sound)  # after the shell has kept it: the file may move
        if event.verdict.passed and self._settings.now.pass_sound and self._sounds is not None:
            self._heard_take = False
            self._player.play(self._sounds / "passed.wav")

    def _fail(self, event: Failed) -> None:
        self.found.offer_broken_off(event, self.flow.brief or self.desk.brief)

    def _offer_undo(self, event: Discarded) -> None:
        self.found.offer_discarded(event, self.flow.brief or self.desk.brief)

    def _restore(self, take: MarkedTake, run: PracticeRun) -> None:
        if self._quiet:
            self.flow.recall()
            self.book.restore(take, run)
            self._draw_sound()

    def _finish_found(self, brief: Brief, event: Finished) -> None:
        if self._quiet:
            self.flow.recall()
            self._finish_with(brief, event)

    def _play_from_word(self, word: int) -> None:
        if self.book.marked is not None:
            self.play_stretch(max(0.0, self.book.marked.verdict.transcript.words[word].start - 0.1), None)
