"""The cursor follows faithful, free, skipping and repeating speakers."""

from __future__ import annotations

import pytest

from coach.rehearse.following import (
    Follower,
    as_digits,
    as_spoken,
    script_words,
    timed_position,
    written_words,
)
from coach.script import Script
from coach.transcript import Word

SHEET = """greeting: Hi Dana,
identity: this is Ana Ruiz
affiliation: from Infolabs.
bridge: Your talk on Rust schedulers is why I'm calling.
reason: Kestrel Health needs someone to lead its triage engine.
ask: Call me back at
number: 415 555 0132.
sign_off: Talk soon."""
CUES = [
    "hi dana",
    "this is ana ruiz",
    "from info labs",
    "your talk on rust schedulers is why i'm calling",
    "kestrel health needs someone to lead its triage engine",
    "call me back at",
    "four one five five five five oh one three two",
    "talk soon",
]


def heard(text: str) -> list[Word]:
    return [Word(word, number * 0.3, number * 0.3 + 0.28) for number, word in enumerate(text.split())]


def follow(text: str) -> Follower:
    """Tells the words one by one, as they come."""
    follower = Follower(Script.parse(SHEET))
    words = heard(text)
    for count in range(1, len(words) + 1):
        follower.follow(words[:count])
    return follower


def next_word(follower: Follower) -> str:
    return follower.words[follower.position].text if follower.position < len(follower.words) else "(end)"


def test_a_faithful_reader_is_followed_word_by_word() -> None:
    assert next_word(follow("hi dana this is")) == "Ana"
    assert next_word(follow(" ".join(CUES[:4]))) == "Kestrel"


def test_the_end_is_reached_with_the_last_word() -> None:
    assert next_word(follow(" ".join(CUES))) == "(end)"


def test_digits_are_followed_within_the_number() -> None:
    follower = follow(" ".join(CUES[:6]) + " four one five five")
    assert next_word(follower) == "555"


def test_an_ad_lib_makes_it_wait() -> None:
    before = follow(" ".join(CUES[:3]))
    after = follow(" ".join(CUES[:3]) + " i hope the weather is treating you well over there")
    assert after.position == before.position


def test_after_an_ad_lib_it_goes_on() -> None:
    assert next_word(follow(" ".join(CUES[:3]) + " lovely weather over there your talk on")) == "Rust"


def test_a_skipped_cue_is_caught_up_within_three_words() -> None:
    assert follow(" ".join(CUES[:3]) + " kestrel health needs").cue == 4


def test_going_back_to_repeat_a_line_is_followed() -> None:
    follower = follow(" ".join(CUES[:5]) + " your talk on rust")
    assert next_word(follower) == "schedulers"


def test_a_misheard_name_does_not_stop_it() -> None:
    assert next_word(follow("hi donna this is anna rooms from inner laps your talk")) == "on"


def test_a_word_that_is_corrected_later_is_taken_back() -> None:
    follower = Follower(Script.parse(SHEET))
    follower.follow(heard("hi dana this is and a"))
    follower.follow(heard("hi dana this is ana"))
    assert next_word(follower) == "Ruiz"


def test_a_click_on_a_word_puts_it_right_and_it_follows_from_there() -> None:
    follower = follow("hi dana this is ana ruiz")
    kestrel = next(place for place, word in enumerate(follower.words) if word.text == "Kestrel")
    follower.go_to(kestrel)
    assert follower.position == kestrel
    follower.follow(heard("hi dana this is ana ruiz kestrel health"))
    assert next_word(follower) == "needs"


def test_an_empty_script_is_followed_without_complaint() -> None:
    follower = Follower(Script())
    assert follower.follow(heard("hello there")) == 0
    assert follower.cue == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("415", ("4", "1", "5")),
        ("ana.ruiz@infolabs.example", ("ana", "dot", "ruiz", "at", "infolabs", "dot", "example")),
        ("I'm", ("i'm",)),
        ("—", ()),
    ],
)
def test_written_words_become_what_one_says(written: str, said: tuple[str, ...]) -> None:
    assert as_spoken(written) == said


def test_double_and_teens_become_digits() -> None:
    assert as_digits(["double", "five", "oh", "fifteen", "twenty"]) == ["5", "5", "0", "1", "5", "2"]


def test_a_gap_of_several_words_is_one_written_word() -> None:
    assert written_words("I read {what they wrote}, and {first_name}'s talk.") == [
        "I", "read", "{what they wrote},", "and", "{first_name}'s", "talk.",
    ]  # fmt: skip


def test_the_timed_scroll_ends_with_the_limit() -> None:
    words = script_words(Script.parse(SHEET))
    assert timed_position(words, 0.0, 15) == 0
    assert words[timed_position(words, 7.5, 15)].cue in (3, 4)
    assert timed_position(words, 15.0, 15) == len(words)
