"""The doctor on a real sound server: it hears what is spoken, and says what is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sound.virtual_microphone import VirtualSound, chirp, write_wav

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.sound


def _examined(sound: VirtualSound, tmp_path: Path) -> dict[str, Any]:
    asked = [sys.executable, "-m", "coach.cli", "doctor", "--json", "--home", str(tmp_path / "home")]
    told = subprocess.run(
        asked, cwd=ROOT, env=sound.environment, capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(told.stdout)  # type: ignore[no-any-return]


def test_a_microphone_that_is_spoken_into_and_a_speaker_work(sound: VirtualSound, tmp_path: Path) -> None:
    speaking = sound.speak(write_wav(tmp_path / "spoken.wav", chirp(20.0)))
    found = _examined(sound, tmp_path)
    speaking.kill()
    speaking.wait()
    assert found["microphone"]["works"], found["microphone"]
    assert found["speaker"]["works"], found["speaker"]


def test_a_microphone_that_gives_zeros_is_said(sound: VirtualSound, tmp_path: Path) -> None:
    found = _examined(sound, tmp_path)
    assert not found["microphone"]["works"]
    assert "zeros" in found["microphone"]["sentence"]


def test_no_sound_server_is_said(sound: VirtualSound, tmp_path: Path) -> None:
    sound.vanish()
    found = _examined(sound, tmp_path)
    assert not found["microphone"]["works"]
    assert not found["speaker"]["works"]
    assert found["microphone"]["mend"]


def test_a_sound_server_that_hangs_does_not_hold_up_the_doctor(sound: VirtualSound, tmp_path: Path) -> None:
    sound.stall()
    found = _examined(sound, tmp_path)
    sound.go_on()
    assert not found["microphone"]["works"]
    assert "not answer" in found["microphone"]["sentence"]
    assert found["database"]["works"], found["database"]
