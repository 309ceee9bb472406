"""The head of one take's column: its number, when it was, how it did, its star, its sound as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.take import Take
from coach.verdict import Finding, State, Verdict
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.waveform import Waveform
from ui.wording import seconds

LETTERS = "ABCD"


class ColumnHead(QWidget):
    """Tells `play_asked` (second), `stop_asked`, `star_asked` (whether), `preferred`, `removed`."""

    play_asked = Signal(float)
    stop_asked = Signal()
    star_asked = Signal(bool)
    preferred = Signal()
    removed = Signal()

    def __init__(self, look: Look, number: int, take: Take, blind: bool) -> None:
        super().__init__()
        self.take, self._blind = take, blind
        verdict = take.corrected
        self._number, self._playing = number, False
        self.title = Text(f"Take {LETTERS[number]}" if blind else _when(take), 18, weight=600)
        self.result = Text("" if blind else _result(verdict), 15, tone="muted")
        self.mark = Text()
        if not blind:
            side = look.px(18)
            name, tone = ("check", "passed") if verdict.passed else ("missing", "muted")
            self.mark.setPixmap(icon(look, name, tone, 18).pixmap(side, side))
            self.mark.setAccessibleName("Passed" if verdict.passed else "Not yet")
            self.result.set_tone("passed" if verdict.passed else "muted")
        self.play = Button(look, "", self._play, kind="")
        self._show_play()
        self.star = Button(look, "", self._toggle_star, icon_name="star_full" if take.starred else "star")
        self.star.setAccessibleName("Take the star away" if take.starred else "Star this take")
        self.remove = Button(look, "", self.removed.emit, icon_name="cross")
        self.remove.setAccessibleName(f"Take {number + 1} out of the comparison")
        self.waveform = Waveform(look)
        self.waveform.moment_chosen.connect(self.play_asked)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.title, 1)
        if not blind:
            top.addWidget(self.star)
            top.addWidget(self.remove)
        second = QHBoxLayout()
        second.setSpacing(8)
        parts = (self.play, self.mark, self.result) if blind else (self.mark, self.result, self.play)
        for part in parts:
            second.addWidget(part, 1 if part is self.result else 0)
        self.mark.setVisible(not blind)
        self.better = Button(
            look, f"Take {LETTERS[number]} is better", self.preferred.emit, key=f"Shift {number + 1}", kind=""
        )
        self.better.setVisible(blind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(second)
        column.addWidget(self.waveform)
        column.addWidget(self.better, 0, Qt.AlignmentFlag.AlignLeft)

    def show_peaks(self, peaks: Sequence[float], longest: float) -> None:
        """The sound's picture; blind without marks, and measured by the `longest` take, not by the limit."""
        verdict = self.take.corrected
        self.waveform.show_take(_unmarked(verdict, longest) if self._blind else verdict, peaks)

    def show_playing(self, second: float | None) -> None:
        """Moves the cursor; None takes it away."""
        self.waveform.show_moment(second)
        if self._playing != (second is not None):
            self._playing = second is not None
            self._show_play()

    def _play(self) -> None:
        if self._playing:
            self.stop_asked.emit()
        else:
            self.play_asked.emit(0.0)

    def _show_play(self) -> None:
        self.play.show_as(
            "", icon_name="stop" if self._playing else "play", key=str(self._number + 1), kind=""
        )
        verb = "Stop" if self._playing else "Play"
        self.play.setAccessibleName(f"{verb} take {self._number + 1}")

    def _toggle_star(self) -> None:
        self.star_asked.emit(not self.take.starred)


def _when(take: Take) -> str:
    return take.when.astimezone().strftime("%d %b, %H:%M").lstrip("0")


def _result(verdict: Verdict) -> str:
    counting = [found for found in verdict.elements.values() if found.counts]
    hits = sum(found.hit for found in counting)
    return f"{seconds(verdict.seconds)}, {hits} of {len(counting)}"


def _unmarked(verdict: Verdict, longest: float) -> Verdict:
    blank = {name: Finding(name, State.MISSING) for name in verdict.elements}
    silent = {name: Finding(name, State.MISSING) for name in verdict.avoids}
    return replace(verdict, elements=blank, avoids=silent, limit_seconds=longest)
