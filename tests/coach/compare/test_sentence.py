"""One sentence says what changed, the most telling first."""

from __future__ import annotations

from dataclasses import replace

from coach.compare.sentence import change_sentence
from coach.verdict import Delivery, Verdict
from tests.kept_takes import SAID, verdict_of


def with_figures(verdict: Verdict, **figures: float | int) -> Verdict:
    return replace(verdict, delivery=replace(verdict.delivery, **figures))


def test_it_reads_like_a_trainer() -> None:
    before = with_figures(verdict_of(seconds=16.0), number_digits_per_second=4.1)
    without_bridge = tuple(part for part in SAID if part[0] != "bridge")
    after = verdict_of(without_bridge, seconds=14.0)
    assert change_sentence(before, after) == (
        "Two seconds shorter and within 15 seconds; the number is now slow enough; the bridge is gone."
    )


def test_a_pass_comes_first() -> None:
    sentence = change_sentence(verdict_of(SAID[:-1], seconds=12.0), verdict_of(seconds=14.4))
    assert sentence == "It passes now; two seconds longer; the number is there now."


def test_an_avoid_that_came_or_went_is_named() -> None:
    clean = verdict_of(seconds=14.0)
    sorry = verdict_of((*SAID, ("", "sorry to bother you")), avoids={"apology": "sorry"}, seconds=14.0)
    assert change_sentence(clean, sorry) == "It no longer passes; an apology has crept in."
    assert change_sentence(sorry, clean) == "It passes now; an apology is left out."


def test_small_differences_are_not_worth_a_word() -> None:
    before = verdict_of(seconds=14.0)
    after = with_figures(replace(before, seconds=14.3), words_per_minute=163.0, fillers=1)
    assert change_sentence(before, after) == "Nothing that counts has changed."


def test_pace_and_fillers_are_told_when_they_cross_a_line() -> None:
    before = with_figures(verdict_of(), words_per_minute=200.0, fillers=4)
    after = with_figures(verdict_of(), words_per_minute=160.0, fillers=1)
    assert change_sentence(before, after) == "The pace is calm now; three fillers fewer."


def test_there_are_never_more_than_four_and_the_rest_is_counted() -> None:
    sentence = change_sentence(verdict_of((), seconds=9.0), verdict_of(seconds=15.0))
    assert sentence.count(";") == 4
    assert sentence.endswith("and five more.")


def test_takes_without_sound_figures_can_be_told_apart() -> None:
    silent = replace(verdict_of(seconds=14.0), delivery=Delivery())
    assert change_sentence(silent, verdict_of(seconds=14.6)) == "Half a second longer."
