"""A model that is not exactly right is refused in words, at once, and never reaches Vosk."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from coach.errors import ModelError
from coach.hear.model_manifest import shipped_manifest
from coach.hear.speech_model import find_model, load_model, model_place, verify_model
from coach.paths import Home

FILES = [file.path for file in shipped_manifest().files]


@pytest.fixture
def copied(model_folder: Path, tmp_path: Path) -> Path:
    """The model in a folder of its own: links, so that a test replaces only what it spoils."""
    place = tmp_path / "model"
    shutil.copytree(
        model_folder, place, copy_function=os.link if _same_disk(model_folder, tmp_path) else shutil.copy
    )
    return place


def _same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def _rewrite(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def _refusal(folder: Path) -> str:
    began = time.monotonic()
    with pytest.raises(ModelError) as refused:
        load_model(folder)
    assert time.monotonic() - began < 1.0
    assert refused.value.mend
    return refused.value.sentence


@pytest.mark.model
def test_the_right_model_is_accepted_and_hears(model_folder: Path) -> None:
    import vosk

    recognizer = vosk.KaldiRecognizer(load_model(model_folder), 16000)
    recognizer.AcceptWaveform(bytes(32000))
    assert "text" in recognizer.FinalResult()


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert name in _refusal(copied)


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_named(copied: Path, name: str) -> None:
    content = (copied / name).read_bytes()
    _rewrite(copied / name, content[: len(content) // 2])
    assert f"{name} is cut short" in _refusal(copied)


@pytest.mark.model
@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_found(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    _rewrite(copied / name, bytes(content))
    assert f"{name} was altered" in _refusal(copied)


@pytest.mark.model
def test_a_file_that_is_too_long_is_named(copied: Path) -> None:
    content = (copied / "conf/model.conf").read_bytes()
    _rewrite(copied / "conf/model.conf", content + b"\n--surprise=true\n")
    assert "conf/model.conf is too long" in _refusal(copied)


@pytest.mark.model
def test_a_file_that_does_not_belong_is_refused(copied: Path) -> None:
    (copied / "graph" / "HCLG.fst").write_bytes(b"another graph, which Vosk would prefer")
    assert "graph/HCLG.fst" in _refusal(copied)


@pytest.mark.model
def test_what_a_desktop_leaves_behind_is_no_reason_to_refuse(copied: Path) -> None:
    (copied / ".DS_Store").write_bytes(b"\0")
    (copied / "Thumbs.db").write_bytes(b"\0")
    verify_model(copied)


@pytest.mark.model
def test_a_folder_in_place_of_a_file_is_refused(copied: Path) -> None:
    (copied / "am/final.mdl").unlink()
    (copied / "am/final.mdl").mkdir()
    assert "am/final.mdl is not a file" in _refusal(copied)


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_in_place_of_a_file_does_not_hang(copied: Path) -> None:
    (copied / "README").unlink()
    os.mkfifo(copied / "README")
    assert "README is not a file" in _refusal(copied)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "incomplete" in _refusal(tmp_path)


def test_no_folder_is_refused(tmp_path: Path) -> None:
    assert "no speech model" in _refusal(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_text("not a model")
    assert "no speech model" in _refusal(tmp_path / "model")


def test_the_variable_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERBEEP_MODEL", str(tmp_path))
    assert find_model(Home.at(tmp_path / "home")) == tmp_path


def test_a_variable_that_names_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERBEEP_MODEL", str(tmp_path / "gone"))
    with pytest.raises(ModelError, match="no such folder"):
        find_model()


def test_a_model_below_home_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERBEEP_MODEL", raising=False)
    home = Home.at(tmp_path)
    model_place(home).mkdir(parents=True)
    assert find_model(home) == model_place(home)


def test_no_model_anywhere_is_said_with_a_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERBEEP_MODEL", raising=False)
    monkeypatch.setattr(Home, "user", classmethod(lambda cls: Home.at(tmp_path / "user")))
    with pytest.raises(ModelError) as missing:
        find_model(Home.at(tmp_path / "home"))
    assert "not on this computer" in missing.value.sentence
    assert missing.value.mend
