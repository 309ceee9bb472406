"""The settings page: sections at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from coach.paths import Home
from coach.settings import OpenSettings
from ui.hearing.devices import microphones, speakers
from ui.hearing.listening import StartListening
from ui.hearing.model_panel import ModelPanel
from ui.hearing.vocabulary import read_vocabulary
from ui.playing import Player
from ui.settings.care_section import CareSection
from ui.settings.data_section import DataSection
from ui.settings.section import Section
from ui.settings.sections import LooksSection, NamesSection, PeopleSection, RecordingSection, YouSection
from ui.settings.sound_section import Names, SoundSection
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.line_list import LineList
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from coach.keep.library import Library

COLUMN = 560
BESIDE_FROM = 720
"""Width at normal text size from which the list of sections has a place beside the section."""


class ModelSection(Section):
    """The speech model."""

    title = "Speech model"
    about = "What hears your words, on this computer alone. It is fetched once, 41 MB."

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__(look, settings)
        self.panel = ModelPanel(look, settings)
        self.column.addWidget(self.panel)

    def enter(self) -> None:
        self.panel.verify()

    def close_down(self) -> None:
        self.panel.close_down()


class SettingsPage(QWidget):
    """Choices are kept as they are made. What it tells is for the shell to carry out."""

    settings_changed = Signal()
    first_run_asked = Signal()
    model_changed = Signal()
    moving_began = Signal()
    """The library is about to be moved: whoever has it open closes it."""
    moving_ended = Signal()

    def __init__(
        self, look: Look, settings: OpenSettings, home: Home, *,
        open_library: Callable[[], Library] | None = None, player: Player | None = None,
        listen: StartListening | None = None, device_names: tuple[Names, Names] = (microphones, speakers),
    ) -> None:  # fmt: skip
        """`open_library` gives the library when people or takes are shown; without it they are left out."""
        super().__init__()
        self._look = look
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beep = Path(str(files("assets"))) / "sounds" / "beep.wav"
        self.you = YouSection(look, settings)
        self.sound = SoundSection(
            look, settings, listen, player,
            microphones=device_names[0], speakers=device_names[1], test_sound=beep,
        )  # fmt: skip
        self.recording = RecordingSection(look, settings)
        self.looks = LooksSection(look, settings)
        self.names = NamesSection(look, settings, read_vocabulary, listen)
        self.data = DataSection(look, settings, home)
        self.model = ModelSection(look, settings)
        self.people = (
            None if open_library is None else PeopleSection(look, settings, lambda: open_library().people)
        )
        self.care = None if open_library is None else CareSection(look, settings, home, open_library)
        people = (self.people,) if self.people else ()
        care = (self.care,) if self.care else ()
        self.sections: tuple[Section, ...] = (
            self.you, *people, self.names, self.sound, self.recording, self.looks, self.data, *care,
            self.model,
        )  # fmt: skip
        self.list = LineList(look, "Settings")
        self.picker = Choice(look, "Settings")
        self.notice = Notice(look)
        self.first_run_button = Button(
            look, "Go through the first run again", self.first_run_asked.emit, kind="link"
        )
        self._stack = QStackedWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        for section in self.sections:
            self.list.add_lines(section.title, section.title)
            self.picker.addItem(section.title)
            section.column.addStretch(1)
            self._stack.addWidget(_scrolling(section))
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.list, 1)
        side.addWidget(self.picker)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 0, 0, 0)
        foot.addWidget(self.first_run_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addLayout(foot)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._stack, 1)
        right.addWidget(self.notice)
        self._columns.setContentsMargins(24, 8, 24, 16)
        self._columns.setSpacing(48)
        self._columns.addWidget(self._side)
        self._columns.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.picker.activated.connect(self.list.setCurrentRow)
        for section in self.sections:
            section.changed.connect(self.settings_changed)
            section.failed.connect(self.notice.say)
        for slow in (self.data, self.care):
            if slow is not None:
                slow.moving_began.connect(self._begin_moving)
                slow.moving_ended.connect(self.moving_ended)
        self.model.panel.model_changed.connect(self.model_changed)
        self._look.changed.connect(self._fit_in)

    @property
    def section(self) -> Section:
        """The one that is shown."""
        return self.sections[max(0, self.list.currentRow())]

    def show_section(self, section: Section) -> None:
        """Brings a section to the front."""
        self.list.setCurrentRow(self.sections.index(section))

    def refresh(self) -> None:
        """Settings may have changed elsewhere."""
        self.section.enter()

    def close_down(self) -> None:
        """The program ends: nobody listens, plays or fetches any longer."""
        for section in self.sections:
            section.close_down()

    def _show(self, row: int) -> None:
        before = self.sections[self._stack.currentIndex()]
        before.leave()
        self._stack.setCurrentIndex(row)
        self.picker.setCurrentIndex(row)
        if self.isVisible():
            self.sections[row].enter()

    def _begin_moving(self) -> None:
        if self.people is not None:
            self.people.forget()
        self.moving_began.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        (self.list if self.list.isVisible() else self.picker).setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.section.enter()

    def hideEvent(self, event: QHideEvent) -> None:
        self.section.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        narrow = self.width() / self._look.text_scale < BESIDE_FROM
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)
        self._columns.setSpacing(16 if narrow else 48)
        self._side.setFixedWidth(self.width() - 48 if narrow else self._look.px(280))
        self.list.setVisible(not narrow)
        self.picker.setVisible(narrow)
        self.first_run_button.setVisible(not narrow)
        for section in self.sections:
            wide = section is self.people
            section.setMaximumWidth(self._look.px(760 if wide else COLUMN))


def _scrolling(section: Section) -> QScrollArea:
    """A section with room to scroll, at the left of what room there is."""
    inside = QWidget()
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
    line.setContentsMargins(0, 8, 12, 24)
    line.addWidget(section, 1)
    line.addStretch(0)
    scrolling = QScrollArea()
    scrolling.setWidget(inside)
    scrolling.setWidgetResizable(True)
    scrolling.setFrameShape(QFrame.Shape.NoFrame)
    scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scrolling
