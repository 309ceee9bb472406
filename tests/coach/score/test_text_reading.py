"""Written words read as if spoken."""

from __future__ import annotations

import pytest

from coach.score.text_reading import COMMA_SECONDS, SENTENCE_SECONDS, spoken_text


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Hi Priya, it's Ana!", "hi priya it's ana"),
        ("a forty-bed unit", "a forty bed unit"),
        ("Call 415 555 0132", "call four one five five five five oh one three two"),
        ("15 minutes, 20 at most", "fifteen minutes twenty at most"),
        ("ana.ruiz@infolabs.example", "ana dot ruiz at infolabs dot example"),
        ("the growers’ dinner", "the growers dinner"),
        ("O’Neill’s café", "o'neill's cafe"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_text_becomes_the_words_that_are_spoken(written: str, spoken: str) -> None:
    assert spoken_text(written).text == spoken


def test_commas_and_sentence_ends_leave_pauses() -> None:
    words = spoken_text("One, two. Three").words
    assert words[1].start - words[0].end == pytest.approx(COMMA_SECONDS)
    assert words[2].start - words[1].end == pytest.approx(SENTENCE_SECONDS)


def test_times_of_text_are_known_to_be_estimates() -> None:
    transcript = spoken_text("One two")
    assert not transcript.timed
    assert {word.source for word in transcript.words} == {"text"}


def test_accents_are_read_as_the_recogniser_writes_them() -> None:
    assert spoken_text("Håkon, Ayşe Yıldız here, from Ipê.").text == "hakon ayse yildiz here from ipe"
