"""The sections of the settings that are forms of their own: who you are, people, names, looks, recording."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.settings import OpenSettings
from ui.hearing.listening import StartListening
from ui.hearing.vocabulary import Vocabulary
from ui.people.address_book import AddressBookPanel, People
from ui.people.own_details import OwnDetails
from ui.people.teach_name import TeachNameDialog, taught
from ui.settings.section import Section
from ui.theme import STAGE_SIZES, Look
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.text import Text

TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
COUNTDOWNS = (0, 1, 2, 3, 5, 10)
QUIET_SECONDS = (1.5, 2.0, 3.0)


class YouSection(Section):
    """Who calls; kept as it is typed."""

    title = "Who you are"
    about = "Filled into your scripts, and listened for in your takes."

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__(look, settings)
        self.details = OwnDetails(settings.now.caller)
        self.details.changed.connect(lambda: self.keep(caller=self.details.caller))
        self.column.addWidget(self.details)

    def enter(self) -> None:
        self.details.show_caller(self.settings.now.caller)


class PeopleSection(Section):
    """The address book."""

    title = "People you call"

    def __init__(self, look: Look, settings: OpenSettings, people: Callable[[], People]) -> None:
        super().__init__(look, settings)
        self._people = people
        self.panel: AddressBookPanel | None = None

    def enter(self) -> None:
        if self.panel is None:
            self.panel = AddressBookPanel(self.look, self._people())
            self.panel.setMinimumHeight(self.look.px(420))
            self.panel.people_changed.connect(self.changed)
            self.column.insertWidget(self.column.count() - 1, self.panel, 1)
        else:
            self.panel.refresh()

    def forget(self) -> None:
        """The library is another one now."""
        if self.panel is not None:
            self.column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None


class NamesSection(Section):
    """Names that were taught, and new ones."""

    title = "How names sound"
    about = "Names the recogniser does not know, in everyday words that it does."

    def __init__(
        self,
        look: Look,
        settings: OpenSettings,
        vocabulary: Callable[[], Vocabulary],
        listen: StartListening | None,
    ) -> None:
        super().__init__(look, settings)
        self._vocabulary = vocabulary
        self._listen = listen
        self.rows: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.empty = Text("None taught yet.", 15, tone="muted")
        self.new_name = Field("Another name", example="Infolabs")
        self.new_name.line.returnPressed.connect(self.add)
        self.add_button = Button(look, "Teach it", self.add, kind="")
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(self.new_name, 1)
        new.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.empty)
        self.column.addSpacing(16)
        self.column.addLayout(new)

    def enter(self) -> None:
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(name, sound) for name, sound in self.settings.now.respellings]
        for row in self.rows:
            self._rows.addWidget(row)
        self.empty.setVisible(not self.rows)

    def _row(self, name: str, sound: str) -> QWidget:
        row = QFrame()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, 18, weight=500, wrap=True))
        words.addWidget(Text(f"sounds like {sound}", 15, tone="muted", wrap=True))
        line.addLayout(words, 1)
        for verb, act in (
            ("Change", lambda: self.teach(name, sound)),
            ("Forget", lambda: self._keep(name, "")),
        ):
            button = Button(self.look, verb, act, kind="link")
            button.setAccessibleName(f"{verb} how {name} sounds")
            line.addWidget(button)
        return row

    def add(self) -> None:
        """Asks how the name in the line sounds."""
        if self.new_name.text:
            self.teach(self.new_name.text, "")

    def teach(self, name: str, sound: str) -> None:
        """Asks how a name sounds."""
        dialog = TeachNameDialog(self.look, name, sound, self._vocabulary(), listen=self._listen, parent=self)
        if dialog.exec() and dialog.teaching.sounds_like:
            self._keep(name, dialog.teaching.sounds_like)
            self.new_name.show_text("")

    def _keep(self, name: str, sound: str) -> None:
        self.keep(respellings=taught(self.settings.now.respellings, name, sound))
        self.enter()


class LooksSection(Section):
    """Theme, sizes, motion."""

    title = "Looks"

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__(look, settings)
        now = settings.now
        themes = (("As the system has it", "system"), ("Dark", "dark"), ("Light", "light"))
        self.theme = self.add_choice("Theme", themes, now.theme, lambda key: self.keep(theme=key))
        scales = tuple((f"{scale:.0%}", scale) for scale in TEXT_SCALES)
        self.text_scale = self.add_choice(
            "Size of all text", scales, now.text_scale, lambda key: self.keep(text_scale=key)
        )
        sizes = tuple((f"{size} pixels", size) for size in STAGE_SIZES)
        self.stage_size = self.add_choice(
            "Type of the script while you speak", sizes, now.stage_size, lambda key: self.keep(stage_size=key)
        )
        motions = (("As the system has it", None), ("Nothing moves", True), ("Things may move", False))
        self.motion = self.add_choice(
            "Motion", motions, now.reduced_motion, lambda key: self.keep(reduced_motion=key)
        )

    def enter(self) -> None:
        now = self.settings.now
        pairs = (
            (self.theme, now.theme),
            (self.text_scale, now.text_scale),
            (self.stage_size, now.stage_size),
        )
        for choice, value in pairs:
            choice.choose(value)


class RecordingSection(Section):
    """What happens before and after a take."""

    title = "Before and after a take"

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__(look, settings)
        now = settings.now
        counts = tuple(
            (f"{count} seconds" if count > 1 else "1 second" if count else "None", count)
            for count in COUNTDOWNS
        )
        self.countdown = self.add_choice(
            "Countdown", counts, now.countdown, lambda key: self.keep(countdown=key)
        )
        self.beep = self.add_check(
            "A voicemail beep before you speak",
            now.beep,
            lambda on: self.keep(beep=on),
        )
        self.pass_sound = self.add_check(
            "A sound when a take passes", now.pass_sound, lambda on: self.keep(pass_sound=on)
        )
        quiet = (("Only by a key", None), *((f"After {s:g} s of silence", s) for s in QUIET_SECONDS))
        self.quiet = self.add_choice(
            "After the sign-off, a take ends", quiet, now.quiet_after_sign_off,
            lambda key: self.keep(quiet_after_sign_off=key),
        )  # fmt: skip

    def enter(self) -> None:
        now = self.settings.now
        self.countdown.choose(now.countdown)
        self.quiet.choose(now.quiet_after_sign_off)
        for check, on in ((self.beep, now.beep), (self.pass_sound, now.pass_sound)):
            check.blockSignals(True)
            check.setChecked(on)
            check.blockSignals(False)
