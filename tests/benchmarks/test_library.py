"""Ten thousand takes: how long a page of the list, a filter, a search and a comparison take."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest

from coach.compare.comparison import compare
from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from tests.many_takes import fill

pytestmark = pytest.mark.benchmark
TAKES = 10_000
PROJECT = Path(__file__).parents[2]
_MEMORY = """
import sys, psutil
from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from coach.paths import Home
with Library(Home.at(sys.argv[1])) as library:
    for offset in range(0, 10_000, 200):
        library.takes.rows(offset=offset, limit=200)
    library.takes.ids(TakeQuery(search="harbor"))
print(psutil.Process().memory_info().rss / 1e6)
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = Home.at(tmp_path_factory.mktemp("full"))
    started = time.perf_counter()
    fill(home, TAKES)
    print(f"\n{TAKES} takes made in {time.perf_counter() - started:.0f} s,", end=" ")
    print(f"library {home.library.stat().st_size / 1e6:.0f} MB")
    with Library(home) as library:
        yield library


def timed(name: str, work: Callable[[], object], times: int = 9) -> None:
    """Prints the median and the worst of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - started))
    print(f"{name:44} p50 {median(spent):7.1f} ms   worst {max(spent):7.1f} ms")


def test_the_list(full: Library) -> None:
    takes = full.takes
    print()
    timed("first page of 50 rows", lambda: takes.rows(limit=50))
    timed("page of 50 rows in the middle", lambda: takes.rows(offset=5000, limit=50))
    timed("page of 50 rows at the end", lambda: takes.rows(offset=9950, limit=50))
    timed("all ids", takes.ids)
    timed("count", takes.count)
    for sort in ("script", "person", "seconds", "hits", "passed", "note", "pace"):
        timed(f"first page by {sort}", lambda sort=sort: takes.rows(TakeQuery(sort=sort), limit=50))  # type: ignore[misc]
    timed("choices of the filters", takes.choices)


def test_filter_and_search(full: Library) -> None:
    takes = full.takes
    print()
    for name, query in {
        "filter: passed": TakeQuery(passed=True),
        "filter: one script": TakeQuery(script="Script 3"),
        "filter: one person, starred": TakeQuery(person="Dana Lee", starred=True),
        "search: one word": TakeQuery(search="harbor"),
        "search: the beginning of a word": TakeQuery(search="k"),
        "search: three words": TakeQuery(search="harbor glacier dana"),
        "search: a word nobody said": TakeQuery(search="zebra"),
        "search, filter and sort": TakeQuery(search="harbor", passed=False, sort="seconds"),
    }.items():
        timed(name, lambda query=query: (takes.count(query), takes.rows(query, limit=50)))  # type: ignore[misc]


def test_one_take_and_a_comparison(full: Library) -> None:
    takes = full.takes
    print()
    timed("one take with its verdict", lambda: takes.take(5000))
    timed("four takes compared", lambda: compare([takes.take(number) for number in (10, 20, 30, 40)]))
    timed("progress of one script", lambda: takes.history("Script 3"))
    timed("best take of one script", lambda: takes.best("Script 3"))
    timed("practice runs", takes.runs)
    timed("room on the disk", takes.disk_use)


def test_opening_and_memory(full: Library) -> None:
    print()
    timed("opening the library", lambda: Library(full.home).close())
    command = [sys.executable, "-c", _MEMORY, str(full.home.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    print(f"{'memory after a walk through all rows':44} {float(done.stdout):7.0f} MB")
