"""What the biased recognisers listen for."""

from __future__ import annotations

from coach.brief import Brief
from coach.hear.grammar import (
    FILLERS,
    expected_sentences,
    name_sentences,
    number_and_filler_sentences,
    number_sentences,
    script_sentences,
    voicemail_sentences,
    written_names,
)
from coach.hear.pronunciation import known as in_dictionary
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.script import Script

SHEET = """greeting: Hi Priya,
reason: a post at the Infolabs lab in Leeds
number: 415 555 0132
sign_off: Thanks, bye.
a note that nobody speaks"""


def known(word: str) -> bool:
    """What the speech model knows beyond the dictionary, as far as these tests need it."""
    return word in ("priya", "nought") or in_dictionary(word)


def brief(**changes: object) -> Brief:
    fields = {
        "caller": Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132"),
        "recipient": Recipient("Priya", "Nair"),
        "script": Script.parse(SHEET),
        **changes,
    }
    return Brief(shipped_rubric("recruiter-15"), **fields)  # type: ignore[arg-type]


def test_every_word_is_one_that_the_model_knows() -> None:
    for sentence in expected_sentences(brief(), known):
        assert all(word == "[unk]" or known(word) for word in sentence.split())


def test_the_expected_number_is_never_listened_for() -> None:
    assert not any("five five five oh one three two" in line for line in expected_sentences(brief(), known))


def test_names_are_listened_for_by_their_spellings_among_other_names() -> None:
    sentences = name_sentences(brief(), known)
    assert "hi priya" in sentences
    assert any("info labs" in line for line in sentences)
    assert "hi james" in sentences


def test_a_respelling_of_the_user_comes_before_all_others() -> None:
    corrected = brief(respellings=(("Infolabs", "in full apps"),))
    assert written_names(corrected, known)["in full apps"] == "infolabs"
    assert "at in full apps" in name_sentences(corrected, known)


def test_the_script_is_listened_for_without_number_and_notes() -> None:
    lines = script_sentences(brief(), known)
    assert "thanks bye" in lines
    assert not any("note" in line or "four one five" in line for line in lines)


def test_without_a_script_nothing_is_expected_of_it() -> None:
    assert script_sentences(brief(script=None), known) == []


def test_voicemails_hold_the_names_of_the_brief_and_no_places() -> None:
    text = " ".join(voicemail_sentences(brief(), known))
    assert "priya" in text
    assert "{" not in text


def test_nobody_known_leaves_the_names_unknown() -> None:
    nobody = Brief(shipped_rubric("sales-30"))
    assert written_names(nobody, known) == {}
    assert expected_sentences(nobody, known)


def test_numbers_are_said_in_every_style() -> None:
    text = " ".join(number_sentences(known))
    for word in ("double", "triple", "hundred", "nought", "seventeen", "eighty", "plus"):
        assert f" {word} " in text


def test_fillers_are_listened_for_beside_numbers_and_everything_else() -> None:
    sentences = number_and_filler_sentences(known)
    assert {*FILLERS, "seven", "[unk]"} <= {word for sentence in sentences for word in sentence.split()}


def test_a_filler_stands_never_beside_a_digit_where_it_would_be_taken_for_an_oh() -> None:
    for sentence in number_and_filler_sentences(known):
        words = sentence.split()
        assert FILLERS.isdisjoint(words) or {*words} <= {*FILLERS, "[unk]"}
