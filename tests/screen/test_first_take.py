"""A first take, from voice to verdict, on real parts: screen, keys, microphone, model, library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.accuracy.voices import RATE, speak
from tests.screen.conftest import Desk

pytestmark = [pytest.mark.sound, pytest.mark.model]
SAID = (
    "Hi Dana, this is Ana Ruiz from Infolabs. Your talk on Rust schedulers is why I'm calling. "
    "Kestrel Health needs someone to lead its triage engine. "
    "Call me back at four one five, five five five, oh one three two."
)


def spoken(folder: Path, words: str = SAID) -> Path:
    """The words as a recording, with half a second of near silence around them."""
    voice = speak(words, "flite-slt")
    samples = (np.concatenate([np.zeros(8000), voice, np.zeros(8000)]) * 32767).astype(np.int16)
    samples[samples == 0] = 1
    place = folder / "said.wav"
    soundfile.write(place, samples, RATE, "PCM_16")
    return place


def likeness(heard: np.ndarray, original: np.ndarray) -> float:
    """Correlation of the original with the stretch of what was heard that fits it best."""
    size = 1 << (len(heard) + len(original)).bit_length()
    product = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(original, size))
    at = int(np.argmax(np.fft.irfft(product, size)[: len(heard)]))
    stretch = heard[at : at + len(original)]
    return float(np.corrcoef(stretch, original[: len(stretch)])[0, 1])


def test_a_take_is_spoken_marked_kept_and_shown(desk: Desk, tmp_path: Path) -> None:
    said = spoken(tmp_path)
    desk.picture("1-idle")
    desk.screen.press("space")
    desk.child.wait_for("listening")
    speaking = desk.say(said)
    desk.child.wait_for("tick")
    while len(desk.child.wait_for("words")["text"].split()) < 8:
        continue
    assert speaking.poll() is None, "the words came only after it was spoken"
    desk.picture("2-speaking")
    speaking.wait()
    desk.screen.press("space")
    verdict = desk.child.wait_for("verdict")
    kept = desk.child.wait_for("kept")
    desk.picture("3-verdict")
    ticks = [told["element"] for told in desk.child.told if told["kind"] == "tick"]
    assert {"bridge", "reason", "number"} <= set(ticks)
    assert verdict["verdict"]["elements"]["number"]["hit"]
    sound, _ = soundfile.read(kept["sound"], dtype="int16")
    original, _ = soundfile.read(said, dtype="int16")
    assert original.tobytes() in sound.tobytes()


def test_the_take_plays_back(desk: Desk, tmp_path: Path) -> None:
    said = spoken(tmp_path, "Hi Dana, this is Ana Ruiz from Infolabs.")
    desk.screen.press("space")
    desk.child.wait_for("listening")
    desk.say(said).wait()
    desk.screen.press("space")
    desk.child.wait_for("kept")
    raw = tmp_path / "heard.raw"
    desk.sound.record_speaker(raw)
    desk.screen.press("p")
    desk.child.wait_for("playing")
    desk.child.wait_for("silent")
    heard = np.fromfile(raw, dtype="<i2").astype(np.float64)[::2]
    original = soundfile.read(said, dtype="int16")[0].astype(np.float64)
    # 48 kHz holds each sample at one of three places.
    assert max(likeness(heard[phase::3], original) for phase in range(3)) > 0.95
