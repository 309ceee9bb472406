"""From one take to another at the same element: no gap is heard, and louder does not win.

What is measured was recorded from the speaker of a real sound daemon. Each element of each take has a tone
of its own, so that the recording tells what was heard when.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from coach.hear.sound_reading import read_sound
from tests.sound.child import Child
from tests.sound.virtual_microphone import SPEAKER_RATE, VirtualSound, wait_until, write_wav

pytestmark = pytest.mark.sound

Sound = NDArray[np.float64]
RATE = 16000
QUIET = 0.002
MOST_GAP_SECONDS, MOST_DIFFERENCE_DB = 0.030, 1.0
FIRST = {"greeting": 300.0, "bridge": 400.0, "reason": 500.0, "number": 600.0}
SECOND = {"greeting": 1300.0, "bridge": 1400.0, "reason": 1500.0, "number": 1600.0}
SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "recruiter-good.flac"


class Listener:
    """The program that switches, and a recording of its speaker."""

    def __init__(self, sound: VirtualSound, folder: Path, takes: Sequence[dict[str, Any]]) -> None:
        told = folder / "takes.json"
        told.write_text(json.dumps(takes))
        self._raw = folder / "speaker.raw"
        self._child = Child("tests.sound.switch_in_a_child", str(told), environment=sound.environment)
        self._child.wait_for("Ready")
        self._recorder = sound.record_speaker(self._raw)

    def do(self, *command: Any) -> None:
        self._child.say(json.dumps(command))

    def wait_until(self, second: float) -> None:
        self.do("wait_until", second)
        self._child.wait_for("Reached")

    def wait_silent(self) -> None:
        self.do("wait_silent")
        self._child.wait_for("Silent")

    def heard(self) -> Sound:
        """All from the first to the last sound, as one channel between -1 and 1."""
        size = self._raw.stat().st_size
        wait_until(lambda: self._raw.stat().st_size > size + SPEAKER_RATE)
        raw = np.fromfile(self._raw, dtype="<i2")
        whole = raw[: len(raw) // 2 * 2].reshape(-1, 2).mean(axis=1) / 32768
        loud = np.flatnonzero(np.abs(whole) > QUIET)
        assert len(loud), "nothing was heard"
        return whole[loud[0] : loud[-1] + 1]

    def end(self) -> None:
        self._child.kill()
        self._recorder.kill()
        self._recorder.wait()


MakeListener = Callable[..., Listener]


@pytest.fixture
def listen_to(sound: VirtualSound, tmp_path: Path) -> Iterator[MakeListener]:
    made: list[Listener] = []

    def make(*takes: dict[str, Any]) -> Listener:
        made.append(Listener(sound, tmp_path, takes))
        return made[-1]

    yield make
    for listener in made:
        listener.end()


def take_of(
    path: Path, tones: dict[str, float], order: Sequence[str], level: float, length: float
) -> dict[str, Any]:
    """A take that says each element `length` seconds long, one after the other without a pause."""
    times = np.arange(int(length * RATE)) / RATE
    said = [level * 32767 * np.sin(2 * np.pi * tones[name] * times) for name in order]
    write_wav(path, np.concatenate(said).astype(np.int16))
    spans = {name: (place * length, (place + 1) * length) for place, name in enumerate(order)}
    return {"sound": str(path), "elements": spans}


def tones_of(heard: Sound) -> list[tuple[float, float]]:
    """(hertz, dBFS) of each twentieth of a second, those in which one tone sounds throughout."""
    length = SPEAKER_RATE // 20
    found = []
    for at in range(0, len(heard) - length, length):
        part = heard[at : at + length]
        spectrum = np.abs(np.fft.rfft(part * np.hanning(length))) ** 2
        peak = int(spectrum.argmax())
        if spectrum[max(0, peak - 2) : peak + 3].sum() > 0.99 * spectrum.sum():
            found.append((peak * SPEAKER_RATE / length, float(10 * np.log10(np.mean(part**2)))))
    return found


def gap_seconds(heard: Sound) -> float:
    return float(np.diff(np.flatnonzero(np.abs(heard) > QUIET)).max()) / SPEAKER_RATE


def level_of(heard: Sound, tones: Sequence[float]) -> float:
    levels = [level for hertz, level in tones_of(heard) if any(abs(hertz - tone) < 25 for tone in tones)]
    assert len(levels) > 5, f"{tones} were hardly heard"
    return float(np.mean(levels))


def order_of(heard: Sound) -> list[float]:
    """The tones in the order they were heard, each to the next hundred."""
    rounded = [round(hertz / 100) * 100.0 for hertz, _ in tones_of(heard)]
    return [hertz for place, hertz in enumerate(rounded) if place == 0 or hertz != rounded[place - 1]]


def test_a_switch_goes_on_at_the_same_element_without_a_gap_and_as_loud(
    listen_to: MakeListener, tmp_path: Path
) -> None:
    loud = take_of(tmp_path / "loud.wav", FIRST, list(FIRST), level=0.6, length=1.0)
    soft = take_of(tmp_path / "soft.wav", SECOND, list(SECOND), level=0.03, length=1.4)
    listener = listen_to(loud, soft)
    listener.do("switch", 0)
    listener.wait_until(2.5)  # within the reason
    listener.do("switch", 1)
    listener.wait_until(3.6)  # within the reason of the other
    listener.do("switch", 0)
    listener.wait_silent()
    heard = listener.heard()
    print(f"gap {1000 * gap_seconds(heard):.1f} ms", end=", ")
    difference = level_of(heard, list(FIRST.values())) - level_of(heard, list(SECOND.values()))
    print(f"difference {difference:.2f} dB")
    assert gap_seconds(heard) < MOST_GAP_SECONDS
    assert abs(difference) < MOST_DIFFERENCE_DB
    # A tenth of a second before the element is heard too, so that its first sound is not cut off.
    assert order_of(heard) == [300, 400, 500, 1400, 1500, 400, 500, 600]


def test_elements_in_another_order_are_found_by_what_is_said(listen_to: MakeListener, tmp_path: Path) -> None:
    first = take_of(tmp_path / "first.wav", FIRST, list(FIRST), level=0.3, length=1.0)
    turned = take_of(tmp_path / "turned.wav", SECOND, ("number", "reason", "greeting", "bridge"), 0.3, 1.0)
    listener = listen_to(first, turned)
    listener.do("switch", 0)
    listener.wait_until(1.5)  # within the bridge
    listener.do("switch", 1)
    listener.wait_silent()
    heard = listener.heard()
    assert gap_seconds(heard) < MOST_GAP_SECONDS
    assert order_of(heard) == [300, 400, 1300, 1400]


def test_quick_switching_back_and_forth_leaves_no_gap(listen_to: MakeListener, tmp_path: Path) -> None:
    takes = [
        take_of(tmp_path / f"{number}.wav", tones, list(tones), level, 3.0)
        for number, (tones, level) in enumerate([(FIRST, 0.5), (SECOND, 0.05), (FIRST, 0.1), (SECOND, 0.4)])
    ]
    listener = listen_to(*takes)
    listener.do("switch", 0)
    listener.wait_until(3.2)
    for number in (1, 2, 3, 0, 2, 1):
        listener.do("switch", number)
        listener.wait_until(3.0)
    listener.do("stop")
    heard = listener.heard()
    assert gap_seconds(heard) < MOST_GAP_SECONDS


def test_the_same_words_of_a_loud_and_a_soft_take_are_equally_loud_in_turn(
    listen_to: MakeListener, tmp_path: Path
) -> None:
    samples, rate = read_sound(SAMPLE)
    takes = []
    for name, gain in (("loud", 1.0), ("soft", 0.12)):
        spoken = (gain * samples / np.abs(samples).max() * 32000).astype(np.int16)
        path = write_wav(tmp_path / f"{name}.wav", spoken, rate)
        takes.append({"sound": str(path), "elements": {"bridge": (3.39, 5.31)}})
    listener = listen_to(*takes)
    listener.do("in_turn", "bridge")
    listener.wait_silent()
    heard = listener.heard()
    # The same words twice: the second begins where the first, moved along, fits best.
    half = len(heard) // 2
    length = int(1.5 * SPEAKER_RATE)
    first = heard[:length]
    starts = range(half - SPEAKER_RATE // 2, min(len(heard) - length, half + SPEAKER_RATE // 2), 8)
    second = max((heard[at : at + length] for at in starts), key=lambda part: float(np.dot(first, part)))
    fits = float(np.corrcoef(first, second)[0, 1])
    difference = 10 * np.log10(np.mean(first**2) / np.mean(second**2))
    print(f"fits {fits:.3f}, difference {difference:.2f} dB")
    assert fits > 0.9
    assert abs(difference) < MOST_DIFFERENCE_DB
