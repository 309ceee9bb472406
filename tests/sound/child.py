"""Talks to a program of ours in another process: what it tells, and when."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LONG_ENOUGH = 30.0


class Child:
    """`python -m MODULE …` whose lines of JSON are read as they come."""

    def __init__(self, module: str, *words: str, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, *words], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.told: list[dict[str, Any]] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def say(self, line: str) -> None:
        """Writes a line to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def wait_for(self, kind: str, at: float = 0.0) -> dict[str, Any]:
        """The next line of this kind, `at` this second of the take or later."""
        while True:
            try:
                line = self._lines.get(timeout=LONG_ENOUGH)
            except queue.Empty:
                raise AssertionError(f"no {kind}; told: {self._summary()}") from None
            assert line is not None, f"ended without {kind}; told: {self._summary()}"
            told: dict[str, Any] = json.loads(line)
            self.told.append(told)
            if told.get("kind", told.get("event")) == kind and told.get("at", 0.0) >= at:
                return told

    def end(self) -> str:
        """Closes its standard input, waits for its end, and gives what it wrote to standard error."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(LONG_ENOUGH)
        finally:
            self.kill()
        return "".join(self._errors)

    def kill(self) -> None:
        """Ends it at once, as `kill -9` does; nothing happens where it has ended."""
        self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join(LONG_ENOUGH)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()

    def _summary(self) -> str:
        kinds = [told.get("kind", told.get("event")) for told in self.told if told.get("kind") != "Level"]
        return f"{kinds} {''.join(self._errors)[-2000:]}"

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self._errors.extend(self.process.stderr)
