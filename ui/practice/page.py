"""The practice page: one thing matters now. Before: the script and Space. Speaking: words and time. After:
the verdict.

Made of parts that each do one thing: `take_flow` (the course of a take), `run_book` (the run and its last
take), `endings` (how takes end and come back), `scenes` (what stands when), `live_view` (what shows while
speaking), `verdict_view`; this page makes and joins them, and does what its keys ask for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.errors import MicrophoneError
from coach.events import Warned
from coach.people import Recipient
from coach.prepare.fitting import Pace
from coach.rubric import Rubric
from coach.script import Script
from coach.settings import OpenSettings
from ui.playing import Playback, Player
from ui.practice.aside import Aside
from ui.practice.bottom_row import BottomRow
from ui.practice.choices import Choices
from ui.practice.desk import Desk
from ui.practice.endings import Endings
from ui.practice.floating import Floating
from ui.practice.found_sound import FoundSound
from ui.practice.keys import bind_keys
from ui.practice.layout import lay_out
from ui.practice.live_view import LiveView
from ui.practice.overlay import Overlay
from ui.practice.pickers import Pickers
from ui.practice.run_book import RunBook
from ui.practice.scenes import Scenes
from ui.practice.seams import MarkRecording, StartRehearsal
from ui.practice.stage import Stage
from ui.practice.take_flow import Phase, TakeFlow
from ui.practice.verdict_view import VerdictView
from ui.theme import Look
from ui.widgets.heard_line import HeardLine
from ui.widgets.notice import Notice
from ui.widgets.time_bar import TimeBar


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
        self._look, self._settings = look, settings
        self.flow = TakeFlow(start_rehearsal, player, settings, sounds and sounds / "beep.wav")
        self.book = RunBook(settings)
        self.playback = Playback(player)
        self.desk = desk
        self._silence = ""
        self._make_widgets()
        self._make_parts(mark_recording, sounds)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys = bind_keys(self)
        look.changed.connect(self.scenes.look_again)
        self.lay_desk(desk)

    # made of

    def _make_widgets(self) -> None:
        look = self._look
        self.pickers = Pickers(look)
        self.time_bar = TimeBar(look)
        self.stage = Stage(look)
        self.stage.set_type_size(self._settings.now.stage_size)
        self.verdict = VerdictView(look)
        self.heard = HeardLine(look)
        self.notice = Notice(look)
        self.aside = Aside(look)
        self.bottom = BottomRow(look, self.take, self.play, self.again)

    def _make_parts(self, mark_recording: MarkRecording | None, sounds: Path | None) -> None:
        flow, book, settings = self.flow, self.book, self._settings
        self.live = LiveView(flow, settings, self.stage, self.heard)
        self.live.add(self.time_bar, self.aside.digits, self.aside.checklist, self.bottom.meter)
        self.floating = Floating(self._look, settings, flow, self.live)
        self.scenes = Scenes(
            flow, book, self.desk, stage=self.stage, verdict=self.verdict, live=self.live,
            aside=self.aside, bottom=self.bottom, floating=self.floating,
        )  # fmt: skip
        self.left = self.scenes.left
        self.choices = Choices(settings, book, self.notice, self.scenes.show_script)
        self.found = FoundSound(self.notice, mark_recording)
        self.endings = Endings(
            flow, book, self.found, self.notice, settings=settings, playback=self.playback,
            brief=lambda: self.desk.brief, passed_sound=sounds and sounds / "passed.wav",
        )  # fmt: skip
        lay_out(self)

    def _connect(self) -> None:
        verdict, pickers = self.verdict, self.pickers
        self.scenes.speaking_changed.connect(self.speaking_changed)
        self.playback.moved.connect(self.scenes.show_moment)
        self.flow.counted.connect(self.live.show_count)
        self.flow.warned.connect(self._show_warning)
        self.flow.words_heard.connect(self._take_warning_back)
        self.stage.word_chosen.connect(self.live.go_to_word)
        self.stage.placeholder_chosen.connect(pickers.open_person)
        self.stage.size_chosen.connect(lambda size: self._settings.change(stage_size=size))
        verdict.play_asked.connect(self.play_stretch)
        verdict.correction_made.connect(self.book.correct)
        verdict.mark_chosen.connect(self.open_mark)
        verdict.compare_asked.connect(self.compare)
        verdict.transcript.word_chosen.connect(self._play_from_word)
        verdict.waveform.moment_chosen.connect(lambda second: self.play_stretch(second, None))
        self.aside.checklist.mark_chosen.connect(self.open_mark)
        self.bottom.strip.take_chosen.connect(self.take_opened)
        pickers.rubric_chosen.connect(self.choose_rubric)
        pickers.person_chosen.connect(self.choose_person)
        pickers.script_chosen.connect(self.choose_script)

    # the desk

    def offer(
        self, rubrics: Sequence[Rubric], scripts: Sequence[Script], people: Sequence[Recipient] = ()
    ) -> None:
        """What the pickers offer."""
        self.pickers.offer(rubrics, scripts, people)

    def lay_desk(self, desk: Desk) -> None:
        """Another script, person or rubric: a new run begins with it. Not while a take runs."""
        if not self.flow.quiet:
            return
        changed = desk != self.desk
        self.desk = desk
        self.scenes.lay(desk)
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
            self.scenes.show_ready()
            self.flow.begin(self.desk.brief)

    def again(self) -> None:
        """A new take, where one has been."""
        if self.flow.phase is Phase.MARKED:
            self.take()

    def leave(self) -> None:
        """Escape: leaves the countdown, throws the running or the last take away (with undo)."""
        self.endings.throw_away()

    def undo(self) -> None:
        """Does what the notice offers first."""
        self.notice.do_first()

    def play(self) -> None:
        """Plays the whole take, or stops."""
        if self.playback.hears_take:
            self.playback.stop()
        else:
            self.play_stretch(0.0, None)

    def play_stretch(self, start: float, end: float | None) -> None:
        """Plays a stretch of the marked take."""
        if self.book.marked is not None and self.flow.quiet:
            self.playback.play(self.book.marked.sound, start, end)

    def open_mark(self, mark: str) -> None:
        """A mark's choices: hear it, say that it was said or was not."""
        from ui.practice.mark_menu import open_mark_menu

        if self.book.marked is not None and self.flow.quiet:
            open_mark_menu(self, self.book.marked, mark)

    def compare(self) -> None:
        """The marked take beside another, once it is kept."""
        marked = self.book.marked
        if self.flow.quiet and marked is not None and marked.take is not None:
            self.playback.stop()
            self.compare_asked.emit(marked.take)

    @property
    def overlay(self) -> Overlay | None:
        """The small window over all others, once it was wanted."""
        return self.floating.window

    def toggle_overlay(self) -> None:
        """The small window over all others comes or goes."""
        self.floating.toggle(self.desk, self.take, self.leave)

    def close_down(self) -> None:
        """Before the window goes: a running take is stopped and waited for."""
        self.live.close_down()
        self.playback.close_down()
        self.flow.close()
        self.scenes.close_down()
        self.floating.close_down()

    def _show_warning(self, event: Warned) -> None:
        self._silence = str(event.error) if isinstance(event.error, MicrophoneError) else ""
        self.notice.say(str(event.error))

    def _take_warning_back(self) -> None:
        """Words are heard: whatever was said of the microphone is over."""
        if self._silence:
            self.notice.take_back(self._silence)
            self._silence = ""

    def _play_from_word(self, word: int) -> None:
        if self.book.marked is not None:
            self.play_stretch(max(0.0, self.book.marked.verdict.transcript.words[word].start - 0.1), None)
