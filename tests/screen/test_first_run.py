"""From the first start to the first take, by keys and voice alone, in under a minute."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.paths import Home
from coach.settings import OpenSettings
from tests.screen.conftest import Desk
from tests.screen.saying import SCRIPT, recording
from tests.screen.screen import Screen
from tests.sound.child import Child
from tests.sound.virtual_microphone import VirtualSound

pytestmark = [pytest.mark.sound, pytest.mark.model]


@pytest.fixture
def newcomer(tmp_path: Path, model_folder: Path) -> Iterator[Desk]:
    """A program that was never started before."""
    with Screen() as screen, VirtualSound() as sound:
        environment = {**os.environ, **sound.environment, **screen.environment}
        home = tmp_path / "home"
        child = Child("tests.screen.window_in_a_child", str(home), environment=environment)
        try:
            child.wait_for("painted")
            yield Desk(screen, sound, child, home)
        finally:
            child.kill()


def test_the_first_take_is_reached_within_a_minute(newcomer: Desk, tmp_path: Path) -> None:
    desk, began = newcomer, time.monotonic()
    desk.picture("first-run-1-who")
    for words in ("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example", "Dana Lee"):
        desk.screen.type(words)
        desk.screen.press("Return")
    desk.picture("first-run-2-microphone")
    desk.say(recording(tmp_path / "check.wav", (SCRIPT, "joe-1.0")))
    desk.child.wait_for("heard")
    desk.picture("first-run-3-heard")
    desk.screen.press("Return")
    desk.picture("first-run-4-names")
    desk.screen.press("Return")
    desk.child.wait_for("shown")
    desk.picture("first-run-5-ready")
    desk.screen.press("space")
    desk.child.wait_for("listening")
    assert time.monotonic() - began < 60
    settings = OpenSettings(Home.at(desk.home)).now
    assert settings.caller.name == "Ana Ruiz"
    assert settings.first_run_done
