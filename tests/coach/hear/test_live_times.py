"""Words that are not settled get times by when they appeared."""

from itertools import pairwise

from coach.hear.live_times import DELAY_SECONDS, timed
from coach.transcript import Word


def test_a_new_word_ends_a_little_before_it_appears() -> None:
    (word,) = timed([], ["hello"], after=0.0, now=2.0, source="open")
    assert word.end == 2.0 - DELAY_SECONDS
    assert word.start < word.end


def test_words_that_stood_there_keep_their_times() -> None:
    before = [Word("hi", 0.3, 0.5), Word("donna", 0.5, 0.9)]
    words = timed(before, ["hi", "dana", "this"], after=0.0, now=2.0, source="open")
    assert words[0] == before[0]
    assert [word.text for word in words] == ["hi", "dana", "this"]
    assert words[1].start >= before[0].end


def test_many_words_at_once_are_squeezed_into_the_room_there_is() -> None:
    words = timed([], ["one", "two", "three", "four", "five", "six"], after=1.0, now=2.0, source="open")
    assert words[0].start >= 1.0
    assert words[-1].end <= 2.0 - DELAY_SECONDS + 0.001
    assert all(one.end <= other.start + 0.001 for one, other in pairwise(words))


def test_words_taken_back_are_gone() -> None:
    before = [Word("hi", 0.3, 0.5), Word("there", 0.5, 0.9)]
    assert timed(before, ["hi"], after=0.0, now=2.0, source="open") == before[:1]
