"""The head of one take's column: its number, when it was, how it did, its star, its sound as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.take import Take
from coach.verdict import Finding, State, Verdict
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.text import Text
from ui.widgets.waveform import Waveform
from ui.wording import seconds

LETTERS = "ABCD"


class ColumnHead(QWidget):
    """Tells `play_asked` (second), `star_asked` (whether), `removed`."""

    play_asked = Signal(float)
    star_asked = Signal(bool)
    removed = Signal()

    def __init__(self, look: Look, number: int, take: Take, blind: bool) -> None:
        super().__init__()
        self.take, self._blind = take, blind
        verdict = take.corrected
        self.title = Text(f"Take {LETTERS[number]}" if blind else _when(take), 18, weight=600)
        self.result = Text(
            "" if blind else _result(verdict), 15, tone="passed" if verdict.passed else "muted"
        )
        if blind:
            self.result.set_tone("muted")
        self.play = Button(
            look, "Play", lambda: self.play_asked.emit(0.0), icon_name="play", key=str(number + 1)
        )
        self.play.setAccessibleName(f"Play take {number + 1}")
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
        second.addWidget(self.result, 1)
        second.addWidget(self.play)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(second)
        column.addWidget(self.waveform)

    def show_peaks(self, peaks: Sequence[float]) -> None:
        """The sound's picture; without marks while nobody may know."""
        self.waveform.show_take(_unmarked(self.take.corrected) if self._blind else self.take.corrected, peaks)

    def show_playing(self, second: float | None) -> None:
        """Moves the cursor; None takes it away."""
        self.waveform.show_moment(second)

    def _toggle_star(self) -> None:
        self.star_asked.emit(not self.take.starred)


def _when(take: Take) -> str:
    return take.when.astimezone().strftime("%d %b, %H:%M").lstrip("0")


def _result(verdict: Verdict) -> str:
    counting = [found for found in verdict.elements.values() if found.counts]
    hits = sum(found.hit for found in counting)
    word = "Passed" if verdict.passed else "Not yet"
    return f"{word}, {seconds(verdict.seconds)}, {hits} of {len(counting)}"


def _unmarked(verdict: Verdict) -> Verdict:
    blank = {name: Finding(name, State.MISSING) for name in verdict.elements}
    silent = {name: Finding(name, State.MISSING) for name in verdict.avoids}
    return replace(verdict, elements=blank, avoids=silent)
