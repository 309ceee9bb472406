"""A display counts when it answers, not when it is named."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from coach.display import find_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a desktop")


def test_no_name_is_no_display() -> None:
    assert find_display({}) is None


@pytest.mark.parametrize("name", [":987", "nonsense", ":", ":x", "localhost:987.0", ""])
def test_a_name_that_nobody_answers_is_no_display(name: str) -> None:
    assert find_display({"DISPLAY": name}) is None


def test_a_wayland_name_that_nobody_answers_is_no_display(tmp_path: Path) -> None:
    assert find_display({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}) is None


def test_a_wayland_display_that_answers_is_found(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "wayland-0"))
        door.listen()
        found = find_display({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert found == "wayland-0"
