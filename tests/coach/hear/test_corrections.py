"""A name is heard as the user said it sounds, taught as a whole or word by word."""

from __future__ import annotations

import pytest

from coach.brief import Brief
from coach.hear.grammar import name_sentences
from coach.hear.pronunciation import known
from coach.hear.vocabulary import correction
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric

TAUGHT = {"Infolabs": "info labs", "Oluwaseun": "olive a shaun"}


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("Infolabs", "info labs"),
        ("infolabs", "info labs"),
        ("Oluwaseun Lund", "olive a shaun lund"),
        ("Ana Ruiz", ""),
        ("Infolabs Health", "info labs health"),
    ],
)
def test_a_correction_holds_for_the_name_and_for_names_with_that_word(name: str, sounds: str) -> None:
    assert correction(name, TAUGHT) == sounds


def test_what_was_taught_is_listened_for() -> None:
    brief = Brief(
        shipped_rubric("recruiter-15"),
        Caller("Oluwaseun Lund", "Infolabs"),
        Recipient("Dana"),
        respellings=tuple(TAUGHT.items()),
    )
    sentences = name_sentences(brief, known)
    assert "this is olive a shaun lund" in sentences
    assert "from info labs" in sentences
