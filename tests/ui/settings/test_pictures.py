"""Pictures of the settings for people to judge: each section, both themes, two sizes, large text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coach.keep.library import Library
from coach.people import Recipient
from coach.settings import OpenSettings
from tests.ui.conftest import picture
from ui.settings.page import SettingsPage
from ui.theme import Look

NAMES = (("Infolabs", "info labs"), ("Oluwaseun", "olu way soon"))
PEOPLE = (
    Recipient("Dana", "Lee", "Kestrel Health"),
    Recipient("Oluwaseun", "Vasquez-Lund", "Saint Sunniva University Hospital"),
    Recipient("Priyanka", "Nair", "Zyntra"),
)


@pytest.fixture
def filled(settings: OpenSettings, library: Library) -> None:
    """Some names taught, some people to call."""
    settings.change(respellings=NAMES)
    for person in PEOPLE:
        library.people.add(person)


def take(page: SettingsPage, look: Look, name: str, width: int = 1280, height: int = 752) -> None:
    theme = "dark" if look.dark else "light"
    size = f"{width}x{height + 48}" + ("-200" if look.text_scale > 1 else "")
    place = picture(page, f"settings-{name}-{theme}-{size}", width, height)
    assert not QImage(str(place)).isNull()


def section_of(page: SettingsPage, name: str, qtbot) -> None:
    page.resize(1280, 752)
    page.show()
    page.show_section(getattr(page, name))
    qtbot.waitUntil(lambda: not page.model.panel.busy)
    QApplication.processEvents()


@pytest.mark.parametrize(
    "name", ["you", "people", "names", "sound", "recording", "looks", "data", "care", "model"]
)
def test_pictures_of_every_section(either_look, filled, make_page, qtbot, name) -> None:
    page = make_page(either_look)
    section_of(page, name, qtbot)
    take(page, either_look, name)


@pytest.mark.parametrize("name", ["you", "people", "sound"])
def test_pictures_at_twice_the_text_size(either_look, filled, make_page, qtbot, name) -> None:
    either_look.choose(text_scale=2.0)
    page = make_page(either_look)
    section_of(page, name, qtbot)
    take(page, either_look, name)


def test_pictures_on_a_large_screen_with_nobody_to_call(either_look, make_page, qtbot) -> None:
    page = make_page(either_look)
    section_of(page, "people", qtbot)
    take(page, either_look, "people-empty", 1920, 1032)
