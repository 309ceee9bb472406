"""A run of four takes on real parts: too long; the number too fast; an apology; a pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.screen.conftest import Desk
from tests.screen.saying import BODY, NUMBER, OPENING, SORRY, recording

pytestmark = [pytest.mark.sound, pytest.mark.model]
VOICE, QUICK, QUICKER = "joe-0.92", "joe-0.85", "joe-0.6"
MORE = "They run nine hospitals in Ohio, and a team of twelve moves to a new house by the river in spring."


def take(desk: Desk, sound: Path, name: str) -> dict[str, Any]:
    """One take, Space to Space; pictures while speaking and after."""
    desk.screen.press("space")
    desk.child.wait_for("listening")
    speaking = desk.say(sound)
    desk.child.wait_for("tick")
    desk.picture(f"{name}-speaking")
    speaking.wait()
    desk.screen.press("space")
    verdict = desk.child.wait_for("verdict")
    desk.child.wait_for("kept")
    desk.picture(f"{name}-verdict")
    return verdict


def test_a_run_of_four_takes_is_marked_coached_and_counted(desk: Desk, tmp_path: Path) -> None:
    desk.screen.press("o")
    long = take(desk, recording(tmp_path / "1.wav", (f"{OPENING} {MORE} {BODY} {NUMBER}", VOICE)), "run-1")
    assert not long["verdict"]["within_limit"]
    assert "long" in long["large"]
    assert long["streak"] == 0

    fast = take(desk, recording(tmp_path / "2.wav", (f"{OPENING} {BODY}", VOICE), (NUMBER, QUICKER)), "run-2")
    assert fast["verdict"]["delivery"]["number_digits_per_second"] > 3.2
    assert "digits a second" in f"{fast['large']} {fast['next']}"

    sorry = take(desk, recording(tmp_path / "3.wav", (f"{SORRY} {BODY} {NUMBER}", QUICK)), "run-3")
    assert sorry["verdict"]["avoids"]["apology"]["hit"]
    assert "sorry" in sorry["large"]
    assert sorry["streak"] == 0

    good = take(desk, recording(tmp_path / "4.wav", (f"{OPENING} {BODY} {NUMBER}", VOICE)), "run-4")
    assert good["verdict"]["passed"]
    assert good["large"].startswith("Passed.")
    assert good["streak"] == 1
    assert good["strip"].startswith("four takes, best ")

    ticks = [told for told in desk.child.told if told["kind"] == "tick"]
    required = [told for told in ticks if told["overlay"]]
    assert len(required) > 20
    assert all("said at" in told["overlay"] for told in required)
