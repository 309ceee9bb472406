"""The three steps of the first run. Each can be skipped, and all of it stands in the settings too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.people import Recipient
from coach.prepare.readiness import unknown_names
from coach.rubric import shipped_rubrics
from coach.settings import OpenSettings
from ui.hearing.listening import StartListening
from ui.hearing.microphone_check import MicrophoneCheck
from ui.hearing.model_panel import ModelPanel
from ui.hearing.vocabulary import Vocabulary
from ui.people.own_details import OwnDetails
from ui.people.teach_name import TeachName, taught
from ui.theme import Look
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.named import Named
from ui.widgets.text import Text


class Step(QWidget):
    """A question in large type, a sentence on why, and what answers it. `entered` and `left` come with it."""

    question = ""
    reason = ""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.question)
        self.heading = Text(self.question, 36, weight=600, wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self.heading)
        self.column.addWidget(Text(self.reason, 18, tone="muted", wrap=True))
        self.column.addSpacing(16)

    @property
    def wanted(self) -> bool:
        """Whether there is anything to ask."""
        return True

    def enter(self) -> None:
        """It comes to the front."""

    def leave(self) -> None:
        """It was answered or skipped; what was answered is kept."""


class WhoStep(Step):
    """Who calls, whom, and what for."""

    question = "Who is calling?"
    reason = "Filled into your scripts, and listened for in your takes. It stays on this computer."

    def __init__(self, look: Look, settings: OpenSettings) -> None:
        super().__init__()
        self._settings = settings
        self.details = OwnDetails(settings.now.caller)
        self.rubric = Choice(look, "What you practice")
        for rubric in shipped_rubrics():
            self.rubric.addItem(rubric.title, rubric.id)
        self.rubric.choose(settings.now.rubric)
        self.person = Field("Who you call first", settings.now.last_recipient.full_name, example="Dana Lee")
        self.column.addWidget(self.details)
        self.column.addWidget(self.person)
        self.column.addWidget(Named("What you practice", self.rubric))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The lines in order."""
        return (*self.details.fields, self.person)

    def enter(self) -> None:
        self.details.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        chosen = self.rubric.currentData()
        changed = chosen != self._settings.now.rubric
        script = {"script": None, "last_script": None} if changed else {}
        caller, recipient = self.details.caller, self._recipient()
        self._settings.change(caller=caller, rubric=chosen, last_recipient=recipient, **script)

    def _recipient(self) -> Recipient:
        before = self._settings.now.last_recipient
        if self.person.text == before.full_name:
            return before
        first, _, last = self.person.text.partition(" ")
        return Recipient(first, last)


class MicrophoneStep(Step):
    """The microphone, with your words as proof; the model, where it is not there yet."""

    question = "Say something."
    reason = "Your own words on the screen are the proof that it hears you. Nothing leaves this computer."
    model_changed = Signal()

    def __init__(
        self,
        look: Look,
        settings: OpenSettings,
        listen: StartListening | None,
        microphones: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._settings = settings
        self.check = MicrophoneCheck(look, listen, microphones, settings.now.microphone)
        self.check.heard.connect(self._show_heard)
        self.check.failed.connect(self._show_failed)
        self.check.microphone_chosen.connect(lambda name: settings.change(microphone=name))
        self.model = ModelPanel(look, settings)
        self.model.hide()
        self.model.model_changed.connect(self._take_model)
        self.column.addWidget(self.check)
        self.column.addWidget(self.model)

    def enter(self) -> None:
        self.heading.setText(self.question)
        self.heading.set_tone("text")
        self.check.start()

    def _show_heard(self) -> None:
        self.heading.setText("It hears you.")
        self.heading.set_tone("passed")
        self.check.state.say("")

    def _show_failed(self) -> None:
        self.heading.setText("It hears nothing yet.")
        self.heading.set_tone("text")

    def leave(self) -> None:
        self.check.stop()

    def offer_model(self) -> None:
        """The model is not there: offers to fetch it here."""
        self.model.show()
        self.model.verify()

    def _take_model(self) -> None:
        self.model_changed.emit()
        self.check.restart()


class NamesStep(Step):
    """Names that the recogniser does not know: one line each, or said once."""

    question = "How do they sound?"
    reason = (
        "Names that are not in the recogniser's dictionary. Correct what it listens for, or say each once."
    )

    def __init__(
        self,
        look: Look,
        settings: OpenSettings,
        listen: StartListening | None,
        vocabulary: Callable[[], Vocabulary | None],
    ) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._listen = listen
        self._vocabulary = vocabulary
        self.lines: list[TeachName] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(24)
        self.column.addLayout(self._lines)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The words of the names in a first take that are not known, once the dictionary is read."""
        vocabulary, now = self._vocabulary(), self._settings.now
        if vocabulary is None:
            return ()
        names = (now.caller.name, now.caller.company, now.last_recipient.first_name)
        return unknown_names(names, now.respellings, vocabulary.knows)

    @property
    def wanted(self) -> bool:
        return bool(self.unknown)

    def enter(self) -> None:
        vocabulary = self._vocabulary()
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        unknown = self.unknown if vocabulary else ()
        self.lines = [
            TeachName(self._look, name, "", vocabulary, self._listen) for name in unknown if vocabulary
        ]
        for line in self.lines:
            self._lines.addWidget(line)
        if self.lines:
            self.lines[0].begin()

    def leave(self) -> None:
        respellings = self._settings.now.respellings
        for line in self.lines:
            line.stop()
            if line.sounds_like:
                respellings = taught(respellings, line.name, line.sounds_like)
        if respellings != self._settings.now.respellings:
            self._settings.change(respellings=respellings)
