"""Pictures of the script page for people to judge: both themes, two sizes, large text; empty, one, many."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from coach.keep.library import Library
from coach.people import Caller, Recipient
from coach.prepare.templates import shipped_templates
from coach.settings import OpenSettings
from tests.ui.conftest import picture
from tests.ui.scripts.conftest import READY
from ui.hearing.vocabulary import Vocabulary
from ui.scripts.page import ScriptsPage
from ui.theme import Look

GUESSES = {"Infolabs": "info labs", "Oluwaseun": "alu wa soon", "Sunniva": "sun eve uh"}
SOME = Vocabulary(
    lambda word: word.casefold() not in ("infolabs", "oluwaseun", "sunniva"),
    lambda word: GUESSES.get(word, ""),
)

TOO_LONG = READY.replace(
    "Kestrel Health needs", "I wanted to reach out because the people at Kestrel Health are looking for"
).replace("Hi {first_name}", "Sorry to bother you, {first_name}")


def take(page: ScriptsPage, look: Look, name: str, width: int = 1280, height: int = 752) -> None:
    page.desk.listen_for(SOME)
    theme = "dark" if look.dark else "light"
    size = f"{width}x{height + 48}" + ("-200" if look.text_scale > 1 else "")
    place = picture(page, f"scripts-{name}-{theme}-{size}", width, height)
    assert not QImage(str(place)).isNull()


def test_pictures_of_a_script_that_is_ready(either_look, library, dana, make_page) -> None:
    library.scripts.add("Rust talk", READY, "recruiter-15")
    page = make_page(either_look, SOME)
    take(page, either_look, "ready")
    take(page, either_look, "ready", 1920, 1032)


def test_pictures_of_the_templates_for_someone_who_has_no_script_yet(either_look, make_page) -> None:
    page = make_page(either_look, SOME)
    take(page, either_look, "templates")
    take(page, either_look, "templates", 1920, 1032)


def test_pictures_of_a_template_just_begun(either_look, dana, make_page) -> None:
    page = make_page(either_look, SOME)
    page.begin_with(shipped_templates()[1])
    take(page, either_look, "begun")


def test_pictures_of_a_script_that_is_too_long_and_says_sorry(either_look, library, dana, make_page) -> None:
    library.scripts.add("Rust talk", TOO_LONG, "recruiter-15")
    take(make_page(either_look, SOME), either_look, "too-long")


def test_pictures_of_many_scripts_and_the_longest_names(
    either_look, library: Library, settings: OpenSettings, make_page
) -> None:
    for number in range(60):
        library.scripts.add(f"Follow-up for the triage engine, version {number}", READY, "sales-30")
    settings.change(
        caller=Caller("Oluwaseun Vasquez-Lund", "Saint Sunniva University Hospital", "+44 20 7946 0958"),
        person=library.people.add(
            Recipient("Oluwaseun", "Vasquez-Lund", "Saint Sunniva University Hospital")
        ).id,
    )
    take(make_page(either_look, SOME), either_look, "many")


@pytest.mark.parametrize("name", ["ready", "too-long", "templates"])
def test_pictures_at_twice_the_text_size(either_look, library, dana, make_page, name) -> None:
    if name != "templates":
        library.scripts.add("Rust talk", READY if name == "ready" else TOO_LONG, "recruiter-15")
    either_look.choose(text_scale=2.0)
    take(make_page(either_look, SOME), either_look, name)
