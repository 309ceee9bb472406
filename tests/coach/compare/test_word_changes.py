"""Words are kept, added, dropped, changed or moved; put together they give both takes again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.compare.word_changes import Change, word_changes


def changes(before: str, after: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.old, one.new) for one in word_changes(before.split(), after.split())]


def test_the_same_words_are_kept() -> None:
    assert changes("call me back", "call me back") == [("kept", "call me back", "call me back")]


def test_a_word_more_is_added_and_one_less_dropped() -> None:
    assert changes("call me back", "please call me") == [
        ("added", "", "please"), ("kept", "call me", "call me"), ("dropped", "back", ""),
    ]  # fmt: skip


def test_another_word_in_the_same_place_is_changed() -> None:
    assert changes("ring me back", "call me back")[0] == ("changed", "ring", "call")


def test_words_that_only_moved_are_not_lost() -> None:
    found = changes(
        "hi dana this is ana from infolabs call me at five five five",
        "hi dana call me at five five five this is anna from infolabs",
    )
    assert ("moved", "this is ana from infolabs", "") in found
    assert ("moved", "", "this is anna from infolabs") in found
    assert not {kind for kind, _, _ in found} & {"added", "dropped"}


def test_two_sentences_that_changed_places_are_both_moved() -> None:
    found = changes(
        "hi i loved your talk a hospital needs you call me back bye",
        "hi call me back a hospital needs you i loved your talk bye",
    )
    assert not {kind for kind, _, _ in found} & {"added", "dropped", "changed"}


def test_two_small_words_elsewhere_are_no_move() -> None:
    found = changes("of the talk we had", "we had a look of the")
    assert "moved" not in {kind for kind, _, _ in found}


def test_from_and_to_nothing() -> None:
    assert changes("", "hi dana") == [("added", "", "hi dana")]
    assert changes("hi dana", "") == [("dropped", "hi dana", "")]
    assert changes("", "") == []


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "call", "me", "back", "at", "five"]), max_size=24)


@given(words, words)
def test_every_word_of_both_takes_stands_in_one_change(before: list[str], after: list[str]) -> None:
    found = word_changes(before, after)
    assert _indices([one.before for one in found]) == list(range(len(before)))
    assert _indices([one.after for one in found]) == list(range(len(after)))
    assert all(_true(one, before, after) for one in found)


def _indices(ranges: list[tuple[int, int]]) -> list[int]:
    return [index for low, high in ranges for index in range(low, high)]


def _true(change: Change, before: list[str], after: list[str]) -> bool:
    old, new = before[slice(*change.before)], after[slice(*change.after)]
    same_words = (change.old, change.new) == (" ".join(old), " ".join(new))
    return same_words and (change.kind != "kept" or old == new)
