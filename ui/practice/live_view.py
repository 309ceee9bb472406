"""What is shown while someone speaks: words, time, ticks, level; on the page and on the overlay alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from coach.brief import Brief
from coach.events import AvoidHeard, Level, Ticked, WordsHeard
from coach.rehearse.following import Follower, timed_position
from coach.script import Script
from coach.settings import OpenSettings
from coach.verdict import Verdict
from ui.playing import FRAME_MS
from ui.practice.stage import Stage
from ui.practice.take_flow import Phase, TakeFlow
from ui.widgets.announcing import announce
from ui.widgets.checklist import Checklist
from ui.widgets.heard_line import HeardLine
from ui.widgets.level_meter import LevelMeter
from ui.widgets.time_bar import TimeBar, TimeDigits


class LiveView(QObject):
    """Turns what the flow tells into what the widgets show. Knows where in the script the speaker is."""

    def __init__(self, flow: TakeFlow, settings: OpenSettings, stage: Stage, heard: HeardLine) -> None:
        super().__init__()
        self._flow, self._settings = flow, settings
        self._stage, self._heard = stage, heard
        self._brief: Brief | None = None
        self._follower = Follower(Script())
        self._bars: list[TimeBar] = []
        self._digits: list[TimeDigits] = []
        self._checklists: list[Checklist] = []
        self._meters: list[LevelMeter] = []
        self.frames = QTimer(self, interval=FRAME_MS)
        self.frames.timeout.connect(self.show_frame)
        flow.phase_changed.connect(self._mind_phase)
        flow.level_measured.connect(self._show_level)
        flow.words_heard.connect(self._show_words)
        flow.ticked.connect(self._show_tick)
        flow.avoid_heard.connect(self._show_avoid)

    def add(self, bar: TimeBar, digits: TimeDigits, checklist: Checklist, meter: LevelMeter) -> None:
        """One more place where the take is shown."""
        self._bars.append(bar)
        self._digits.append(digits)
        self._checklists.append(checklist)
        self._meters.append(meter)

    def show_verdict(self, verdict: Verdict, corrected: Sequence[str]) -> None:
        """The time and the marks as they stand after the take; `corrected` ones the user put right."""
        seconds, limit = verdict.seconds, verdict.limit_seconds
        self._heard.show_words([])
        self._heard.hide()
        for bar in self._bars:
            bar.show_time(seconds, limit, live=False, passed=verdict.passed)
        for digits in self._digits:
            digits.show_time(seconds, limit, live=False)
        for checklist in self._checklists:
            checklist.show_findings(verdict.elements, verdict.avoids, corrected)

    def lay(self, brief: Brief) -> None:
        """Starts anew with a brief: nothing said yet."""
        self._brief = brief
        self._follower = Follower(brief.script or Script())
        self._heard.show_words([])
        self._heard.show()
        for bar in self._bars:
            bar.show_time(0.0, brief.rubric.limit_seconds, live=False)
        for digits in self._digits:
            digits.show_time(0.0, brief.rubric.limit_seconds, live=False)
        for checklist in self._checklists:
            checklist.show_elements(brief.rubric.required)

    def show_count(self, left: int) -> None:
        """Before the take: 3, 2, 1, the beep; the first cue stands out already."""
        self._stage.set_live(True, self._settings.now.prompter != "still")
        for counter in self._digits:
            counter.show_count(left)
        announce(self._stage, str(left) if left else "Beep")

    def begin(self) -> None:
        """The take begins: the first cue stands out."""
        self.show_frame()
        self._stage.set_live(True, self._settings.now.prompter != "still")
        self._show_position(0, 0)
        self.frames.start()

    def close_down(self) -> None:
        """Before the window goes."""
        self.frames.stop()

    def show_frame(self) -> None:
        """The time now; in a timed scroll, the place too."""
        if self._brief is None:
            return
        limit, seconds = self._brief.rubric.limit_seconds, self._flow.seconds
        for bar in self._bars:
            bar.show_time(seconds, limit, live=True)
        for digits in self._digits:
            digits.show_time(seconds, limit, live=True)
        if self._settings.now.prompter == "timed":
            words = self._follower.words
            place = timed_position(words, seconds, limit)
            self._show_position(place, words[min(place, len(words) - 1)].cue if words else 0)

    def go_to_word(self, word: int) -> None:
        """The speaker is at this script word."""
        self._follower.go_to(word)
        self._show_position(self._follower.position, self._follower.cue)

    def move_cue(self, steps: int) -> None:
        """One cue on or back."""
        wished = max(0, self._follower.cue + steps)
        places = [number for number, word in enumerate(self._follower.words) if word.cue == wished]
        if places:
            self.go_to_word(places[0])

    def move_word(self, steps: int) -> None:
        """One word on or back."""
        last = len(self._follower.words)
        self.go_to_word(min(last, max(0, self._follower.position + steps)))

    def _mind_phase(self, phase: Phase) -> None:
        if phase is not Phase.SPEAKING:
            self.frames.stop()

    def _show_position(self, word: int, cue: int) -> None:
        self._stage.set_position(word, cue)
        script = self._brief.script if self._brief is not None else None
        cues = script.spoken_cues if script is not None else ()
        element = cues[cue].element if cue < len(cues) else None
        for checklist in self._checklists:
            checklist.show_current(element)

    def _show_level(self, event: Level) -> None:
        for meter in self._meters:
            meter.show_level(event.rms_dbfs, event.peak_dbfs)

    def _show_words(self, event: WordsHeard) -> None:
        texts = [word.text for word in event.transcript.words]
        if not self._stage.show_heard(texts, event.stable):
            self._heard.show_words(texts)
        if self._settings.now.prompter == "voice":
            self._follower.follow(event.transcript.words)
            self._show_position(self._follower.position, self._follower.cue)

    def _show_tick(self, event: Ticked) -> None:
        for checklist in self._checklists:
            checklist.tick(event.element, event.word_end)

    def _show_avoid(self, event: AvoidHeard) -> None:
        for checklist in self._checklists:
            checklist.show_avoid(event.avoid, event.word_end)
