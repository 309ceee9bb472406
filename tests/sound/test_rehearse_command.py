"""A take spoken to the terminal: a real microphone, marked while it is spoken, kept in the library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from coach.hear.sound_reading import read_sound
from coach.keep.library import Library
from coach.paths import Home
from tests.sound.child import Child
from tests.sound.virtual_microphone import VirtualSound, place_of, write_wav

pytestmark = [pytest.mark.sound, pytest.mark.model]
SAMPLES = Path(__file__).parents[2] / "assets" / "samples"


@pytest.fixture
def terminal(sound: VirtualSound, tmp_path: Path, model_folder: Path) -> Iterator[Child]:
    child = Child(
        "coach.cli", "rehearse", "--events", "--home", str(tmp_path / "home"), "--rubric", "recruiter-15",
        "--people", str(SAMPLES / "recruiter-good.toml"), "--script", str(SAMPLES / "recruiter-good.txt"),
        environment={**sound.environment, "AFTERBEEP_MODEL": str(model_folder)},
    )  # fmt: skip
    yield child
    child.kill()


def test_a_take_is_ticked_while_it_is_spoken_marked_and_kept(
    sound: VirtualSound, terminal: Child, tmp_path: Path
) -> None:
    samples, rate = read_sound(SAMPLES / "recruiter-good.flac")
    spoken = np.rint(samples * 32768).astype(np.int16)
    terminal.wait_for("listening")
    said = sound.speak(write_wav(tmp_path / "spoken.wav", spoken, rate))
    terminal.wait_for("tick")
    assert said.poll() is None, "the first tick came when all had been said"
    assert said.wait(60) == 0
    terminal.say("")
    verdict = terminal.wait_for("verdict")
    assert "Kept as take 1." in terminal.end()
    assert verdict["elements"]["number"]["hit"]
    assert verdict["elements"]["greeting"]["hit"]
    with Library(Home.at(tmp_path / "home")) as library:
        kept = library.takes.take(1)
    assert kept.verdict.as_json("take")["transcript"] == verdict["transcript"]
    sound_kept, _ = read_sound(kept.sound)
    assert place_of(spoken[1000:-1000], np.rint(sound_kept * 32768).astype(np.int16)) >= 0
    assert list((tmp_path / "home" / "recordings").iterdir()) == []


def test_a_microphone_that_vanishes_leaves_the_take_for_the_next_start(
    sound: VirtualSound, terminal: Child, tmp_path: Path
) -> None:
    terminal.wait_for("listening")
    sound.speak(SAMPLES / "recruiter-good.flac")
    terminal.wait_for("words")
    sound.vanish()
    said = terminal.end()
    assert terminal.process.returncode == 1
    assert "The microphone was unplugged." in said
    assert "Traceback" not in said
    left = list((tmp_path / "home" / "recordings").glob("*.brief.json"))
    assert len(left) == 1
    assert json.loads(left[0].read_text(encoding="utf-8"))["brief"]["rubric"]["id"] == "recruiter-15"
