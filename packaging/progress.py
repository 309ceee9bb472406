"""Steps that say what they are doing: one line each, with the seconds, and a sign of life once a second."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

LAST_LINES = 15
"""How much of a failed command's output is shown; all of it is in the log."""
_FIRST_SIGN_SECONDS = 1.0
_NEXT_SIGN_SECONDS = 5.0


class SetupError(Exception):
    """What went wrong, and what to do about it, in words."""


class Step:
    """One step on the terminal: its line is redrawn each second, or, in a log, repeated every few."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.outcome = "done"
        self._detail = ""
        self._ended = threading.Event()
        self._live = sys.stdout.isatty()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Step:
        self._began = time.monotonic()
        self._ticker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._ticker.join()
        outcome = self.outcome if error is None else "failed"
        seconds = time.monotonic() - self._began
        spent = f" ({seconds:.0f} s)" if seconds >= _FIRST_SIGN_SECONDS else ""
        self._write(f"  {self.name}: {outcome}{spent}", "\n")

    def say(self, detail: str) -> None:
        """What the step is at just now."""
        self._detail = detail

    def _tick(self) -> None:
        pause = _FIRST_SIGN_SECONDS
        while not self._ended.wait(pause):
            pause = _FIRST_SIGN_SECONDS if self._live else _NEXT_SIGN_SECONDS
            seconds = time.monotonic() - self._began
            detail = f", {self._detail}" if self._detail else ""
            self._write(f"  {self.name} … {seconds:.0f} s{detail}", "" if self._live else "\n")

    def _write(self, line: str, end: str) -> None:
        if self._live:
            width = max(20, os.get_terminal_size().columns - 1)
            line = "\r\x1b[K" + line[:width]
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + end)
        sys.stdout.flush()


def run_quietly(
    command: Sequence[str],
    log: Path,
    hear: Callable[[str], None] = lambda line: None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Runs a command: its output goes to the log and to `hear`, line by line. Raises SetupError."""
    log.parent.mkdir(parents=True, exist_ok=True)
    last: list[str] = []
    with log.open("a", encoding="utf-8") as kept:
        kept.write(f"\n$ {' '.join(command)}\n")
        with subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, **(environment or {})},
        ) as running:
            assert running.stdout is not None
            for line in running.stdout:
                kept.write(line)
                last = [*last, line.rstrip()][-LAST_LINES:]
                hear(line.strip())
    if running.returncode != 0:
        shown = "\n    ".join(last)
        raise SetupError(
            f"{Path(command[0]).name} ended with {running.returncode}:\n    {shown}\nAll of it is in {log}."
        )
