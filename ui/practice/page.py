"""The practice page: one thing matters now. Before: the script and Space. Speaking: words and time. After:
the verdict. The course of a take lives in `take_flow`; this page shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.brief import Brief
from coach.envelope import envelope
from coach.events import AvoidHeard, Discarded, Failed, Finished, Level, Ticked, Warned, WordsHeard
from coach.fading import Fade
from coach.following import Follower, timed_position
from coach.people import Recipient
from coach.practice_run import Attempt, Goal, PracticeRun
from coach.rubric import Rubric
from coach.script import Script
from coach.settings import OpenSettings
from coach.verdict import State
from ui.practice.aside import Aside
from ui.practice.bottom_row import BottomRow
from ui.practice.countdown import Countdown
from ui.practice.desk import Desk
from ui.practice.keys import bind_keys
from ui.practice.pickers import Pickers
from ui.practice.seams import MarkedTake, MarkRecording, Player, StartRehearsal
from ui.practice.stage import Stage
from ui.practice.take_flow import Phase, TakeFlow
from ui.practice.verdict_view import VerdictView
from ui.rehearsal_bridge import BackgroundWork, RehearsalBridge
from ui.theme import Look
from ui.widgets.heard_line import HeardLine
from ui.widgets.notice import Notice
from ui.widgets.time_bar import TimeBar

FRAME_MS = 33
FADE_WORDS = {
    Fade.FULL: "The whole script.",
    Fade.KEY_WORDS: "Key words only.",
    Fade.CUE_NAMES: "Cue names only.",
    Fade.NOTHING: "Nothing to read: from memory.",
}
PROMPTERS = ("voice", "timed", "still")
PROMPTER_WORDS = {
    "voice": "The script follows your voice.",
    "timed": "The script moves with the time.",
    "still": "The script stays still.",
}


class PracticePage(QWidget):
    """Made of parts that are handed in, so that any rehearsal drives it.

    `start_rehearsal(brief, tell)` begins a take; `player` plays sound; `mark_recording(sound, brief, tell)`
    marks sound that lies on disk already. Signals tell the shell what to keep:
    `take_marked` (MarkedTake; the shell answers with `take_kept`), `take_corrected` (take id, mark, State),
    `take_discarded` and `take_restored` (take id), `speaking_changed` (bool), `desk_changed` (Desk).
    """

    take_marked = Signal(object)
    take_corrected = Signal(int, str, object)
    take_discarded = Signal(int)
    take_restored = Signal(int)
    take_opened = Signal(int)
    speaking_changed = Signal(bool)
    desk_changed = Signal(object)
    overlay_asked = Signal()

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
        self._mark_recording = mark_recording
        self._sounds = sounds
        self.flow = TakeFlow(start_rehearsal, player, settings, sounds and sounds / "beep.wav")
        self.desk = desk
        self.run = PracticeRun(settings.now.goal, (), settings.now.fade, settings.now.fade_auto)
        self.marked: MarkedTake | None = None
        self._follower = Follower(Script())
        self._work: list[BackgroundWork] = []
        self._bridges: list[RehearsalBridge] = []
        self._make_widgets()
        self._connect()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._show_frame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys = bind_keys(self)
        self.lay_desk(desk)

    # made of

    def _make_widgets(self) -> None:
        look = self._look
        self.pickers = Pickers(look)
        self.time_bar = TimeBar(look)
        self.stage = Stage(look)
        self.stage.set_type_size(self._settings.now.stage_size)
        self.countdown = Countdown(look, self.stage)
        self.verdict = VerdictView(look)
        self.left = QStackedWidget()
        self.left.addWidget(self.stage)
        self.left.addWidget(self.verdict)
        self.heard = HeardLine(look)
        self.notice = Notice(look)
        self.aside = Aside(look)
        self.bottom = BottomRow(look, self.take, self.play, self.again)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.left, 1)
        heard = QHBoxLayout()
        heard.setContentsMargins(72, 0, 48, 8)
        heard.addWidget(self.heard)
        left.addLayout(heard)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(left, 2)
        middle.addWidget(self.aside, 1)
        noticed = QHBoxLayout()
        noticed.setContentsMargins(48, 0, 48, 0)
        noticed.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.time_bar)
        column.addLayout(middle, 1)
        column.addLayout(noticed)
        column.addWidget(self.bottom)

    def _connect(self) -> None:
        flow = self.flow
        flow.phase_changed.connect(self._show_phase)
        flow.counted.connect(self.countdown.show_count)
        flow.level_measured.connect(self._show_level)
        flow.words_heard.connect(self._show_words)
        flow.ticked.connect(self._show_tick)
        flow.avoid_heard.connect(self._show_avoid)
        flow.warned.connect(self._show_warning)
        flow.finished.connect(self._finish)
        flow.failed.connect(self._fail)
        flow.discarded.connect(self._offer_undo)
        self.stage.word_chosen.connect(self.go_to_word)
        self.stage.placeholder_chosen.connect(self.pickers.open_person)
        self.stage.size_chosen.connect(lambda size: self._settings.change(stage_size=size))
        self.verdict.play_asked.connect(self.play_stretch)
        self.verdict.correction_made.connect(self.correct)
        self.verdict.mark_chosen.connect(self.open_mark)
        self.verdict.transcript.word_chosen.connect(self._play_from_word)
        self.verdict.waveform.moment_chosen.connect(lambda second: self.play_stretch(second, None))
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
        changed = desk != self.desk
        self.desk = desk
        self.marked = None
        if changed:
            self.run = replace(self.run, attempts=(), fade=self._settings.now.fade)
            self.desk_changed.emit(desk)
        self.pickers.show_choice(desk.rubric, desk.recipient, desk.script)
        self._show_ready()
        self.bottom.strip.show_run(self.run)

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
        desk = self.desk.with_caller(now.caller, now.respellings)
        self.run = replace(self.run, goal=now.goal, fades=now.fade_auto)
        self.stage.set_type_size(now.stage_size)
        if desk != self.desk:
            self.lay_desk(desk)

    # what one can do

    def take(self) -> None:
        """Space: record, stop, or take it again."""
        phase = self.flow.phase
        if phase is Phase.SPEAKING:
            self.flow.stop()
        elif phase is Phase.COUNTING:
            self.flow.skip_countdown()
        elif phase is not Phase.MARKING:
            self.begin()

    def again(self) -> None:
        """A new take, where one has been."""
        if self.flow.phase is Phase.MARKED:
            self.begin()

    def begin(self) -> None:
        """A new take begins; what was playing stops, what stood there goes."""
        self.notice.hide()
        self._show_ready()
        self.flow.begin(self.desk.brief)

    def leave(self) -> None:
        """Escape: leaves the countdown, throws the running or the last take away (with undo)."""
        if self.flow.phase in (Phase.COUNTING, Phase.SPEAKING):
            self.flow.discard()
        elif self.marked is not None:
            self._discard_marked(self.marked)

    def undo(self) -> None:
        """Does what the notice offers first."""
        self.notice.do_first()

    def play(self) -> None:
        """Plays the whole take, or stops."""
        if self._player.position is not None:
            self._player.stop()
        elif self.marked is not None and self._quiet:
            self.play_stretch(0.0, None)

    def play_stretch(self, start: float, end: float | None) -> None:
        """Plays a stretch of the marked take."""
        if self.marked is not None and self._quiet:
            self._player.play(self.marked.sound, start, end)
            self._frames.start()

    def go_to_word(self, word: int) -> None:
        """The speaker is at this script word."""
        self._follower.go_to(word)
        self._show_position(self._follower.position, self._follower.cue)

    def move_cue(self, steps: int) -> None:
        """While speaking, one cue on or back."""
        words = self._follower.words
        wished = max(0, self._follower.cue + steps)
        places = [number for number, word in enumerate(words) if word.cue == wished]
        if places:
            self.go_to_word(places[0])

    def move_word(self, steps: int) -> None:
        """While speaking, one word on or back."""
        last = len(self._follower.words)
        self.go_to_word(min(last, max(0, self._follower.position + steps)))

    def fade_more(self) -> None:
        """Shows less of the script; after nothing, all of it again."""
        fade = Fade((self.run.fade + 1) % len(Fade))
        self.run = replace(self.run, fade=fade)
        self._settings.change(fade=fade)
        self._show_script()
        self.notice.say(FADE_WORDS[fade])

    def next_prompter(self) -> None:
        """Follow the voice, scroll by time, stay still: the next of them."""
        place = (PROMPTERS.index(self._settings.now.prompter) + 1) % len(PROMPTERS)
        self._settings.change(prompter=PROMPTERS[place])
        self.notice.say(PROMPTER_WORDS[PROMPTERS[place]])

    def next_goal(self) -> None:
        """The other goal."""
        goal = Goal.THREE_IN_A_ROW if self.run.goal is Goal.PASS_ONCE else Goal.PASS_ONCE
        self.run = replace(self.run, goal=goal)
        self._settings.change(goal=goal)
        self.bottom.strip.show_run(self.run)
        self.notice.say(f"Goal: {goal.value}.")

    def correct(self, mark: str, state: State) -> None:
        """The user puts a mark right: kept beside the machine's mark, and it counts for the run."""
        if self.marked is None:
            return
        self.marked = self.marked.corrected(mark, state)
        self.run = self.run.corrected(Attempt.of(self.marked.counted, self.marked.take))
        self._show_marked()
        if self.marked.take is not None:
            self.take_corrected.emit(self.marked.take, mark, state)

    def open_mark(self, mark: str) -> None:
        """A mark's choices: hear it, say that it was said or was not."""
        from ui.practice.mark_menu import open_mark_menu

        if self.marked is not None and self._quiet:
            open_mark_menu(self, self.marked, mark)

    def take_kept(self, take: int) -> None:
        """The shell kept the last take under this id."""
        if self.marked is not None and self.run.attempts:
            self.marked = replace(self.marked, take=take)
            self.run = self.run.corrected(replace(self.run.attempts[-1], take=take))
            self.bottom.strip.show_run(self.run)

    def offer_recording(self, sound: Path, brief: Brief, words: str, thrown: Callable[[], object]) -> None:
        """A recording lies there that a crash left: mark it, or throw it away."""
        self.notice.say(
            words,
            ("Mark it", partial(self._mark_sound, sound, brief)),
            ("Throw away", thrown),
        )

    def close_down(self) -> None:
        """Before the window goes: a running take is stopped and waited for."""
        self._frames.stop()
        self.flow.close()

    # what it shows

    @property
    def _quiet(self) -> bool:
        return self.flow.phase in (Phase.READY, Phase.MARKED)

    def _show_ready(self) -> None:
        self.marked = None
        self.left.setCurrentWidget(self.stage)
        brief = self.desk.brief
        self._follower = Follower(brief.script or Script())
        self._show_script()
        self.heard.show_words([])
        self.aside.show_brief(brief)
        self.aside.show_fit_line(True)
        self.time_bar.show_time(0.0, brief.rubric.limit_seconds, live=False)
        self.bottom.show_phase(self.flow.phase, playable=False)

    def _show_script(self) -> None:
        self.stage.show_script(self.desk.brief.script, self.run.fade)

    def _show_phase(self, phase: Phase) -> None:
        speaking = phase in (Phase.SPEAKING, Phase.MARKING)
        if phase is not Phase.COUNTING:
            self.countdown.hide()
        if phase is Phase.SPEAKING:
            self.stage.set_live(True, self._settings.now.prompter != "still")
            self._show_position(0, 0)
            self._frames.start()
        elif phase is Phase.READY:
            self.stage.set_live(False)
            self._show_ready()
        self.aside.show_fit_line(phase in (Phase.READY, Phase.COUNTING))
        self.bottom.show_phase(phase, playable=self.marked is not None)
        self.speaking_changed.emit(speaking)

    def _show_frame(self) -> None:
        """One frame while something moves: the time while speaking, the cursor while playing."""
        limit = self.desk.rubric.limit_seconds
        if self.flow.phase is Phase.SPEAKING:
            seconds = self.flow.seconds
            self.time_bar.show_time(seconds, limit, live=True)
            self.aside.digits.show_time(seconds, limit)
            if self._settings.now.prompter == "timed":
                words = self._follower.words
                place = timed_position(words, seconds, limit)
                self._show_position(place, words[min(place, len(words) - 1)].cue if words else 0)
            return
        position = self._player.position
        self.verdict.show_moment(position)
        self.bottom.show_playing(position is not None)
        if position is None:
            self._frames.stop()

    def _show_position(self, word: int, cue: int) -> None:
        self.stage.set_position(word, cue)
        script = self.desk.script
        cues = script.spoken_cues if script is not None else ()
        self.aside.checklist.show_current(cues[cue].element if cue < len(cues) else None)

    def _show_level(self, event: Level) -> None:
        self.bottom.meter.show_level(event.rms_dbfs, event.peak_dbfs)

    def _show_words(self, event: WordsHeard) -> None:
        texts = [word.text for word in event.transcript.words]
        if not self.stage.show_heard(texts, event.stable):
            self.heard.show_words(texts)
        if self._settings.now.prompter == "voice":
            self._follower.follow(event.transcript.words)
            self._show_position(self._follower.position, self._follower.cue)

    def _show_tick(self, event: Ticked) -> None:
        self.aside.checklist.tick(event.element, event.word_end)

    def _show_avoid(self, event: AvoidHeard) -> None:
        self.aside.checklist.show_avoid(event.avoid, event.word_end)

    def _show_warning(self, event: Warned) -> None:
        self.notice.say(str(event.error))

    # after the take

    def _finish(self, event: Finished, brief: Brief | None = None) -> None:
        brief = brief or self.flow.brief or self.desk.brief
        self.marked = MarkedTake(brief, event.verdict, event.sound)
        self.run = self.run.after(Attempt.of(event.verdict))
        self._show_marked()
        if event.verdict.passed and self._settings.now.pass_sound and self._sounds is not None:
            self._player.play(self._sounds / "passed.wav")
        self._draw_sound(self.marked)
        self.take_marked.emit(self.marked)

    def _show_marked(self) -> None:
        take = self.marked
        if take is None:
            return
        verdict = take.counted
        self.stage.set_live(False)
        self.time_bar.show_time(verdict.seconds, verdict.limit_seconds, live=False, passed=verdict.passed)
        self.aside.digits.show_time(verdict.seconds, verdict.limit_seconds, live=False)
        corrected = [one.about for one in take.corrections]
        self.aside.checklist.show_findings(verdict.elements, verdict.avoids, corrected)
        self.aside.show_fit_line(False)
        self.heard.show_words([])
        self.verdict.show_take(take, self.run)
        self.left.setCurrentWidget(self.verdict)
        self.bottom.strip.show_run(self.run)
        self.bottom.show_phase(Phase.MARKED, playable=True)

    def _draw_sound(self, take: MarkedTake) -> None:
        work = BackgroundWork(lambda: envelope(take.sound), self)
        work.done.connect(lambda peaks: self.verdict.show_peaks(take.counted, peaks))
        self._work = [work]
        work.start()

    def _fail(self, event: Failed) -> None:
        if event.sound is None:
            self.notice.say(str(event.error))
            return
        brief = self.flow.brief or self.desk.brief
        self.notice.say(
            str(event.error), ("Mark what was kept", partial(self._mark_sound, event.sound, brief))
        )

    def _offer_undo(self, event: Discarded) -> None:
        words = "Thrown away."
        if event.sound is not None and self._mark_recording is not None:
            brief = self.flow.brief or self.desk.brief
            self.notice.say(words, ("Bring it back", partial(self._mark_sound, event.sound, brief)))
        else:
            self.notice.say(words)

    def _discard_marked(self, take: MarkedTake) -> None:
        self._player.stop()
        before = self.run
        self.run = self.run.without_last()
        self.flow.forget()
        self._show_ready()
        self.bottom.strip.show_run(self.run)
        if take.take is not None:
            self.take_discarded.emit(take.take)
        self.notice.say("Thrown away.", ("Bring it back", partial(self._restore, take, before)))

    def _restore(self, take: MarkedTake, run: PracticeRun) -> None:
        self.run, self.marked = run, take
        self.flow.recall()
        self._show_marked()
        self._draw_sound(take)
        if take.take is not None:
            self.take_restored.emit(take.take)

    def _mark_sound(self, sound: Path, brief: Brief) -> None:
        if self._mark_recording is None or not self._quiet:
            return
        bridge = RehearsalBridge(self)
        bridge.finished.connect(partial(self._finish_found, brief))
        bridge.failed.connect(lambda event: self.notice.say(str(event.error)))
        self._bridges = [bridge]
        self._mark_recording(sound, brief, bridge.tell)

    def _finish_found(self, brief: Brief, event: Finished) -> None:
        if self._quiet:
            self.flow.recall()
            self._finish(event, brief)

    def _play_from_word(self, word: int) -> None:
        if self.marked is not None:
            self.play_stretch(max(0.0, self.marked.verdict.transcript.words[word].start - 0.1), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.countdown.setGeometry(self.stage.rect())
