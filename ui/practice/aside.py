"""The third beside the stage: the digits, whether the script fits, the checklist."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.brief import Brief
from coach.fitting import fit
from ui.theme import Look
from ui.widgets.checklist import Checklist
from ui.widgets.icons import icon
from ui.widgets.text import Text
from ui.widgets.time_bar import TimeDigits
from ui.wording import plural


class Aside(QWidget):
    """Quiet before the take, awake while speaking, and the marks after it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 40, 0)
        column.setSpacing(8)
        self.digits = TimeDigits(look)
        column.addWidget(self.digits)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._fit_icon = Text()
        self._fit = Text("", 18, tone="muted", wrap=True)
        line.addWidget(self._fit_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._fit, 1)
        column.addLayout(line)
        column.addSpacing(12)
        self.checklist = Checklist(look)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.checklist)
        column.addWidget(scroll, 1)

    def show_brief(self, brief: Brief) -> None:
        """Whether the script fits."""
        self._show_fit(brief)

    def show_fit_line(self, shown: bool) -> None:
        """Whether the line about the script's length stands: only before the take."""
        self._fit.setVisible(shown)
        self._fit_icon.setVisible(shown)

    def _show_fit(self, brief: Brief) -> None:
        if brief.script is None or not brief.script.spoken_cues:
            self._say("", "", "muted")
            return
        estimate = fit(brief.script, brief.rubric)
        about = f"About {estimate.seconds:.0f} s to say"
        if estimate.fits:
            self._say("check", f"{about}. It fits.", "passed")
        else:
            words = plural(estimate.over_words, "word")
            self._say("avoid", f"{about}: {words} too long.", "running_out")

    def _say(self, name: str, words: str, tone: str) -> None:
        self._fit.setText(words)
        side = self._look.px(20)
        if name:
            self._fit_icon.setPixmap(icon(self._look, name, tone, 20).pixmap(side, side))
        else:
            self._fit_icon.clear()
