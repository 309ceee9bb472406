"""The settings that all pages share while the program runs."""

from __future__ import annotations

import pytest

from coach.errors import DiskError
from coach.paths import Home
from coach.people import Caller
from coach.settings import OpenSettings, read_settings


def test_a_change_is_seen_at_once_and_after_a_restart(home: Home) -> None:
    settings = OpenSettings(home)
    settings.change(caller=Caller("Ana Ruiz"), countdown=0)
    assert settings.now.caller.name == "Ana Ruiz"
    assert read_settings(home).settings.countdown == 0


def test_a_change_that_cannot_be_kept_holds_for_this_run(home: Home) -> None:
    settings = OpenSettings(home)
    home.settings_file.mkdir()
    with pytest.raises(DiskError):
        settings.change(countdown=5)
    assert settings.now.countdown == 5


def test_a_broken_file_is_told(home: Home) -> None:
    home.settings_file.write_text("{", encoding="utf-8")
    assert "broken" in OpenSettings(home).fault
