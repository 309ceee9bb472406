"""Names spelt with words that are known."""

from __future__ import annotations

import pytest

from coach.hear.pronunciation import known
from coach.hear.vocabulary import respelt, sounding_like, spellings, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O'Neill & Co", ("o'neill", "and", "co")),
        ("Søren Kjær-Łuk", ("soren", "kjaer", "luk")),
        ("  Ana   Ruiz ", ("ana", "ruiz")),
        ("!?", ()),
    ],
)
def test_a_name_is_its_words_without_accents_and_signs(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_a_known_name_is_spelt_as_it_is() -> None:
    assert spellings("Ana Ruiz", known) == ("ana ruiz",)


def test_an_unknown_name_is_put_together_from_known_words() -> None:
    assert spellings("Infolabs", known)[0] == "info labs"
    assert spellings("Northwind", known)[0] == "north wind"


@pytest.mark.parametrize("name", ["Kubernetes", "Oluwaseun", "Zyntra", "Efua", "Hyunwoo"])
def test_every_spelling_is_of_known_words(name: str) -> None:
    ways = spellings(name, known)
    assert ways
    assert all(known(word) for way in ways for word in way.split())


def test_spellings_sound_different_from_each_other() -> None:
    assert len(set(sounding_like("zyntra", known))) == len(sounding_like("zyntra", known)) > 1


def test_a_correction_is_taken_if_its_words_are_known() -> None:
    assert spellings("Zyntra", known, "zin tray") != ("zin tray",) or known("zin")
    assert spellings("Zyntra", known, "scene tree") == ("scene tree",)
    assert spellings("Zyntra", known, "qqq xxx") != ("qqq xxx",)


def test_only_unknown_names_are_respelt_for_the_user() -> None:
    assert respelt(["Ana Ruiz", "Infolabs", "", "Infolabs"]) == (("Infolabs", "info labs"),)


def test_a_name_without_a_vowel_has_no_spelling() -> None:
    assert spellings("Zzzk", lambda word: False) == ()
