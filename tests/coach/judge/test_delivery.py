"""Pace and pauses from the times of words."""

from __future__ import annotations

import pytest

from coach.judge.delivery import SoundFigures, delivery_of, pauses_between, words_per_minute
from coach.judge.spoken import NumberFindings, find_number
from coach.transcript import Transcript, Word


def words(*texts: str, step: float = 0.4, start: float = 0.0) -> tuple[Word, ...]:
    return tuple(Word(text, start + step * at, start + step * (at + 1)) for at, text in enumerate(texts))


def test_pace_is_words_over_the_time_they_take() -> None:
    assert words_per_minute(words(*["one", "two", "three", "four", "five", "six"])) == pytest.approx(150)


def test_the_number_is_left_out_of_the_pace() -> None:
    said = (
        *words(*["call", "me", "back", "on", "this", "line"]),
        *words(*["four", "one", "five"], step=2.0, start=2.4),
    )
    assert words_per_minute(said, [(2.4, 8.4)]) == pytest.approx(150)


def test_too_few_words_have_no_pace() -> None:
    assert words_per_minute(words("hi", "dana")) is None


def test_pauses_are_gaps_from_three_tenths_of_a_second() -> None:
    said = (Word("hi", 0.0, 0.4), Word("dana", 0.5, 0.9), Word("call", 1.4, 1.8))
    assert [round(pause, 1) for pause in pauses_between(said)] == [0.5]


def test_words_alone_have_no_figures() -> None:
    figures = delivery_of(Transcript(words("hi"), timed=False), None, NumberFindings())
    assert figures.words_per_minute is None
    assert figures.fillers is None


def test_the_faster_saying_of_the_number_counts() -> None:
    said = words(*["five", "five", "five", "oh", "one", "two", "three"], step=0.25)
    number = find_number(Transcript(said), "5550123")
    figures = delivery_of(Transcript(said), SoundFigures(), number)
    assert figures.number_digits_per_second == pytest.approx(4)
