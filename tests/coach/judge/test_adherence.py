"""Which cue was said, reworded or skipped."""

from __future__ import annotations

from coach.judge.adherence import cues_followed
from coach.judge.spoken import find_number
from coach.score.text_reading import spoken_text
from coach.script import Script
from coach.verdict import CueFinding, Finding, State

SHEET = """greeting: Hi Dana,
smile
bridge: I read your article on night trains in the Courier.
ask: Call me back on
number: 415 555 0132."""


def states(said: str, marks: dict[str, Finding] | None = None) -> list[str]:
    return [found.state for found in followed(said, marks)]


def followed(said: str, marks: dict[str, Finding] | None = None) -> tuple[CueFinding, ...]:
    transcript = spoken_text(said)
    number = find_number(transcript, "+1 415 555 0132")
    return cues_followed(Script.parse(SHEET), transcript, number, marks or {})


def test_a_script_read_out_is_said_line_by_line() -> None:
    said = "Hi Dana. I read your article on night trains in the Courier. Call me back on four one five, "
    assert states(said + "triple five, oh one three two.") == ["said"] * 4


def test_the_order_does_not_matter() -> None:
    said = "I read your article on night trains in the Courier, Dana, hi. Hi Dana."
    assert states(said)[:2] == ["said", "said"]


def test_a_line_in_other_words_is_reworded() -> None:
    assert states("Hi Dana. I liked your article on the night trains.")[1] == "reworded"


def test_a_line_whose_sense_was_said_elsewhere_is_reworded() -> None:
    mark = Finding("bridge", State.SAID, evidence="we met in York")
    assert states("Hi Dana. We met in York.", {"bridge": mark})[1] == "reworded"


def test_a_line_left_out_is_skipped() -> None:
    assert states("Hi Dana. The weather is fine.")[1:] == ["skipped", "skipped", "skipped"]


def test_notes_are_no_lines_to_say() -> None:
    assert [found.position for found in followed("Hi Dana.")] == [0, 2, 3, 4]


def test_a_misheard_word_does_not_unsay_a_line() -> None:
    assert states("Hi Dana. I read your article on knight trains in the Courier.")[1] == "said"


def test_without_a_script_nothing_is_followed() -> None:
    transcript = spoken_text("Hi Dana.")
    assert cues_followed(None, transcript, find_number(transcript, ""), {}) == ()
