"""The pages of takes over ten thousand takes: how soon they are painted, how evenly they scroll."""

from __future__ import annotations

import os
from pathlib import Path

from coach.paths import Home
from tests.benchmarks.figures import Figure, share
from tests.many_takes import fill
from tests.sound.child import Child

TAKES = 10_000


def measure_takes_pages(folder: Path) -> list[Figure]:
    """Fills a library, then uses its pages in a program of their own."""
    home = Home.at(folder / "home").make()
    fill(home, TAKES)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = Child("tests.benchmarks.takes_pages_in_a_child", str(home.root), environment=environment)
    told = child.wait_for("figures")
    child.end()
    return [
        Figure(f"list of {TAKES:,} takes painted", told["list"], "ms", 300),
        Figure("a filter, until painted, worst", max(told["filters"]), "ms", 100),
        Figure("a search, until painted, worst", max(told["searches"]), "ms", 100),
        Figure("another order, until painted, worst", max(told["orders"]), "ms", 100),
        Figure("grouped by practice run, until painted", told["grouping"], "ms", 100),
        Figure("frame while scrolling, p50", share(told["frames"], 50), "ms", 16),
        Figure("frame while scrolling, p95", share(told["frames"], 95), "ms", 16),
        Figure("frame while scrolling by run, p95", share(told["grouped_frames"], 95), "ms", 16),
        Figure("progress of one script opened", told["progress"], "ms", 300),
        Figure("four takes side by side painted, first", told["comparison"][0], "ms", 300),
        Figure("four takes side by side painted, median", share(told["comparison"], 50), "ms", 300),
        Figure("pages and library, resident memory", told["memory"], "MB", 400),
    ]
