"""The doctor finds what does not work, says it in words, and is held up by nothing."""

from __future__ import annotations

import json
import shutil
import threading
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from coach import cli, doctor
from coach.doctor import Examined, examine
from coach.errors import MicrophoneError
from coach.hear import microphone
from coach.hear.microphone import Blocks, SourceEnded, SourceOpened
from coach.keep.library import Library
from coach.paths import Home

PARTS = ("model", "microphone", "speaker", "display", "disk", "database")


class SpokenInto:
    """A microphone that gives what a test says: blocks, an end, nothing at all, or a refusal."""

    overflows = 0

    def __init__(self, gives: Callable[[Blocks], None]) -> None:
        self.name = "Desk microphone"
        self.stopped = False
        self._gives = gives

    def start(self, blocks: Blocks) -> None:
        self._gives(blocks)

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def spoken_into(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Blocks], None]], SpokenInto]:
    def use(gives: Callable[[Blocks], None]) -> SpokenInto:
        source = SpokenInto(gives)
        monkeypatch.setattr(microphone, "DeviceMicrophone", lambda name: source)
        return source

    return use


def _part(home: Home, part: str) -> Examined:
    return next(examined for examined in examine(home) if examined.part == part)


def _sound(block: bytes) -> Callable[[Blocks], None]:
    def give(blocks: Blocks) -> None:
        blocks.put(SourceOpened(16_000))
        for _ in range(20):
            blocks.put(block)

    return give


def test_every_part_is_examined_and_whatever_fails_has_a_mend(home: Home) -> None:
    examined = examine(home)
    assert tuple(one.part for one in examined) == PARTS
    assert all(one.sentence for one in examined)
    assert all(one.mend for one in examined if not one.works)


@pytest.mark.model
def test_a_sound_model_works(home: Home, model_folder: Path) -> None:
    found = _part(home, "model")
    assert found.works
    assert model_folder.name in found.sentence


@pytest.mark.model
def test_a_damaged_model_is_said(
    home: Home, model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = tmp_path / "model"
    shutil.copytree(model_folder, spoilt)
    (spoilt / "README").unlink()
    monkeypatch.setenv("AFTERBEEP_MODEL", str(spoilt))
    found = _part(home, "model")
    assert not found.works
    assert "README is missing" in found.sentence


def test_a_microphone_that_listens_works(home: Home, spoken_into: Callable[..., SpokenInto]) -> None:
    source = spoken_into(_sound(b"\1\0" * 800))
    assert _part(home, "microphone").works
    assert source.stopped


def test_a_microphone_of_zeros_is_said(home: Home, spoken_into: Callable[..., SpokenInto]) -> None:
    spoken_into(_sound(bytes(1600)))
    found = _part(home, "microphone")
    assert not found.works
    assert "zeros" in found.sentence


def test_a_microphone_without_sound_is_said(
    home: Home, spoken_into: Callable[..., SpokenInto], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "FIRST_BLOCK_SECONDS", 0.01)
    source = spoken_into(lambda blocks: blocks.put(SourceOpened(48_000)))
    assert "gives no sound" in _part(home, "microphone").sentence
    assert source.stopped


def test_a_microphone_that_never_opens_is_said(
    home: Home, spoken_into: Callable[..., SpokenInto], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "OPENING_SECONDS", 0.01)
    spoken_into(lambda blocks: None)
    assert "does not answer" in _part(home, "microphone").sentence


def test_a_microphone_that_ends_is_said(home: Home, spoken_into: Callable[..., SpokenInto]) -> None:
    spoken_into(lambda blocks: blocks.put(SourceEnded()))
    assert "gives no sound" in _part(home, "microphone").sentence


def test_no_microphone_is_said(home: Home, spoken_into: Callable[..., SpokenInto]) -> None:
    absent = MicrophoneError("No microphone was found.", "Plug one in, then try again.")
    spoken_into(lambda blocks: blocks.put(SourceEnded(absent)))
    assert _part(home, "microphone") == Examined(
        "microphone", False, "No microphone was found.", "Plug one in, then try again."
    )


def test_a_part_that_hangs_holds_up_nothing(
    home: Home, spoken_into: Callable[..., SpokenInto], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "PATIENCE_SECONDS", 0.5)
    hang = threading.Event()
    spoken_into(lambda blocks: hang.wait(20))
    found = _part(home, "microphone")
    hang.set()
    assert found.sentence == "The microphone does not answer."


def test_a_fault_of_the_program_itself_is_said_and_stops_nothing(
    home: Home, spoken_into: Callable[..., SpokenInto]
) -> None:
    def fail(blocks: Blocks) -> None:
        raise ZeroDivisionError("a bug")

    spoken_into(fail)
    assert "cannot be examined" in _part(home, "microphone").sentence


def test_a_full_disk_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda place: usage(10**9, 10**9, 10**6))
    found = _part(home, "disk")
    assert not found.works
    assert found.sentence.startswith("Only 1 MB are free")


def test_a_home_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "later" / "home")
    assert _part(home, "disk").works
    assert _part(home, "database").works
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_there_is_opened(home: Home) -> None:
    Library(home).close()
    found = _part(home, "database")
    assert found.works
    assert str(home.library) in found.sentence


def test_a_damaged_library_is_said(home: Home) -> None:
    home.library.write_bytes(b"this is no library" * 1000)
    found = _part(home, "database")
    assert not found.works
    assert found.mend


def test_the_command_tells_people(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--home", str(home.root)]) == 0
    said = capsys.readouterr().out
    assert all(f" {part}: " in said for part in PARTS)


def test_the_command_tells_programs(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--json", "--home", str(home.root)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert tuple(found) == PARTS
    assert all({"works", "sentence", "mend"} <= set(part) for part in found.values())
