"""What goes wrong is said in the window, and what was spoken is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.screen.conftest import Desk
from tests.screen.saying import SCRIPT, recording
from tests.sound.child import Child

pytestmark = [pytest.mark.sound, pytest.mark.model]


def speak_for(desk: Desk, folder: Path, seconds: float) -> None:
    """Begins a take and speaks until that second of it."""
    desk.screen.press("space")
    desk.child.wait_for("listening")
    desk.say(recording(folder / "said.wav", (SCRIPT, "joe-1.0")))
    desk.child.wait_for("words", at=seconds)


def test_a_killed_program_offers_the_recording_when_it_starts_again(desk: Desk, tmp_path: Path) -> None:
    speak_for(desk, tmp_path, 4.0)
    desk.child.kill()
    environment = {**os.environ, **desk.sound.environment, **desk.screen.environment}
    again = Child("tests.screen.window_in_a_child", str(desk.home), environment=environment)
    desk.child = again
    try:
        again.wait_for("painted")
        while "left unfinished" not in ask(again, "notice")["words"]:
            continue
        desk.picture("left-unfinished")
        desk.screen.press("ctrl+z")
        verdict = again.wait_for("verdict")
        assert verdict["verdict"]["seconds"] > 3.5
        again.wait_for("kept")
    finally:
        again.kill()


def test_a_microphone_that_vanishes_is_said_and_the_take_so_far_can_be_marked(
    desk: Desk, tmp_path: Path
) -> None:
    speak_for(desk, tmp_path, 3.0)
    desk.sound.vanish()
    failed = desk.child.wait_for("failed")
    assert "microphone" in failed["sentence"].lower()
    desk.picture("microphone-vanished")
    desk.screen.press("ctrl+z")
    verdict = desk.child.wait_for("verdict")
    assert verdict["verdict"]["seconds"] > 2.5


def ask(child: Child, what: str) -> dict[str, str]:
    child.say(what)
    return child.wait_for(what)
