"""A headless Chromium that opens a file, is told what to do, and says what it asked the network for."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30.0
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars",
    "--autoplay-policy=no-user-gesture-required", "--no-first-run", "--disable-background-networking",
    "--disable-dev-shm-usage",
)  # fmt: skip


_PIPES = """
import fcntl, os, sys
hears, says = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(hears, 3)
os.dup2(says, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads from descriptor 3 and writes to 4: puts the pipes there."""


class Chromium:
    """One page at a time, spoken to through two pipes. Use it as a context."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        program = next(filter(None, map(shutil.which, NAMES)))
        hears, self._says = os.pipe()
        self._hears, says = os.pipe()
        command = [program, *FLAGS, f"--user-data-dir={self._folder.name}", "about:blank"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PIPES, str(hears), str(says), *command],
            pass_fds=(hears, says), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(hears)
        os.close(says)
        self._number = 0
        self._unread = b""
        self._session: dict[str, str] = {}
        self.requests: list[str] = []
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = {
            "sessionId": self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        }
        for domain in ("Page", "Runtime", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Calls a method of the DevTools protocol and notes requests that are told meanwhile."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters, **self._session}
        os.write(self._says, json.dumps(message).encode() + b"\0")
        while True:
            told = self._told()
            if told.get("method") == "Network.requestWillBeSent":
                self.requests.append(told["params"]["request"]["url"])
            if told.get("id") == self._number:
                assert "error" not in told, told
                result: dict[str, Any] = told["result"]
                return result

    def _told(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._hears], [], [], PATIENCE)
            assert ready, "Chromium says nothing"
            came = os.read(self._hears, 1 << 20)
            assert came, "Chromium has ended"
            self._unread += came
        message, _, self._unread = self._unread.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, waited for if it is a promise."""
        result = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Waits until an expression is true; each look comes back from the browser's next frame."""
        ends = time.monotonic() + PATIENCE
        while not self.run(f"new Promise(done => requestAnimationFrame(() => done(!!({script}))))"):
            assert time.monotonic() < ends, f"never true: {script}"

    def open(self, path: Path, dark: bool = False, width: int = 1280, height: int = 900) -> None:
        """Opens a file, with the network cut off, at a size and in a theme."""
        self.requests.clear()
        theme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.ask("Emulation.setEmulatedMedia", features=theme)
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.ask("Page.navigate", url=path.as_uri())
        self.wait_for("document.readyState === 'complete' && document.fonts.status === 'loaded'")

    def press(self, key: str) -> None:
        """One key, down and up."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" and len(key) == 1 else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, **text)

    def picture(self, path: Path) -> None:
        """The whole page as PNG."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        shot = self.ask("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._says)
        os.close(self._hears)
        self._process.kill()
        self._process.communicate(timeout=PATIENCE)
        self._folder.cleanup()
