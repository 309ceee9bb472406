"""The templates: situations at the left, at the right how the chosen one reads when it is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from coach.people import Caller, Recipient
from coach.prepare.fitting import Pace, fit
from coach.prepare.readiness import with_samples
from coach.prepare.templates import Template, shipped_templates
from ui.scripts.reading import Reading
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.line_list import LineList
from ui.widgets.text import Text
from ui.wording import seconds


class TemplateGallery(QWidget):
    """Choosing a script to begin with. Tells `chosen` (a Template), `blank_chosen` or `left`."""

    chosen = Signal(object)
    blank_chosen = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._people = with_samples(Caller(), Recipient())
        self._pace: Pace | None = None
        self.list = LineList(look, "Templates")
        self.list.setMinimumWidth(200)
        self.title = Text("", 36, weight=600, wrap=True)
        self.situation = Text("", 18, tone="muted", wrap=True)
        self.reading = Reading(look)
        self.fit_words = Text("", 15, tone="muted")
        self.use_button = Button(look, "Use this", self._use, key="Enter", kind="primary")
        self.blank_button = Button(look, "Start from nothing", self.blank_chosen.emit)
        self.back_button = Button(look, "Back", self.left.emit, icon_name="left")
        for template in shipped_templates():
            self.list.add_lines(template.id, template.title, template.rubric.title)
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_item)
        self.list.itemActivated.connect(lambda _: self._use())
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.fit_words, 1)
        foot.addWidget(self.blank_button)
        foot.addWidget(self.use_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.situation)
        right.addSpacing(16)
        right.addWidget(self.reading, 1)
        right.addLayout(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 8, 48, 24)
        columns.setSpacing(48)
        columns.addLayout(left, 2)
        columns.addLayout(right, 5)

    @property
    def template(self) -> Template:
        """The one that is shown."""
        return shipped_templates()[max(0, self.list.currentRow())]

    def show_people(self, caller: Caller, recipient: Recipient, pace: Pace | None = None) -> None:
        """Whose names the templates are shown with, and the caller's own pace."""
        self._people = with_samples(caller, recipient)
        self._pace = pace
        self._show_item(self.list.currentItem())

    def can_go_back(self, can: bool) -> None:
        """Whether there is something to go back to."""
        self.back_button.setVisible(can)

    def show_template(self, template_id: str) -> None:
        """Brings one template to the front."""
        for row, template in enumerate(shipped_templates()):
            if template.id == template_id:
                self.list.setCurrentRow(row)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        template = self.template
        self.title.setText(template.title)
        self.situation.setText(template.situation)
        self.reading.show_template(template, *self._people)
        found = fit(template.as_example().filled(*self._people), template.rubric, self._pace)
        self.fit_words.setText(f"{seconds(found.seconds)} of {found.limit_seconds:g} s")
        self.fit_words.set_tone("muted" if found.fits else "recording")

    def _use(self) -> None:
        self.chosen.emit(self.template)
