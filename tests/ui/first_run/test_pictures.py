"""Pictures of the first run for people to judge: each step, both themes, two sizes, large text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach.errors import MicrophoneError
from coach.paths import Home
from coach.people import Caller
from coach.settings import OpenSettings
from tests.ui.conftest import picture
from tests.ui.hearing.told import ToldListening
from ui.first_run.page import FirstRunPage
from ui.hearing.vocabulary import Vocabulary
from ui.theme import Look

GUESSES = {"Infolabs": "info labs", "Oluwaseun": "alu wa soon", "Sunniva": "sun eve uh"}

LONG = Caller(
    "Oluwaseun Vasquez-Lund", "Saint Sunniva University Hospital", "+44 20 7946 0958", "o@sunniva.example"
)


def make(
    look: Look, settings: OpenSettings, qtbot, listening: ToldListening, caller: Caller | None = None
) -> FirstRunPage:
    settings.change(caller=caller or Caller())
    page = FirstRunPage(
        look, settings, settings.home, listening.start, lambda: ("Built-in microphone", "Headset")
    )
    qtbot.addWidget(page)
    page.take_vocabulary(
        Vocabulary(lambda word: word.casefold() not in ("infolabs", "oluwaseun", "sunniva"), GUESSES.get)
    )
    return page


@pytest.fixture
def settings(home: Home, monkeypatch) -> OpenSettings:
    monkeypatch.setattr("ui.first_run.page.find_model", lambda home: home.root)
    return OpenSettings(home)


def take(page: FirstRunPage, look: Look, name: str, width: int = 1280, height: int = 752) -> None:
    theme = "dark" if look.dark else "light"
    size = f"{width}x{height + 48}" + ("-200" if look.text_scale > 1 else "")
    place = picture(page, f"first-run-{name}-{theme}-{size}", width, height)
    assert not QImage(str(place)).isNull()


def show(page: FirstRunPage) -> None:
    page.resize(1280, 752)
    page.show()
    QApplication.processEvents()


@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["normal", "twice"])
def test_pictures_of_every_step(either_look, settings, qtbot, scale) -> None:
    either_look.choose(text_scale=scale)
    listening = ToldListening.hearing("hi dana this is ana ruiz from info labs")
    page = make(either_look, settings, qtbot, listening, Caller("Ana Ruiz", "Infolabs", "415 555 0132"))
    show(page)
    take(page, either_look, "who")
    with qtbot.waitSignal(page.microphone.check.heard):
        page.go_on()
    take(page, either_look, "microphone")
    page.go_on()
    take(page, either_look, "names")


def test_pictures_on_a_large_screen_with_the_longest_names(either_look, settings, qtbot) -> None:
    page = make(either_look, settings, qtbot, ToldListening.hearing("hello"), LONG)
    show(page)
    take(page, either_look, "who", 1920, 1032)
    with qtbot.waitSignal(page.microphone.check.heard):
        page.go_on()
    page.go_on()
    take(page, either_look, "names", 1920, 1032)


def test_picture_of_a_microphone_that_is_missing(either_look, settings, qtbot) -> None:
    error = MicrophoneError("No microphone was found.", "Plug one in, then try again.")
    page = make(either_look, settings, qtbot, ToldListening.failing(error))
    show(page)
    page.go_on()
    qtbot.waitUntil(lambda: not page.microphone.check.again.isHidden())
    take(page, either_look, "no-microphone")
