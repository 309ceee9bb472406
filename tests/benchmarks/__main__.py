"""`python -m tests.benchmarks [window] [live] [begin] [loss] [takes]`: figures beside what they aim at."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.live import measure_live
from tests.benchmarks.microphone import measure_begin, measure_loss
from tests.benchmarks.takes_pages import measure_takes_pages
from tests.benchmarks.window import measure_window

MEASURES: dict[str, Callable[[Path], list[Figure]]] = {
    "window": measure_window,
    "live": measure_live,
    "begin": measure_begin,
    "loss": measure_loss,
    "takes": measure_takes_pages,
}


def main(chosen: list[str]) -> int:
    """Measures what was chosen, or everything."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(f"{os.cpu_count()} cores, {busy:.1f} programs waiting for each at the start", flush=True)
    figures: list[Figure] = []
    for name in chosen or list(MEASURES):
        print(f"measuring {name} ...", flush=True)
        with tempfile.TemporaryDirectory(prefix="abb-") as folder:
            try:
                figures += MEASURES[name](Path(folder))
            except AssertionError as error:
                print(f"  could not be measured: {error}", flush=True)
    print()
    for figure in figures:
        print(figure.line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
