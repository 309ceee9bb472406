"""How soon a take begins, and how much of it is missing when the computer is busy: by a real microphone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np

from tests.benchmarks.figures import Figure, share
from tests.sound.child import Child
from tests.sound.virtual_microphone import VirtualSound, chirp, place_of, write_wav

SPOKEN_SECONDS = 10.0
TAKES = 20
BURNING = "while True: pass"


def measure_begin(folder: Path) -> list[Figure]:
    """Begins takes one after another, as soon as each is over."""
    begun = []
    with VirtualSound() as sound:
        child = Child("tests.sound.take_in_a_child", str(folder), "", environment=sound.environment)
        for _ in range(TAKES):
            asked = time.monotonic()
            child.say("start")
            begun.append(child.wait_for("Listening")["clock"] - asked)
            child.say("discard")
            child.wait_for("Discarded")
        child.end()
    # The first one loads the sound system, which the window has done beforehand.
    return [Figure("from asking to the first block of sound, p95", share(begun[1:], 95) * 1000, "ms", 100)]


def measure_loss(folder: Path) -> list[Figure]:
    """Speaks into the microphone while twice as many programs burn as there are cores."""
    spoken = chirp(SPOKEN_SECONDS)
    wav = write_wav(folder / "chirp.wav", spoken)
    burners = [subprocess.Popen([sys.executable, "-c", BURNING]) for _ in range(2 * (os.cpu_count() or 2))]
    try:
        with VirtualSound() as sound:
            child = Child("tests.sound.take_in_a_child", str(folder), "", environment=sound.environment)
            child.say("start")
            child.wait_for("Listening")
            sound.speak(wav).wait(60)
            child.say("stop")
            kept = child.wait_for("Finished")["sound"]
            child.end()
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()
    with wave.open(kept) as take:
        samples = np.frombuffer(take.readframes(take.getnframes()), dtype="<i2")
    missing = 0.0 if place_of(spoken, samples) >= 0 else _missing_seconds(spoken, samples)
    return [Figure("kept sound lost under CPU load", missing, "s", 0.0)]


def _missing_seconds(spoken: np.ndarray, samples: np.ndarray) -> float:
    """How much of what was spoken is in no place of what was kept, by pieces of 10 ms."""
    pieces = [spoken[at : at + 160] for at in range(0, len(spoken), 160)]
    return sum(place_of(piece, samples) < 0 for piece in pieces) * 0.01
