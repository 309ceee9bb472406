"""How words sound."""

from __future__ import annotations

import pytest

from coach.hear.pronunciation import abroad, by_letters, known, plain, pronunciations
from coach.hear.sounding import alike, closest, unlikeness


def test_the_dictionary_knows_everyday_words_and_names() -> None:
    assert known("analytics")
    assert pronunciations("priyanka")
    assert not any(map(known, ("infolabs", "qzqz", "", "two words")))


def test_an_unknown_word_sounds_as_its_letters_suggest() -> None:
    assert pronunciations("infolabs")[0] == by_letters("infolabs") == "infOlAbz"
    assert abroad("zanele") == "zanElE"


@pytest.mark.parametrize(("written", "spelt"), [("Søren", "soren"), ("Łukasz", "lukasz"), ("José", "jose")])
def test_accents_are_left_out(written: str, spelt: str) -> None:
    assert plain(written) == spelt


def test_the_same_sound_is_not_unlike_and_another_is() -> None:
    assert alike("ring", "wring") == 0.0
    assert alike("bukola", "be cola") < 0.3
    assert alike("priya", "jonathan") > 0.5
    assert unlikeness("", "") == 0.0


def test_a_sound_is_found_within_others() -> None:
    cost, start, end = closest("xxInfOlAbzxx", "infOlAbz")
    assert cost < 0.1
    assert (start, end) == (2, 10)
