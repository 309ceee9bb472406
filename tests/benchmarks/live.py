"""How late ticks and the verdict are, and what a rehearsal costs, in the program as people start it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from coach.hear.microphone import BLOCK_SECONDS
from tests.benchmarks.figures import Figure, share
from tests.benchmarks.spoken_takes import ROOT, SpokenTake, spoken_takes

STOP_AFTER_SPEECH_SECONDS = 0.3
"""How soon a quick speaker presses the key."""


@dataclass
class Measured:
    """What several rehearsals gave."""

    ticks: list[float] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)


def measure_live(folder: Path) -> list[Figure]:
    """Rehearses every take once, in real time."""
    measured = Measured()
    for take in spoken_takes(folder):
        _rehearse(take, folder, measured)
        late = share(measured.ticks, 50)
        print(f"  {take.sound.stem}: ticks so far p50 {late:.2f} s, stop {measured.stops[-1] * 1000:.0f} ms,"
              f" {measured.cpu[-1]:.0f} % of a core", flush=True)  # fmt: skip
    return [
        Figure("tick after the word's end, p50", share(measured.ticks, 50), "s", 0.35),
        Figure("tick after the word's end, p95", share(measured.ticks, 95), "s", 0.70),
        Figure("verdict after Stop, p50", share(measured.stops, 50) * 1000, "ms", 150),
        Figure("verdict after Stop, p95", share(measured.stops, 95) * 1000, "ms", 150),
        Figure("CPU of a core while rehearsing, mean", float(np_mean(measured.cpu)), "%", 30),
        Figure("resident memory while rehearsing, most", max(measured.memory_mb), "MB", 350),
    ]


def np_mean(values: list[float]) -> float:
    """The mean."""
    return sum(values) / len(values)


def _rehearse(take: SpokenTake, folder: Path, measured: Measured) -> None:
    command = [
        sys.executable, "-m", "coach.cli", "rehearse", "--events", "--rubric", take.rubric,
        "--people", str(take.people), "--microphone", f"file:{take.sound}", "--home", str(folder / "home"),
    ]  # fmt: skip
    if take.script is not None:
        command += ["--script", str(take.script)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        process = psutil.Process(child.pid)
        listening = json.loads(child.stdout.readline())
        assert listening["event"] == "listening", listening
        began = time.monotonic()
        cost = _Cost(process)
        stopped: list[float] = []
        stop_at = take.speech_ends + STOP_AFTER_SPEECH_SECONDS - BLOCK_SECONDS

        def press_enter() -> None:
            threading.Event().wait(max(0.0, began + stop_at - time.monotonic()))
            cost.note()
            stopped.append(time.monotonic())
            child.stdin.write("\n")  # type: ignore[union-attr]
            child.stdin.flush()  # type: ignore[union-attr]

        key = threading.Thread(target=press_enter)
        key.start()
        ticks: dict[str, float] = {}
        word_ends: dict[str, float] = {}
        verdict: dict[str, Any] = {}
        for line in child.stdout:
            event = json.loads(line)
            if event["event"] in ("tick", "avoid"):
                name = event.get("element") or event["avoid"]
                ticks[name], word_ends[name] = time.monotonic() - began, event["word_end"]
            elif event["event"] == "verdict":
                verdict = event
                measured.stops.append(time.monotonic() - stopped[0])
        key.join()
    found = {**verdict["elements"], **verdict["avoids"]}
    for name, told in ticks.items():
        if found[name]["hit"] and told < stop_at:
            # The first block holds sound from before it came.
            late = told + BLOCK_SECONDS - _true_end(word_ends[name], verdict["words"])
            measured.ticks.append(late)
    measured.cpu.append(cost.share)
    measured.memory_mb.append(cost.memory_mb)


def _true_end(told: float, words: list[dict[str, Any]]) -> float:
    """Where the word really ends whose end was told while it was still a guess: the nearest final word."""
    return min((float(word["end"]) for word in words), key=lambda end: abs(end - told))


class _Cost:
    """CPU and memory of a process between the end of its start-up and the stop."""

    SETTLED_SECONDS = 1.0

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self.share = float("nan")
        self.memory_mb = 0.0
        self._from: tuple[float, float] | None = None
        timer = threading.Timer(self.SETTLED_SECONDS, self._begin)
        timer.daemon = True
        timer.start()

    def _spent(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def _begin(self) -> None:
        self._from = (time.monotonic(), self._spent())

    def note(self) -> None:
        """The stop is near."""
        assert self._from is not None
        clock, spent = self._from
        self.share = 100 * (self._spent() - spent) / (time.monotonic() - clock)
        self.memory_mb = self._process.memory_info().rss / 1e6
