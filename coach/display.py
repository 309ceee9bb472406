"""Is there a screen to open a window on? Asked before Qt, which ends the program when there is none."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_PATIENCE_SECONDS = 0.5


def find_display(variables: Mapping[str, str] = os.environ) -> str | None:
    """The name of the display a window would open on, or None. Connects, for a name alone proves nothing."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return "the desktop"
    wayland = variables.get("WAYLAND_DISPLAY")
    if wayland and _answers(Path(variables.get("XDG_RUNTIME_DIR", "/nowhere")) / wayland):
        return wayland
    x11 = variables.get("DISPLAY", "")
    host, _, numbers = x11.rpartition(":")
    number = numbers.partition(".")[0]
    if not number.isdigit():
        return None
    if host in ("", "unix") and _answers(Path("/tmp/.X11-unix") / f"X{number}"):
        return x11
    return x11 if _listens(host or "localhost", 6000 + int(number)) else None


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(_PATIENCE_SECONDS)
        try:
            door.connect(str(path))
        except OSError:
            return False
    return True


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), _PATIENCE_SECONDS):
            return True
    except OSError:
        return False
