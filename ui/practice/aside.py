"""The third beside the stage: the digits, whether the script fits and is ready, the checklist."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.prepare.fitting import Pace, fit
from coach.prepare.readiness import check
from ui.practice.desk import Desk
from ui.theme import Look
from ui.widgets.checklist import Checklist, ChecklistRow
from ui.widgets.icons import icon
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Text
from ui.widgets.time_bar import TimeDigits
from ui.wording import plural


class Line(QWidget):
    """An icon and a sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._icon = Text()
        self._words = Text("", 18, tone="muted", wrap=True)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def say(self, name: str, words: str, tone: str) -> None:
        """Says a sentence with an icon; an empty one hides the line."""
        self._words.setText(words)
        side = self._look.px(20)
        self._icon.setPixmap(icon(self._look, name, tone, 20).pixmap(side, side))
        self.setVisible(bool(words))


class Aside(QWidget):
    """Quiet before the take, awake while speaking, and the marks after it. `pace` is the speaker's own."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.pace = Pace()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 40, 0)
        column.setSpacing(8)
        self.digits = TimeDigits(look)
        column.addWidget(self.digits)
        self._before = QWidget()
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(8)
        self._fit, self._ready = Line(look), Line(look)
        before.addWidget(self._fit)
        before.addWidget(self._ready)
        column.addWidget(self._before)
        column.addSpacing(12)
        self.checklist = Checklist(look)
        self._scroll = scrolling(self.checklist)
        self.checklist.row_moved.connect(self._bring_in_sight)
        column.addWidget(self._scroll, 1)

    def show_desk(self, desk: Desk) -> None:
        """Does the script fit, is it ready."""
        brief = desk.brief
        if desk.script is None or brief.script is None or not brief.script.spoken_cues:
            self._fit.say("check", "", "muted")
            self._ready.say("check", "", "muted")
            return
        estimate = fit(brief.script, brief.rubric, self.pace)
        about = f"About {estimate.seconds:.0f} s to say"
        if estimate.fits:
            self._fit.say("check", f"{about}. It fits.", "passed")
        else:
            over = plural(max(1, estimate.over_words), "word")
            self._fit.say("avoid", f"{about}: {over} too long.", "running_out")
        first = next((one for one in check(desk.script, brief).concerns if one.stops), None)
        self._ready.say("edit", first.sentence if first else "", "focus")

    def show_before(self, shown: bool) -> None:
        """Whether what matters before a take stands there."""
        self._before.setVisible(shown)

    def _bring_in_sight(self, row: ChecklistRow) -> None:
        """With the next one, where large text leaves no room for all."""
        self.checklist.settle()
        self._scroll.ensureWidgetVisible(row, 0, row.height())
