"""The course of one take after another: ready, counting, speaking, marking, marked. No dialog stands between.

Owns the running rehearsal and its bridge; the page only shows what is told here.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from coach.brief import Brief
from coach.errors import CoachError
from coach.events import (
    Discarded,
    Event,
    Failed,
    Finished,
    Level,
    Listening,
    Stopped,
    Ticked,
    WordsHeard,
)
from coach.rehearse.stopping import StopRule
from coach.settings import OpenSettings
from ui.playing import Player
from ui.practice.seams import RunningRehearsal, StartRehearsal
from ui.rehearsal_bridge import RehearsalBridge

ECHO_MS = 60
"""What the room needs after the beep: the take begins then."""
BEEP_LOOK_MS, LONGEST_BEEP_MS = 10, 2_000
"""How often it is looked whether the beep is over, and when it is waited for no more."""


class Phase(Enum):
    """Where a take is. READY: nothing is spoken yet; MARKED: a verdict stands."""

    READY = "ready"
    COUNTING = "counting"
    SPEAKING = "speaking"
    MARKING = "marking"
    MARKED = "marked"


class TakeFlow(QObject):
    """Runs takes one at a time. Each begun take ends in exactly one of finished, failed, discarded."""

    phase_changed = Signal(object)
    counted = Signal(int)
    listening = Signal()
    level_measured = Signal(object)
    words_heard = Signal(object)
    ticked = Signal(object)
    avoid_heard = Signal(object)
    time_reached = Signal(object)
    warned = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    discarded = Signal(object)

    def __init__(
        self, start_rehearsal: StartRehearsal, player: Player, settings: OpenSettings, beep: Path | None
    ) -> None:
        super().__init__()
        self._start_rehearsal = start_rehearsal
        self._player = player
        self._settings = settings
        self._beep = beep
        self._phase = Phase.READY
        self._brief: Brief | None = None
        self._rehearsal: RunningRehearsal | None = None
        self._bridge: RehearsalBridge | None = None
        self._rule = StopRule(15)
        self._clock = QElapsedTimer()
        self._left = 0
        self._counter = QTimer(self)
        self._counter.timeout.connect(self._count_down)
        self._beep_clock = QElapsedTimer()
        self._beeping = QTimer(self, interval=BEEP_LOOK_MS)
        self._beeping.timeout.connect(self._await_beep)

    @property
    def phase(self) -> Phase:
        """Where the take is."""
        return self._phase

    @property
    def quiet(self) -> bool:
        """Whether nobody speaks: no take runs, none is being marked."""
        return self._phase in (Phase.READY, Phase.MARKED)

    @property
    def brief(self) -> Brief | None:
        """The brief of the take that runs, or ran last."""
        return self._brief

    @property
    def seconds(self) -> float:
        """Seconds since the first block of sound of the running take arrived."""
        return self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0

    def begin(self, brief: Brief) -> None:
        """Begins a take: the countdown and the beep first, if they are wanted. Ends what was playing."""
        if self._phase in (Phase.SPEAKING, Phase.MARKING):
            return
        self._player.stop()
        self._brief = brief
        self._left = self._settings.now.countdown
        held = bool(self._left or (self._settings.now.beep and self._beep))
        self._start(brief, held)
        if held and self._rehearsal is not None:
            if self._beep is not None:
                self._player.prepare([self._beep])
            self._enter(Phase.COUNTING)
            self._counter.start(1000)
            self._tell_count()

    def skip_countdown(self) -> None:
        """Speaks at once, without the rest of the countdown and without a beep."""
        if self._phase is Phase.COUNTING:
            self._stop_counting()
            self._speak()

    def stop(self) -> None:
        """The speaker is done."""
        if self._phase is Phase.SPEAKING and self._rehearsal is not None:
            self._enter(Phase.MARKING)
            self._rehearsal.stop()

    def discard(self) -> None:
        """Throws the running take away, or leaves the countdown."""
        if self._phase is Phase.COUNTING:
            self._stop_counting()
            self._let_go()
            self._enter(Phase.READY)
        elif self._phase in (Phase.SPEAKING, Phase.MARKING) and self._rehearsal is not None:
            self._rehearsal.discard()

    def forget(self) -> None:
        """The marked take was thrown away: ready again."""
        if self._phase is Phase.MARKED:
            self._enter(Phase.READY)

    def recall(self) -> None:
        """A take thrown away or found on disk stands marked again."""
        if self._phase is Phase.READY:
            self._enter(Phase.MARKED)

    def close(self) -> None:
        """Ends a running take before the window goes: what was said so far stays on disk as a recording."""
        self._stop_counting()
        running = self._rehearsal
        if self._bridge is not None:
            self._bridge.close()
        if running is not None:
            if self._phase is Phase.COUNTING:
                running.discard()
            else:
                running.stop()
            running.join(3.0)
        self._rehearsal = None

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        self.phase_changed.emit(phase)

    def _tell_count(self) -> None:
        if self._left > 0:
            self.counted.emit(self._left)
        elif self._settings.now.beep and self._beep is not None:
            self.counted.emit(0)
            self._player.play(self._beep)
            self._counter.stop()
            self._beeping.start()
            self._beep_clock.start()
        else:
            self._counter.stop()
            self._speak()

    def _count_down(self) -> None:
        self._left -= 1
        self._tell_count()

    def _await_beep(self) -> None:
        if self._player.position is None or self._beep_clock.elapsed() > LONGEST_BEEP_MS:
            self._beeping.stop()
            QTimer.singleShot(ECHO_MS, self, self._speak)

    def _stop_counting(self) -> None:
        self._counter.stop()
        self._beeping.stop()
        self._player.stop()

    def _start(self, brief: Brief, held: bool) -> None:
        self._clock.invalidate()
        self._rule = StopRule(brief.rubric.limit_seconds, self._settings.now.quiet_after_sign_off)
        self._let_go()
        self._bridge = self._connected_bridge()
        if not held:
            self._enter(Phase.SPEAKING)
        try:
            self._rehearsal = self._start_rehearsal(brief, self._bridge.tell, held)
        except CoachError as error:
            self._fail(Failed(0.0, error, None))

    def _speak(self) -> None:
        """The take begins: what was held is let go."""
        if self._rehearsal is not None and self._phase is Phase.COUNTING:
            self._enter(Phase.SPEAKING)
            self._rehearsal.release()

    def _let_go(self) -> None:
        """Hears nothing more of the take before; one that is still held ends without a trace."""
        if self._bridge is not None:
            self._bridge.close()
            self._bridge.deleteLater()
            self._bridge = None
        if self._rehearsal is not None:
            self._rehearsal.discard()
            self._rehearsal = None

    def _connected_bridge(self) -> RehearsalBridge:
        bridge = RehearsalBridge(self)
        bridge.listening.connect(self._listen)
        bridge.level_measured.connect(self._pass_level)
        bridge.words_heard.connect(self._pass_words)
        bridge.ticked.connect(self._pass_tick)
        bridge.avoid_heard.connect(self.avoid_heard)
        bridge.time_reached.connect(self.time_reached)
        bridge.warned.connect(self.warned)
        bridge.stopped.connect(self._stop_by_itself)
        bridge.finished.connect(self._finish)
        bridge.failed.connect(self._fail)
        bridge.discarded.connect(self._throw_away)
        return bridge

    def _listen(self, event: Listening) -> None:
        self._clock.start()
        self.listening.emit()

    def _pass_level(self, event: Level) -> None:
        self.level_measured.emit(event)
        self._stop_if_due(event)

    def _pass_words(self, event: WordsHeard) -> None:
        self.words_heard.emit(event)
        self._stop_if_due(event)

    def _pass_tick(self, event: Ticked) -> None:
        self.ticked.emit(event)
        self._stop_if_due(event)

    def _stop_if_due(self, event: Event) -> None:
        if self._phase is Phase.SPEAKING and self._rule.reason(event):
            self.stop()

    def _stop_by_itself(self, event: Stopped) -> None:
        if self._phase is Phase.SPEAKING:
            self._enter(Phase.MARKING)

    def _finish(self, event: Finished) -> None:
        self._rehearsal = None
        self._enter(Phase.MARKED)
        self.finished.emit(event)

    def _fail(self, event: Failed) -> None:
        self._stop_counting()
        self._rehearsal = None
        self._enter(Phase.READY)
        self.failed.emit(event)

    def _throw_away(self, event: Discarded) -> None:
        self._rehearsal = None
        self._enter(Phase.READY)
        self.discarded.emit(event)
