"""Settings are replaced as a whole; a broken file is set aside in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.errors import DiskError
from coach.paths import Home
from coach.people import Caller
from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Goal
from coach.settings import Settings, read_settings, write_settings


def test_settings_come_back_as_they_were_written(home: Home) -> None:
    chosen = Settings(
        caller=Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana@infolabs.example"),
        respellings=(("Łukasz", "woo cash"),),
        microphone="USB headset",
        quiet_after_sign_off=1.5,
        theme="light",
        goal=Goal.THREE_IN_A_ROW,
        fade=Fade.CUE_NAMES,
        reduced_motion=True,
        data_place=Path("elsewhere"),
        script=3,
    )
    write_settings(home, chosen)
    assert read_settings(home).settings == chosen


def test_without_a_file_the_defaults_hold(home: Home) -> None:
    found = read_settings(home)
    assert (found.settings, found.fault) == (Settings(), "")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"countdown": 99}',
     '{"countdown": true}', '{"theme": "pink"}', '{"text_scale": 1e999}',
     '{"respellings": [["one"]]}', '{"caller": "Ana"}',
     '{"goal": 3}', "[" * 100000, "\ufffe", '{"data_place": 5}'],
)  # fmt: skip
def test_a_broken_file_is_set_aside_and_the_defaults_are_used(home: Home, text: str) -> None:
    home.settings_file.write_text(text, encoding="utf-8")
    found = read_settings(home)
    assert found.settings == Settings()
    assert "kept as settings.broken.json" in found.fault
    assert home.settings_file.with_name("settings.broken.json").read_text(encoding="utf-8") == text
    assert not home.settings_file.exists()


def test_a_setting_of_a_newer_version_is_passed_over(home: Home) -> None:
    home.settings_file.write_text('{"countdown": 5, "hologram": true}')
    found = read_settings(home)
    assert found.settings == replace(Settings(), countdown=5)
    assert not found.fault


def test_settings_that_cannot_be_written_leave_the_old_ones(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DiskError):
        write_settings(Home.at(tmp_path / "file" / "home"), Settings())


def test_a_data_place_moves_everything_but_settings_and_models(home: Home, tmp_path: Path) -> None:
    placed = Settings(data_place=tmp_path / "stick").placed(home)
    assert placed.library == tmp_path / "stick" / "library.sqlite"
    assert (placed.settings_file, placed.models_root) == (home.settings_file, home.models_root)
