"""The list finds, filters and sorts takes by everything it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest
from sqlalchemy.dialects import postgresql

from coach.keep.library import Library
from coach.keep.take_list import Column, TakeQuery, TakeRow, rows_of
from coach.paths import Home
from coach.people import Recipient
from tests.kept_takes import SAID, brief_of, keep_one, verdict_of

RENE = Recipient("René", "Łukasz", "Café Zürich")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that tests only look at."""
    with Library(Home.at(tmp_path_factory.mktemp("full"))) as library:
        yield _filled(library)


def _filled(library: Library) -> Library:
    """Four takes: two of one script, one improvised for someone else, one that fails."""
    keep_one(library, verdict_of(seconds=14.0), run="monday", seed=1)
    keep_one(library, verdict_of(seconds=12.0), run="monday", seed=2)
    improvised = replace(brief_of("sales-30", script=None), recipient=RENE)
    keep_one(library, verdict_of(SAID[:3], seconds=5.0), improvised, seed=3)
    keep_one(library, verdict_of(SAID[:1], seconds=16.0), brief_of(title="Another"), run="friday", seed=4)
    library.takes.star(2)
    library.takes.note(3, "said well, ends too soon")
    return library


def test_the_newest_comes_first(full: Library) -> None:
    assert full.takes.ids() == [4, 3, 2, 1]


def test_pages_follow_each_other(full: Library) -> None:
    pages = [full.takes.rows(offset=offset, limit=3) for offset in (0, 3, 6)]
    assert [[row.id for row in page] for page in pages] == [[4, 3, 2], [1], []]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("schedulers", [2, 1]),
        ("rust TALK", [2, 1]),
        ("tria", [2, 1]),
        ("rene", [3]),
        ("cafe", [3]),
        ("ends too", [3]),
        ("another", [4]),
        ("dana zebra", []),
        ('"', []),
        ("dana OR zebra", []),
        ("NEAR(", []),
        ("infolabs -dana", [3, 2, 1]),
        ("", [4, 3, 2, 1]),
        ("   ", [4, 3, 2, 1]),
    ],
)
def test_search_looks_through_words_people_scripts_and_notes(
    full: Library, words: str, found: list[int]
) -> None:
    assert full.takes.ids(TakeQuery(search=words)) == found
    assert full.takes.count(TakeQuery(search=words)) == len(found)


def test_search_follows_changes(library: Library) -> None:
    full = _filled(library)
    full.takes.note(3, "quite another matter")
    assert full.takes.ids(TakeQuery(search="soon")) == []
    assert full.takes.ids(TakeQuery(search="another")) == [4, 3]
    full.takes.trash([4])
    full.takes.empty_trash()
    assert full.takes.ids(TakeQuery(search="another")) == [3]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (TakeQuery(script="The talk"), [2, 1]),
        (TakeQuery(script="~sales-30"), [3]),
        (TakeQuery(person="René Łukasz"), [3]),
        (TakeQuery(rubric="recruiter-15"), [4, 2, 1]),
        (TakeQuery(run="monday"), [2, 1]),
        (TakeQuery(passed=True), [2, 1]),
        (TakeQuery(passed=False), [4, 3]),
        (TakeQuery(starred=True), [2]),
        (TakeQuery(search="dana", passed=True, starred=False), [1]),
        (TakeQuery(sort="seconds", descending=False), [3, 2, 1, 4]),
        (TakeQuery(sort="hits"), [2, 1, 3, 4]),
        (TakeQuery(sort="person", descending=False), [4, 2, 1, 3]),
        (TakeQuery(sort="starred"), [2, 4, 3, 1]),
    ],
)
def test_filters_and_orders_hold(full: Library, query: TakeQuery, found: list[int]) -> None:
    assert full.takes.ids(query) == found


@pytest.mark.parametrize("column", get_args(Column))
@pytest.mark.parametrize("descending", [True, False])
def test_every_column_sorts_all_takes(full: Library, column: Column, descending: bool) -> None:
    rows = full.takes.rows(TakeQuery(sort=column, descending=descending))
    assert sorted(row.id for row in rows) == [1, 2, 3, 4]
    assert [row.id for row in rows] == full.takes.ids(TakeQuery(sort=column, descending=descending))


def test_a_row_shows_what_the_list_needs(full: Library) -> None:
    row: TakeRow = full.takes.rows(TakeQuery(starred=True))[0]
    assert (row.script, row.person, row.company) == ("The talk", "Dana Lee", "Kestrel Health")
    assert (row.hits, row.required, row.passed, row.seconds) == (7, 7, True, 12.0)
    assert (row.pace, row.number_pace) == (158.0, 2.2)
    assert row.when.tzinfo is not None


def test_filters_offer_what_there_is(full: Library) -> None:
    choices = full.takes.choices()
    assert [value for value, _ in choices["script"]] == ["Another", "~sales-30", "The talk"]
    assert [value for value, _ in choices["person"]] == ["Dana Lee", "René Łukasz"]
    assert dict(choices["rubric"])["sales-30"] == "Sales, 30 s"


def test_the_rows_of_known_ids_come_in_their_order_without_what_is_gone(full: Library) -> None:
    assert [row.id for row in full.takes.rows_with([2, 4, 99, 1])] == [2, 4, 1]
    assert full.takes.ids_with_runs() == [(4, "friday"), (3, ""), (2, "monday"), (1, "monday")]


def test_runs_of_some_takes_only_count_those(full: Library) -> None:
    runs = full.takes.runs(TakeQuery(search="tria"))
    assert [(row.run, row.takes) for row in runs] == [("monday", 2)]
    assert [row.run for row in full.takes.runs()] == ["friday", "monday", ""]


def test_runs_are_counted(full: Library) -> None:
    runs = {row.run: row for row in full.takes.runs()}
    assert (runs["monday"].takes, runs["monday"].passed, runs["monday"].shortest) == (2, 2, 12.0)
    assert (runs["friday"].takes, runs["friday"].passed) == (1, 0)


def test_history_runs_from_the_oldest(full: Library) -> None:
    assert [row.id for row in full.takes.history("The talk")] == [1, 2]


def test_the_last_and_the_best_take_of_a_script_are_found(full: Library) -> None:
    assert full.takes.before(2) == 1
    assert full.takes.before(1) is None
    assert full.takes.best("The talk") == 2
    assert full.takes.best("The talk", besides=2) == 1
    assert full.takes.best("nothing") is None


def test_a_server_can_be_asked_the_same() -> None:
    query = TakeQuery(search="rust 100%", sort="hits", passed=True)
    asked = str(rows_of(query, "postgresql").compile(dialect=postgresql.dialect()))
    assert "ILIKE" in asked
    assert "takes_search" not in asked
