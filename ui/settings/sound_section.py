"""Microphone and speaker: chosen, and tried at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from coach.errors import CoachError
from coach.settings import OpenSettings
from ui.hearing.listening import StartListening
from ui.hearing.microphone_check import SYSTEM_CHOICE, MicrophoneCheck
from ui.playing import Player
from ui.settings.section import Section
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.named import Named

Names = Callable[[], Sequence[str]]


class SoundSection(Section):
    """The microphone listens only after it was asked to; the speaker plays the beep."""

    title = "Sound"

    def __init__(
        self, look: Look, settings: OpenSettings, listen: StartListening | None, player: Player | None, *,
        microphones: Names, speakers: Names, test_sound: Path,
    ) -> None:  # fmt: skip
        super().__init__(look, settings)
        self._player = player
        self._speakers = speakers
        self._test_sound = test_sound
        self.check = MicrophoneCheck(look, listen, microphones, settings.now.microphone)
        self.check.microphone_chosen.connect(lambda name: self.keep(microphone=name))
        self.listen_button = Button(look, "Try the microphone", self.toggle, icon_name="mic", kind="")
        self.speaker = Choice(look, "Speaker")
        self.speaker.activated.connect(lambda _: self.keep(speaker=self.speaker.currentData()))
        self.play_button = Button(look, "Play a sound", self.play, icon_name="play", kind="")
        self.column.addWidget(self.check)
        self.column.addWidget(self.listen_button)
        self.column.addSpacing(24)
        self.column.addWidget(Named("Speaker", self.speaker))
        self.column.addWidget(self.play_button)
        for button in (self.listen_button, self.play_button):
            button.setSizePolicy(button.sizePolicy().Policy.Maximum, button.sizePolicy().Policy.Fixed)
        self.listen_button.setEnabled(listen is not None)
        self.play_button.setEnabled(player is not None)

    def enter(self) -> None:
        self.check.show_microphones(self.settings.now.microphone)
        self._show_speakers()

    def leave(self) -> None:
        self.check.stop()
        self._show_listening()
        if self._player is not None:
            self._player.stop()

    def toggle(self) -> None:
        """Begins to listen, or stops."""
        if self.check.listening:
            self.check.stop()
        else:
            self.check.start()
        self._show_listening()

    def play(self) -> None:
        """Plays the beep over the chosen speaker."""
        if self._player is not None:
            self._player.play(self._test_sound)

    def _show_listening(self) -> None:
        verb = "Stop listening" if self.check.listening else "Try the microphone"
        self.listen_button.show_as(verb, icon_name="stop" if self.check.listening else "mic", kind="")

    def _show_speakers(self) -> None:
        chosen = self.settings.now.speaker
        self.speaker.clear()
        self.speaker.addItem(SYSTEM_CHOICE, "")
        try:
            names = tuple(self._speakers())
        except CoachError as error:
            names = ()
            self.failed.emit(str(error))
        for name in dict.fromkeys((*names, *([chosen] if chosen else []))):
            self.speaker.addItem(name, name)
        self.speaker.choose(chosen)
