"""Takes are aligned by element, whatever the order they say it in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.brief import Brief
from coach.compare.comparison import Comparison, MarkRow, compare, element_order
from coach.errors import UsageError
from coach.rubric import shipped_rubric
from coach.take import Correction, Take
from coach.verdict import State, Verdict
from tests.kept_takes import SAID, brief_of, verdict_of


def take_of(number: int, verdict: Verdict, brief: Brief | None = None) -> Take:
    when = datetime(2026, 11, 25, 9, number, tzinfo=UTC)
    return Take(number, when, brief or brief_of(), Path("gone.flac"), verdict)


def row(comparison: Comparison, name: str) -> MarkRow:
    return next(row for row in (*comparison.elements, *comparison.avoids) if row.id == name)


def test_elements_in_another_order_lie_in_the_same_row() -> None:
    turned = (*SAID[:2], *SAID[5:], *SAID[2:5])
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of(turned))])
    assert [row.id for row in comparison.elements][:7] == [element for element, _ in SAID]
    for element, words in SAID:
        assert [cell.evidence for cell in row(comparison, element).cells] == [words, words]
    first, second = row(comparison, "number").starts
    assert first is not None and second is not None and second < first


def test_what_one_take_leaves_out_is_an_empty_cell() -> None:
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of(SAID[:3]))])
    bridge = row(comparison, "bridge")
    assert [cell.hit for cell in bridge.cells] == [True, False]
    assert bridge.starts[1] is None
    assert bridge.seconds(0) == pytest.approx(9 * 0.3 - 0.05)
    assert bridge.seconds(1) is None


def test_an_element_said_twice_is_aligned_by_its_first_saying() -> None:
    twice = (*SAID, ("reason", "someone to lead its triage engine"), ("ask", "call me back"))
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of(twice))])
    assert row(comparison, "ask").starts[0] == row(comparison, "ask").starts[1]


def test_what_nobody_says_and_nobody_needs_is_left_out() -> None:
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of())])
    assert [row.id for row in comparison.elements] == [element for element, _ in SAID]
    assert comparison.avoids == ()


def test_what_only_the_second_take_says_has_its_row() -> None:
    more = (*SAID, ("sign_off", "thanks bye"))
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of(more))])
    assert row(comparison, "sign_off").cells[1].hit
    assert not row(comparison, "sign_off").counts


def test_the_words_of_a_cell_are_held_against_the_first_that_said_it() -> None:
    other = tuple(("ask", "please call me") if element == "ask" else (element, w) for element, w in SAID)
    asks = row(compare([take_of(1, verdict_of()), take_of(2, verdict_of(other))]), "ask").changes
    assert [(one.kind, one.new or one.old) for one in asks[1]] == [
        ("added", "please"), ("kept", "call me"), ("dropped", "back"),
    ]  # fmt: skip


def test_figures_are_told_from_the_first_take() -> None:
    slow = verdict_of(seconds=14.0)
    fast = replace(slow, seconds=12.0, delivery=replace(slow.delivery, number_digits_per_second=3.1))
    comparison = compare([take_of(1, slow), take_of(2, fast)])
    figures = {figure.id: figure for figure in comparison.figures}
    assert figures["seconds"].shown_change(1) == "−2.0"
    assert figures["number_digits_per_second"].good == (True, False)
    assert figures["number_digits_per_second"].shown(3.1) == "3.1 digits a second"
    assert figures["pitch_range_semitones"].shown_change(1) == ""


def test_the_script_is_held_against_what_was_said() -> None:
    said = (("greeting", "hi dana"), ("identity", "this is ana ruiz"), ("affiliation", "from infolabs"))
    (changes, _) = compare([take_of(1, verdict_of(said)), take_of(2, verdict_of())]).from_script
    assert changes is not None
    kinds = {(one.kind, one.new) for one in changes}
    assert ("kept", "hi dana this is ana ruiz from infolabs") in kinds
    assert any(one.kind == "dropped" and "rust schedulers" in one.old for one in changes)


def test_improvised_takes_have_no_script_to_be_held_against() -> None:
    improvised = take_of(1, verdict_of(), brief_of(script=None))
    assert compare([improvised, take_of(2, verdict_of())]).from_script[0] is None


def test_takes_under_different_rubrics_can_be_compared() -> None:
    sales = shipped_rubric("sales-30")
    brief = replace(brief_of(), rubric=sales)
    comparison = compare([take_of(1, verdict_of()), take_of(2, verdict_of(rubric=sales), brief)])
    assert row(comparison, "number_repeat").counts


def test_corrections_count() -> None:
    take = take_of(2, verdict_of())
    when = datetime(2026, 11, 25, tzinfo=UTC)
    corrected = replace(take, corrections=(Correction("bridge", State.MISSING, when),))
    comparison = compare([take_of(1, verdict_of()), corrected])
    assert "the bridge is gone" in comparison.sentence.lower()


@pytest.mark.parametrize("count", [0, 1, 5])
def test_only_two_to_four_takes_are_compared(count: int) -> None:
    with pytest.raises(UsageError, match="Two to four"):
        compare([take_of(number, verdict_of()) for number in range(count)])


def test_the_order_of_elements_is_the_first_takes_then_the_scripts() -> None:
    order = element_order(take_of(1, verdict_of((SAID[5], SAID[0]))))
    assert order[:4] == ("ask", "greeting", "identity", "affiliation")
    assert len(order) == 11


def test_it_can_be_written_as_json() -> None:
    comparison = compare([take_of(number, verdict_of()) for number in (1, 2, 3, 4)])
    plain = json.loads(json.dumps(comparison.as_json(), allow_nan=False))
    assert [take["take"] for take in plain["takes"]] == ["1", "2", "3", "4"]
    assert plain["sentence"] == comparison.sentence
    assert plain["elements"][0]["id"] == "greeting"
    assert len(plain["elements"][0]["takes"]) == 4
