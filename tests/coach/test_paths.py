"""Places are named without touching the disk, and made in words when they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import DiskError
from coach.paths import Home


def test_naming_a_home_creates_nothing(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home")
    assert home.library.parent == tmp_path / "home"
    assert list(tmp_path.iterdir()) == []


def test_making_a_home_creates_its_folders(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "home").make()
    assert home.takes_folder.is_dir()
    assert home.recordings_folder.is_dir()


def test_a_relative_home_stays_where_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Home.at("here").root == tmp_path / "here"


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DiskError, match="--home"):
        Home.at(tmp_path / "file" / "home").make()


def test_the_user_has_one_place(tmp_path: Path) -> None:
    home = Home.user()
    assert home.root.name == "after-the-beep"
    assert home.models_root == home.root / "models"
