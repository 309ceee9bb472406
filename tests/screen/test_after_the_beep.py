"""Countdown and beep on real parts: the microphone hears the beep, and it is not in the take."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.settings import OpenSettings
from tests.screen.conftest import Desk
from tests.screen.saying import OPENING, recording

pytestmark = [pytest.mark.sound, pytest.mark.model]


@pytest.fixture
def settings(settings: OpenSettings) -> OpenSettings:
    settings.change(countdown=1, beep=True)
    return settings


@pytest.fixture
def room(desk: Desk) -> Iterator[Desk]:
    """What the speaker plays is heard by the microphone, as in a room."""
    words = ["module-loopback", "source=spk.monitor", "sink=mic", "latency_msec=20"]
    subprocess.run(["pactl", "load-module", *words], env=desk.sound.environment, check=True)
    yield desk


def heard_by_the_microphone(room: Desk, raw: Path) -> subprocess.Popen[bytes]:
    """Records all that the microphone hears, beside the program."""
    with raw.open("wb") as file:
        return subprocess.Popen(
            ["parec", "--device=vmic", "--rate=16000", "--channels=1", "--format=s16le", "--raw"],
            env=room.sound.environment,
            stdout=file,
        )


def loudness_of_tone(samples: np.ndarray, rate: int, hertz: float = 1000.0) -> float:
    """The loudest the tone gets in any 50 ms, as a share of full scale."""
    size = rate // 20
    wave = np.exp(-2j * np.pi * hertz * np.arange(size) / rate)
    pieces = samples[: len(samples) // size * size].reshape(-1, size) / 32768
    return float(np.abs(pieces @ wave).max() * 2 / size)


def test_the_beep_is_heard_and_is_not_in_the_take(room: Desk, tmp_path: Path) -> None:
    raw = tmp_path / "microphone.raw"
    listening = heard_by_the_microphone(room, raw)
    room.screen.press("space")
    room.child.wait_for("listening")
    room.say(recording(tmp_path / "said.wav", (OPENING, "joe-1.0"), lead_seconds=0.5)).wait()
    room.screen.press("space")
    kept = room.child.wait_for("kept")
    listening.kill()
    listening.wait()
    assert loudness_of_tone(np.fromfile(raw, dtype="<i2").astype(float), 16_000) > 0.05
    samples, rate = soundfile.read(kept["sound"], dtype="int16")
    assert loudness_of_tone(samples[: rate // 2].astype(float), rate) < 0.01
