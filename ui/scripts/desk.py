"""The open script: written in the middle, checked at the right, read for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coach.brief import Brief
from coach.errors import CoachError
from coach.people import Recipient
from coach.prepare.cutting import Cut, without
from coach.prepare.fitting import Pace
from coach.prepare.readiness import names_spoken, unknown_names
from coach.script import Script
from coach.settings import OpenSettings
from ui.hearing.listening import StartListening
from ui.hearing.vocabulary import Vocabulary
from ui.people.address_book import AddressBookDialog
from ui.people.own_details import OwnDetailsDialog
from ui.people.teach_name import TeachNameDialog, taught
from ui.scripts.checking import Checks, checks_of
from ui.scripts.checks_panel import ChecksPanel
from ui.scripts.chips import values_of
from ui.scripts.cue_editor import CueEditor
from ui.scripts.header import ScriptHeader
from ui.scripts.open_script import OpenScript, rubric_for
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.wording import seconds

if TYPE_CHECKING:
    from coach.keep.library import Library
    from coach.keep.written import KeptScript

CHECKED_AFTER_MS = 120
"""Shorter than one notices; long enough that a fast typist is not checked at every key."""


class ScriptDesk(QWidget):
    """Tells `practice_wanted` when a take of it is wanted and `settings_changed` when a choice was kept."""

    practice_wanted = Signal()
    settings_changed = Signal()

    def __init__(
        self,
        look: Look,
        settings: OpenSettings,
        library: Library,
        notice: Notice,
        listen: StartListening | None = None,
    ) -> None:
        super().__init__()
        self.notice = notice
        self._look = look
        self._settings = settings
        self._library = library
        self._listen = listen
        self._vocabulary: Vocabulary | None = None
        self.pace = Pace()
        self.header = ScriptHeader(look)
        self.editor = CueEditor(look)
        self.checks = ChecksPanel(look)
        self.open_script = OpenScript(library.scripts, lambda: self.editor.script, self)
        self.add_button = Button(look, "Add a cue", self.editor.add_cue, icon_name="plus")
        self.gap_button = Button(look, "Next gap", self.editor.go_to_next_gap, key="Ctrl+G")
        self.element_button = Button(look, "Element", self.editor.ask_for_element, key="Ctrl+E")
        self._checking = QTimer(self, interval=CHECKED_AFTER_MS, singleShot=True)
        self._checking.timeout.connect(self.check)
        self._inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._narrow = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for button in (self.add_button, self.gap_button, self.element_button):
            foot.addWidget(button)
        foot.addStretch(1)
        writing = QVBoxLayout()
        writing.setSpacing(12)
        writing.addWidget(self.header)
        writing.addWidget(self.editor, 1)
        writing.addLayout(foot)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(8)
        self._columns.addLayout(writing, 5)
        self._columns.addWidget(self.checks, 3)
        scrolling = QScrollArea()
        scrolling.setWidget(self._inside)
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling)

    def _connect(self) -> None:
        self.editor.edited.connect(self._edited)
        self.editor.cue_entered.connect(self.checks.show_current)
        self.editor.document().undoAvailable.connect(self.header.undo.setEnabled)
        self.header.undo.setEnabled(False)
        self.header.undo.clicked.connect(self.editor.undo)
        self.editor.document().redoAvailable.connect(self.header.redo.setEnabled)
        self.header.redo.setEnabled(False)
        self.header.redo.clicked.connect(self.editor.redo)
        self.header.title_given.connect(self.open_script.rename)
        self.header.rubric_chosen.connect(self._choose_rubric)
        self.header.person_chosen.connect(self._choose_person)
        self.header.people_wanted.connect(self.change_people)
        self.checks.cue_wanted.connect(self.editor.go_to)
        self.checks.element_wanted.connect(self.editor.add_cue)
        self.checks.cut_taken.connect(self._take_cut)
        self.checks.own_details_wanted.connect(self.change_own_details)
        self.checks.teaching_wanted.connect(self.teach)
        self.checks.practice_wanted.connect(self.practice_wanted)
        self.open_script.failed.connect(self.notice.say)
        self.open_script.kept_as.connect(lambda _, title: self.header.title.setText(title))

    # The open script

    def open(self, kept: KeptScript) -> None:
        """Shows another script; what was typed in the one before is kept first."""
        self.open_script.keep()
        self.open_script.open(None)
        self.editor.show_rubric(rubric_for(kept.rubric))
        self.editor.show_script(kept.script)
        self.open_script.open(kept)
        self.header.show_script(kept.title, kept.rubric)
        self.check()

    @property
    def recipient(self) -> Recipient:
        """For whom the script is read; nobody where nobody is chosen or they were thrown away."""
        number = self._settings.now.person
        if number is None:
            return Recipient()
        try:
            kept = self._library.people.person(number)
        except CoachError:
            return Recipient()
        return Recipient() if kept.trashed else kept.recipient

    def brief(self) -> Brief:
        """What a take of this script would be marked against; the script as written, not yet filled in."""
        now = self._settings.now
        script = Script(self.editor.script.cues, self.header.title.text())
        return Brief(self.open_script.rubric, now.caller, self.recipient, script, now.respellings)

    def refresh(self) -> None:
        """People or settings may have changed elsewhere."""
        self.header.show_people(self._library.people.all(), self._settings.now.person)
        self.check()

    def listen_for(self, vocabulary: Vocabulary) -> None:
        """What the recogniser knows is known now: names are checked from here on."""
        self._vocabulary = vocabulary
        self.check()

    # Checking

    def _edited(self) -> None:
        self.open_script.touch()
        self._checking.start()

    def check(self) -> Checks:
        """Checks the script as it stands, now."""
        self._checking.stop()
        now, recipient = self._settings.now, self.recipient
        script = self.editor.script
        brief = Brief(self.open_script.rubric, now.caller, recipient, respellings=now.respellings)
        found = checks_of(script, brief, self.pace, self._vocabulary)
        self.checks.show_checks(found)
        self.checks.show_current(self.editor.position)
        self.editor.show_checks(found.fit, found.faulty, values_of(now.caller, recipient))
        self.header.undo.setEnabled(self.editor.document().isUndoAvailable())
        self.header.redo.setEnabled(self.editor.document().isRedoAvailable())
        self.gap_button.setEnabled(self.editor.has_gaps)
        length = f"{seconds(found.fit.seconds)} of {found.fit.limit_seconds:g} s"
        self.header.tell(length, "muted" if found.fit.fits else "recording")
        self._give_room()
        return found

    def _take_cut(self, cut: Cut) -> None:
        cues = self.editor.script.cues
        if cut.whole:
            self.editor.remove_cue(cut.position)
        elif cut.position < len(cues):
            self.editor.replace_cue(cut.position, without(cues[cut.position], cut))
        self.check()

    # Choices

    def _choose_rubric(self, rubric_id: str) -> None:
        self.open_script.choose_rubric(rubric_id)
        self.editor.show_rubric(self.open_script.rubric)
        self.check()

    def _choose_person(self, number: int | None) -> None:
        self._change(person=number)

    def change_people(self) -> None:
        """Opens the address book; whoever is chosen there is called."""
        dialog = AddressBookDialog(self._look, self._library.people, self._settings.now.person, self)
        dialog.exec()
        self._change(person=dialog.panel.chosen)
        self.refresh()

    def change_own_details(self) -> None:
        """Asks who is calling."""
        dialog = OwnDetailsDialog(self._look, self._settings.now.caller, self)
        if dialog.exec():
            self._change(caller=dialog.details.caller)

    def teach(self) -> None:
        """Asks of each name in the script that the recogniser does not know how it sounds."""
        vocabulary, now = self._vocabulary, self._settings.now
        if vocabulary is None:
            return
        brief = Brief(self.open_script.rubric, now.caller, self.recipient)
        for word in unknown_names(names_spoken(self.editor.script, brief), now.respellings, vocabulary.knows):
            dialog = TeachNameDialog(self._look, word, "", vocabulary, listen=self._listen, parent=self)
            if not dialog.exec():
                return
            sounds_like = dialog.teaching.sounds_like
            self._change(respellings=taught(self._settings.now.respellings, word, sounds_like))

    def _change(self, **choices: object) -> None:
        try:
            self._settings.change(**choices)
        except CoachError as error:
            self.notice.say(str(error))
        self.settings_changed.emit()
        self.check()

    def stack_up(self, narrow: bool) -> None:
        """Puts the checks under the script where there is no room beside it; then all scrolls as one."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)
        self._narrow = narrow
        self.header.told.setVisible(narrow)
        self._give_room()

    def _give_room(self) -> None:
        self.editor.setMinimumHeight(self.editor.whole_height if self._narrow else 0)
        self.checks.setMinimumHeight(self.checks.whole_height if self._narrow else 0)

    def write(self) -> None:
        """Puts the caret where there is something to write: the first gap, else the script."""
        if not self.editor.go_to_next_gap():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
