"""A 'like' that is heard is a filler only where it is set off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.hear.live_times import UNSURE
from coach.judge.fillers import LONG_LIKE_SECONDS, only_short_likes
from coach.score.text_reading import spoken_text
from coach.transcript import Word


def heard(text: str, like_seconds: float) -> list[Word]:
    words, at = [], 0.0
    for word in text.split():
        seconds = like_seconds if word == "like" else 0.2
        words.append(Word(word, at, at + seconds))
        at += seconds
    return words


@pytest.mark.parametrize("text", ["you've like lee gone", "like"])
def test_a_like_said_in_passing_is_none(text: str) -> None:
    assert only_short_likes(heard(text, LONG_LIKE_SECONDS - 0.05))


def test_a_like_drawn_over_a_pause_is_one() -> None:
    assert not only_short_likes(heard("it's like crazy", LONG_LIKE_SECONDS + 0.05))


def test_another_filler_beside_it_counts() -> None:
    assert not only_short_likes(heard("it's like you know crazy", LONG_LIKE_SECONDS - 0.05))


def test_a_like_that_is_not_settled_is_none_yet() -> None:
    words = [replace(word, confidence=UNSURE) for word in heard("it's like crazy", LONG_LIKE_SECONDS + 0.05)]
    assert only_short_likes(words)


def test_written_words_have_no_length() -> None:
    assert not only_short_likes(spoken_text("it's, like, crazy").words)
