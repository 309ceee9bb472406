"""The pattern language that a trainer can read."""

from __future__ import annotations

import pytest

from coach.judge.phrases import LABELS, Phrases, phrases_in
from coach.judge.spoken_line import SpokenLine
from coach.score.text_reading import spoken_text


def found(pattern: str, said: str, **slots: list[str]) -> list[str]:
    line = SpokenLine.of(spoken_text(said).words)
    matches = Phrases([("x", pattern)], slots).found(line)
    return [" ".join(line.tokens[start:end]) for _, _, (start, end) in matches]


def test_words_in_a_row_match_whatever_the_punctuation() -> None:
    assert found("call me back", "Please call me, back.") == ["call me back"]


def test_bars_and_brackets_give_choices() -> None:
    assert found("(call|ring) [us|me] back", "Ring back. Call me back.") == ["ring back", "call me back"]


def test_a_star_matches_any_ending_and_an_underscore_any_word() -> None:
    assert found("apolog* for _", "Apologising for noise.") == ["apologising for noise"]


def test_dots_leap_over_three_words_but_not_over_the_end_of_a_sentence() -> None:
    assert found("not ... sorry", "I'm not in the least sorry.") == ["not in the least sorry"]
    assert found("not ... sorry", "I am not. I'm sorry.") == []


def test_signs_stand_for_the_ends_of_a_clause() -> None:
    assert found("^thanks$", "Many thanks. Thanks.") == ["thanks"]


def test_slots_are_lists_by_name() -> None:
    assert found("on <day>", "On Monday.", day=["monday", "tuesday"]) == ["on monday"]


@pytest.mark.parametrize("pattern", ["(call", "call)", "[call]"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"cannot be read|not closed"):
        Phrases([("x", pattern)])


def test_a_lure_cancels_the_phrase_that_it_touches() -> None:
    names = {
        name for name, _ in phrases_in(SpokenLine.of(spoken_text("The roof is in a sorry state.").words))
    }
    assert "!apology" in names
    assert "=apology" not in names


def test_every_label_has_phrases_that_can_be_read() -> None:
    line = SpokenLine.of(spoken_text("Sorry to bother you, my name is Ana, call me back, thanks.").words)
    assert {"=apology", "=imposition", "=cold_intro", "=ask", "=sign_off"} <= {
        name for name, _ in phrases_in(line)
    }
    assert len(LABELS) == 16
