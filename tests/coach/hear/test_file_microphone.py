"""A recording speaks like a microphone: opened, blocks, ended, in its own time."""

from __future__ import annotations

import time
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import soundfile

from coach.errors import SoundError
from coach.hear.file_microphone import FileMicrophone
from coach.hear.microphone import Blocks, SourceEnded, SourceOpened

LONG_ENOUGH = 10.0


def spoken(folder: Path, seconds: float = 0.52, rate: int = 16000, channels: int = 1) -> Path:
    samples = np.random.default_rng(5).integers(-32768, 32767, (int(seconds * rate), channels), dtype="int16")
    path = folder / "take.wav"
    soundfile.write(path, samples, rate, "PCM_16")
    return path


def all_of(microphone: FileMicrophone) -> list[bytes | SourceOpened | SourceEnded]:
    blocks: Blocks = SimpleQueue()
    microphone.start(blocks)
    heard: list[bytes | SourceOpened | SourceEnded] = []
    while not heard or not isinstance(heard[-1], SourceEnded):
        heard.append(blocks.get(timeout=LONG_ENOUGH))
    return heard


def test_every_sample_comes_as_it_is_in_the_file(tmp_path: Path) -> None:
    path = spoken(tmp_path)
    opened, *blocks, ended = all_of(FileMicrophone(path, speed=0))
    assert opened == SourceOpened(16000)
    assert ended == SourceEnded()
    assert [len(block) for block in blocks[:-1]] == [1600] * 10  # type: ignore[arg-type]
    assert b"".join(blocks) == soundfile.read(path, dtype="int16")[0].astype("<i2").tobytes()  # type: ignore[arg-type]


def test_a_file_of_another_rate_keeps_it_where_the_recogniser_can_take_it(tmp_path: Path) -> None:
    assert all_of(FileMicrophone(spoken(tmp_path, rate=44100), speed=0))[0] == SourceOpened(44100)


def test_a_telephone_recording_is_brought_up_to_16_khz(tmp_path: Path) -> None:
    opened, *blocks, _ = all_of(FileMicrophone(spoken(tmp_path, rate=8000), speed=0))
    assert opened == SourceOpened(16000)
    assert sum(map(len, blocks)) == 2 * int(0.52 * 16000)  # type: ignore[arg-type]


def test_a_file_speaks_no_faster_than_a_person(tmp_path: Path) -> None:
    began = time.monotonic()
    all_of(FileMicrophone(spoken(tmp_path)))
    assert time.monotonic() - began >= 0.52


def test_a_file_that_is_stopped_falls_silent(tmp_path: Path) -> None:
    microphone = FileMicrophone(spoken(tmp_path, seconds=60))
    blocks: Blocks = SimpleQueue()
    microphone.start(blocks)
    assert isinstance(blocks.get(timeout=LONG_ENOUGH), SourceOpened)
    microphone.stop()
    microphone.stop()
    while not isinstance(ended := blocks.get(timeout=LONG_ENOUGH), SourceEnded):
        pass
    assert ended == SourceEnded()


def test_a_file_that_is_no_sound_ends_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF")
    (ended,) = all_of(FileMicrophone(broken))
    assert isinstance(ended, SourceEnded)
    assert isinstance(ended.error, SoundError)
