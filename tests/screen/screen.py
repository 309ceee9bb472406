"""A screen without a monitor, and real keys on it: Xvfb and xdotool."""

from __future__ import annotations

import os
import subprocess
from types import TracebackType

from tests.sound.virtual_microphone import wait_until


class Screen:
    """An X server of this test's own. Programs started with `environment` show their windows on it."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self._size = f"{width}x{height}x24"
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Screen:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", self._size, "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        wait_until(lambda: self.display != ":")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.kill()
            self._server.wait()

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show its window here."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Presses keys as X names them: space, Escape, ctrl+2, Return."""
        self._drive("key", *keys)

    def type(self, words: str) -> None:
        """Types words, letter by letter."""
        self._drive("type", "--delay", "4", words)

    def _drive(self, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *words], env=environment, check=True, timeout=20)
