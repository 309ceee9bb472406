"""A real PortAudio stream from a real sound daemon: nothing is lost, and what goes wrong is said in time."""

from __future__ import annotations

import time
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.sound.conftest import TakeIn
from tests.sound.virtual_microphone import VirtualSound, chirp, place_of, write_wav

pytestmark = pytest.mark.sound

SAID_WITHIN_SECONDS = 1.0
TOLERANCE_SECONDS = 0.5
"""For a computer that does other things too; the exact figures are in the benchmarks."""
SAID = SAID_WITHIN_SECONDS + TOLERANCE_SECONDS


def samples_of(wav: str) -> NDArray[np.int16]:
    with wave.open(wav) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        return np.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")


def test_what_is_spoken_is_kept_sample_for_sample(
    sound: VirtualSound, take_in: TakeIn, tmp_path: Path
) -> None:
    spoken = chirp(4.0)
    child = take_in()
    child.say("start")
    child.wait_for("Listening")
    assert sound.speak(write_wav(tmp_path / "spoken.wav", spoken)).wait(30) == 0
    child.say("stop")
    finished = child.wait_for("Finished")
    assert place_of(spoken, samples_of(finished["sound"])) >= 0
    assert child.end() == ""


def test_recording_begins_within_a_moment_of_being_asked(sound: VirtualSound, take_in: TakeIn) -> None:
    child = take_in()
    child.say("start")
    child.wait_for("Listening")
    child.say("discard")
    child.wait_for("Discarded")
    asked = time.monotonic()
    child.say("start")
    assert child.wait_for("Listening")["clock"] - asked < SAID
    child.end()


def test_takes_follow_each_other_in_one_process(sound: VirtualSound, take_in: TakeIn, tmp_path: Path) -> None:
    spoken = chirp(1.0)
    write_wav(tmp_path / "spoken.wav", spoken)
    child = take_in()
    for _ in range(3):
        child.say("start")
        child.wait_for("Listening")
        sound.speak(tmp_path / "spoken.wav").wait(30)
        child.say("stop")
        assert place_of(spoken, samples_of(child.wait_for("Finished")["sound"])) >= 0
    child.end()


def test_a_microphone_can_be_chosen_by_name(sound: VirtualSound, take_in: TakeIn) -> None:
    child = take_in("pulse")
    child.say("start")
    child.wait_for("Listening")
    child.say("stop")
    child.wait_for("Finished")
    child.end()


def test_a_microphone_that_is_not_there_is_named(sound: VirtualSound, take_in: TakeIn) -> None:
    asked = time.monotonic()
    child = take_in("Blue Yeti")
    child.say("start")
    failed = child.wait_for("Failed")
    assert failed["sentence"] == "The microphone 'Blue Yeti' is not there."
    assert "Plug it in" in failed["mend"]
    assert failed["clock"] - asked < SAID + 3.0, "starting Python is most of it"
    child.end()


def test_no_microphone_at_all_is_said(sound: VirtualSound, take_in: TakeIn) -> None:
    sound.environment["PULSE_SERVER"] = "unix:/nonexistent"
    child = take_in()
    child.say("start")
    failed = child.wait_for("Failed")
    assert failed["sentence"] == "No microphone was found."
    assert failed["mend"] == "Plug one in, then try again."
    assert failed["sound"] == ""
    child.end()


def test_a_microphone_that_comes_later_is_found_without_a_restart(
    sound: VirtualSound, take_in: TakeIn
) -> None:
    sound.vanish()
    child = take_in()
    child.say("start")
    failed = child.wait_for("Failed")
    assert "microphone" in failed["sentence"].lower()
    assert failed["mend"]
    sound.start()
    child.say("start")
    child.wait_for("Listening")
    child.say("stop")
    child.wait_for("Finished")
    child.end()


def test_a_microphone_that_vanishes_is_said_and_what_was_spoken_is_kept(
    sound: VirtualSound, take_in: TakeIn, tmp_path: Path
) -> None:
    spoken = chirp(6.0)
    child = take_in()
    child.say("start")
    child.wait_for("Listening")
    sound.speak(write_wav(tmp_path / "spoken.wav", spoken))
    child.wait_for("Level", at=2.0)
    sound.vanish()
    pulled = time.monotonic()
    failed = child.wait_for("Failed")
    assert failed["clock"] - pulled < SAID
    assert failed["sentence"] == "The microphone was unplugged."
    assert "kept" in failed["mend"]
    kept = samples_of(failed["sound"])
    assert len(kept) / 16000 >= 2.0
    heard = np.flatnonzero(kept)
    assert place_of(kept[heard[0] : heard[0] + 8000], spoken) >= 0
    child.end()


def test_a_microphone_that_stalls_is_said_and_the_program_still_ends(
    sound: VirtualSound, take_in: TakeIn
) -> None:
    child = take_in()
    child.say("start")
    child.wait_for("Level", at=1.0)
    sound.stall()
    stalled = time.monotonic()
    failed = child.wait_for("Failed")
    assert failed["clock"] - stalled < SAID
    assert failed["sentence"] == "The microphone gives no sound any more."
    assert "seconds are kept" in failed["mend"]
    assert len(samples_of(failed["sound"])) / 16000 >= 1.0
    child.end()
    assert child.process.returncode == 0


def test_a_sound_system_that_does_not_answer_is_said(sound: VirtualSound, take_in: TakeIn) -> None:
    child = take_in()
    sound.stall()
    child.say("start")
    warned = child.wait_for("Warned")
    assert "does not answer" in warned["sentence"]
    failed = child.wait_for("Failed")
    assert "does not answer" in failed["sentence"]
    assert failed["sound"] == ""
    sound.go_on()
    child.say("start")
    child.wait_for("Listening")
    child.say("stop")
    child.wait_for("Finished")
    child.end()


def test_a_microphone_that_gives_only_zeros_is_said_while_the_take_goes_on(
    sound: VirtualSound, take_in: TakeIn
) -> None:
    child = take_in()
    child.say("start")
    listening = child.wait_for("Listening")
    warned = child.wait_for("Warned")
    assert warned["clock"] - listening["clock"] < SAID
    assert warned["sentence"] == "The microphone gives only silence."
    assert "Unmute" in warned["mend"]
    child.say("stop")
    assert len(samples_of(child.wait_for("Finished")["sound"])) >= 0.9 * 16000
    child.end()


def test_a_file_speaks_through_the_same_path_sample_for_sample(take_in: TakeIn, tmp_path: Path) -> None:
    spoken = chirp(1.5)
    child = take_in(f"file:{write_wav(tmp_path / 'spoken.wav', spoken)}")
    child.say("start")
    finished = child.wait_for("Finished")
    assert np.array_equal(samples_of(finished["sound"]), spoken)
    child.end()
