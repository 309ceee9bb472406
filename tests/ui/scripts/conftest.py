"""A library with a script or several, and the page over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from coach.keep.library import Library
from coach.paths import Home
from coach.people import Caller, Recipient
from coach.settings import OpenSettings
from ui.hearing.vocabulary import Vocabulary
from ui.scripts.page import ScriptsPage
from ui.theme import Look

ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
ALL_KNOWING = Vocabulary(lambda word: True, lambda word: "")
READY = """greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: I loved your talk on Rust schedulers.
reason: Kestrel Health needs a lead for triage.
ask: Call me on
number: {phone}."""


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened


@pytest.fixture
def settings(home: Home) -> OpenSettings:
    opened = OpenSettings(home)
    opened.change(caller=ANA)
    return opened


@pytest.fixture
def dana(library: Library, settings: OpenSettings) -> int:
    """Someone to call, chosen."""
    kept = library.people.add(Recipient("Dana", "Lee", "Kestrel Health"))
    settings.change(person=kept.id)
    return kept.id


@pytest.fixture
def make_page(settings: OpenSettings, library: Library, qtbot) -> Callable[..., ScriptsPage]:
    def make(look: Look, vocabulary: Vocabulary = ALL_KNOWING) -> ScriptsPage:
        page = ScriptsPage(look, settings, library, vocabulary=lambda: vocabulary)
        page.desk.listen_for(vocabulary)  # at once: tests do not wait for the thread
        qtbot.addWidget(page)
        return page

    return make


@pytest.fixture
def page(look: Look, library: Library, dana: int, make_page) -> ScriptsPage:
    """The page with one script that is ready."""
    library.scripts.add("Rust talk", READY, "recruiter-15")
    return make_page(look)
