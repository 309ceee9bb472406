"""What is played is heard: recorded from the speaker of a real sound daemon."""

from __future__ import annotations

import json
import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.sound.child import Child
from tests.sound.virtual_microphone import SPEAKER_RATE, VirtualSound, chirp, wait_until, write_wav

pytestmark = pytest.mark.sound

Sound = NDArray[np.float64]
RATE = 16000


class Speaker:
    """A program that plays, and a recording of its speaker."""

    def __init__(self, sound: VirtualSound, folder: Path) -> None:
        self._raw = folder / "speaker.raw"
        self._child = Child("tests.sound.play_in_a_child", environment=sound.environment)
        self._recorder = sound.record_speaker(self._raw)

    def do(self, *command: Any) -> None:
        self._child.say(json.dumps([str(word) if isinstance(word, Path) else word for word in command]))

    def wait_for(self, kind: str) -> dict[str, Any]:
        return self._child.wait_for(kind)

    def wait_silent(self) -> None:
        self.do("wait_silent")
        self.wait_for("Silent")

    def wait_until(self, second: float) -> float:
        self.do("wait_until", second)
        return float(self.wait_for("Reached")["second"])

    def heard(self) -> Sound:
        """All that was heard so far, as one channel between -1 and 1."""
        size = self._raw.stat().st_size
        wait_until(lambda: self._raw.stat().st_size > size + SPEAKER_RATE)
        raw = np.fromfile(self._raw, dtype="<i2")
        return raw[: len(raw) // 2 * 2].reshape(-1, 2).mean(axis=1) / 32768

    def end(self) -> None:
        self._child.kill()
        self._recorder.kill()
        self._recorder.wait()


@pytest.fixture
def speaker(sound: VirtualSound, tmp_path: Path) -> Iterator[Speaker]:
    speaker = Speaker(sound, tmp_path)
    yield speaker
    speaker.end()


def tone(hertz: float, seconds: float, level: float) -> NDArray[np.int16]:
    times = np.arange(int(seconds * RATE)) / RATE
    return (level * 32767 * np.sin(2 * np.pi * hertz * times)).astype(np.int16)


def loud_part(heard: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(heard) > 0.003)
    assert len(loud), "nothing was heard"
    return heard[loud[0] : loud[-1] + 1]


def dbfs(heard: Sound) -> float:
    return float(10 * np.log10(np.mean(heard**2)))


def longest_quiet_seconds(heard: Sound) -> float:
    loud = np.flatnonzero(np.abs(heard) > 0.003)
    return float(np.diff(loud).max()) / SPEAKER_RATE


def share_of(heard: Sound, hertz: float) -> float:
    """How much of the sound is this tone, 0 to 1."""
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))) ** 2
    near = np.abs(np.fft.rfftfreq(len(heard), 1 / SPEAKER_RATE) - hertz) < 20
    return float(spectrum[near].sum() / spectrum.sum())


def test_a_take_is_heard_as_it_was_recorded(speaker: Speaker, tmp_path: Path) -> None:
    spoken = chirp(2.0)
    speaker.do("play", write_wav(tmp_path / "take.wav", spoken), 0.0, None)
    speaker.wait_silent()
    # At 16 kHz again: every third sample, since both rates are locked to each other.
    heard = loud_part(speaker.heard())[::3][: len(spoken)]
    whole = spoken.astype(np.float64) / 32768
    best = max(float(np.corrcoef(heard[shift : shift + 30000], whole[:30000])[0, 1]) for shift in range(0, 8))
    best = max(
        best, *(float(np.corrcoef(heard[:30000], whole[shift : shift + 30000])[0, 1]) for shift in range(8))
    )
    assert best > 0.98


def test_only_the_stretch_that_was_asked_for_is_heard(speaker: Speaker, tmp_path: Path) -> None:
    both = np.concatenate([tone(400, 1.0, 0.3), tone(900, 1.0, 0.3)])
    speaker.do("play", write_wav(tmp_path / "take.wav", both), 1.2, 1.7)
    speaker.wait_silent()
    heard = loud_part(speaker.heard())
    assert len(heard) / SPEAKER_RATE == pytest.approx(0.5, abs=0.02)
    assert share_of(heard, 900) > 0.95


def test_changing_between_takes_has_no_gap_and_the_same_loudness(speaker: Speaker, tmp_path: Path) -> None:
    loud = write_wav(tmp_path / "loud.wav", tone(400, 4.0, 0.5))
    soft = write_wav(tmp_path / "soft.wav", tone(900, 4.0, 0.02))
    speaker.do("prepare", [str(loud), str(soft)])
    speaker.do("play", loud, 0.0, None)
    speaker.wait_until(1.0)
    speaker.do("play", soft, 2.0, None)
    assert speaker.wait_until(2.5) < 3.0
    speaker.do("play", loud, 1.0, 2.0)
    speaker.wait_silent()
    heard = loud_part(speaker.heard())
    assert longest_quiet_seconds(heard) < 0.030
    tenths = [heard[at : at + 4800] for at in range(0, len(heard) - 4800, 4800)]
    of_loud = [dbfs(part) for part in tenths if share_of(part, 400) > 0.99]
    of_soft = [dbfs(part) for part in tenths if share_of(part, 900) > 0.99]
    assert len(of_loud) > 10
    assert len(of_soft) > 3
    assert abs(np.mean(of_loud) - np.mean(of_soft)) < 1.0


def test_the_cursor_keeps_up_with_what_is_heard(speaker: Speaker, tmp_path: Path) -> None:
    speaker.do("play", write_wav(tmp_path / "take.wav", chirp(3.0)), 0.5, None)
    first = speaker.wait_until(1.0)
    speaker.do("wait_until", 2.0)
    reached = speaker.wait_for("Reached")
    speaker.do("position")
    later = speaker.wait_for("Position")
    assert 1.0 <= first < 1.3
    moved, passed = later["second"] - reached["second"], later["clock"] - reached["clock"]
    assert moved == pytest.approx(passed, abs=0.05)
    speaker.wait_silent()


def test_pause_keeps_the_place_and_going_on_plays_the_rest(speaker: Speaker, tmp_path: Path) -> None:
    speaker.do("play", write_wav(tmp_path / "take.wav", tone(400, 2.0, 0.3)), 0.0, None)
    speaker.wait_until(1.0)
    speaker.do("pause")
    speaker.do("position")
    held = speaker.wait_for("Position")["second"]
    speaker.do("position")
    assert speaker.wait_for("Position")["second"] == held
    speaker.do("go_on")
    speaker.wait_silent()
    assert 1.0 <= held < 1.3


def test_a_paused_take_can_be_sought_in(speaker: Speaker, tmp_path: Path) -> None:
    speaker.do("play", write_wav(tmp_path / "take.wav", tone(400, 3.0, 0.3)), 0.0, None)
    speaker.wait_until(0.3)
    speaker.do("pause")
    speaker.do("seek", 2.5)
    speaker.do("position")
    assert speaker.wait_for("Position")["second"] == 2.5
    speaker.do("go_on")
    speaker.wait_silent()


def test_stop_is_silence_at_once(speaker: Speaker, tmp_path: Path) -> None:
    speaker.do("play", write_wav(tmp_path / "take.wav", tone(400, 20.0, 0.3)), 0.0, None)
    speaker.wait_until(0.5)
    speaker.do("stop")
    speaker.do("position")
    assert speaker.wait_for("Position")["second"] is None
    assert len(loud_part(speaker.heard())) / SPEAKER_RATE < 2.0


def test_a_recording_that_is_gone_is_said(speaker: Speaker, tmp_path: Path) -> None:
    speaker.do("play", tmp_path / "gone.wav", 0.0, None)
    assert "gone.wav" in speaker.wait_for("Refused")["sentence"]


def test_no_speaker_at_all_is_said_in_one_sentence(sound: VirtualSound, tmp_path: Path) -> None:
    sound.environment["PULSE_SERVER"] = "unix:/nonexistent"
    child = Child("tests.sound.play_in_a_child", environment=sound.environment)
    child.say(json.dumps(["play", str(write_wav(tmp_path / "take.wav", tone(400, 1.0, 0.3))), 0.0, None]))
    refused = child.wait_for("Refused")
    assert refused["sentence"] == "No speaker was found."
    assert refused["mend"] == "Plug one in, then try again."
    child.say(json.dumps(["position"]))
    assert child.wait_for("Position")["second"] is None
    child.end()


def test_the_beep_never_gets_into_the_recording(sound: VirtualSound, tmp_path: Path) -> None:
    # This microphone hears nothing but the speaker, and hears it perfectly.
    subprocess.run(["pactl", "set-default-source", "spk.monitor"], env=sound.environment, check=True)
    beep = Path(__file__).parents[2] / "assets" / "sounds" / "beep.wav"
    child = Child("tests.sound.play_in_a_child", environment=sound.environment)
    raw = tmp_path / "speaker.raw"
    sound.record_speaker(raw)
    child.say(json.dumps(["beep_then_record", str(beep), str(tmp_path / "take.wav"), 1.0]))
    kept = child.wait_for("Finished")["sound"]
    child.end()
    assert np.abs(np.fromfile(raw, dtype="<i2")).max() > 3000, "the beep was not heard at all"
    with wave.open(kept) as take:
        samples = np.frombuffer(take.readframes(take.getnframes()), dtype="<i2")
    assert len(samples) >= RATE
    assert np.abs(samples).max() < 30
