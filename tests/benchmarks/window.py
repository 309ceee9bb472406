"""How soon the window is painted, and how evenly it moves while a take is decoded."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.benchmarks.figures import Figure, share
from tests.benchmarks.spoken_takes import spoken_takes
from tests.sound.child import Child

STARTS = 7
OBSERVED_SECONDS = 10.0


def measure_window(folder: Path) -> list[Figure]:
    """Starts the real program several times, then speaks a take to it from a file."""
    (sample, *_) = spoken_takes(folder)
    painted = []
    for number in range(STARTS):
        began = time.monotonic()
        child = _window(folder, sample.sound)
        child.wait_for("painted")
        painted.append(time.monotonic() - began)
        if number < STARTS - 1:
            child.kill()
    child.wait_for("model")
    child.say("speak")
    child.wait_for("listening")
    child.say("gaps")
    child.wait_for("gaps")
    child.wait_for("words", at=OBSERVED_SECONDS)
    child.say("gaps")
    gaps = child.wait_for("gaps")["gaps"]
    memory = child.wait_for("memory")["mb"]
    child.say("speak")
    child.wait_for("kept")
    child.say("gaps")
    at_verdict = child.wait_for("gaps")["gaps"]
    child.kill()
    # The first start reads everything from disk; a user's second start does not.
    warm = sorted(painted)[: STARTS - 1]
    return [
        Figure("window painted after exec, median", share(warm, 50), "s", 0.5),
        Figure("window frame gap while decoding, p50", share(gaps, 50), "ms", 25),
        Figure("window frame gap while decoding, p99", share(gaps, 99), "ms", 25),
        Figure("longest frame gap from Stop until the take is kept", max(at_verdict), "ms", 100),
        Figure("window and rehearsal, resident memory", memory, "MB", 500),
    ]


def _window(folder: Path, sound: Path) -> Child:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return Child(
        "tests.benchmarks.window_in_a_child", str(folder / "home"), str(sound), environment=environment
    )
