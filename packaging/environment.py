"""The Python environment in .venv: made once, filled from the locks, rebuilt when it was left half made."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from progress import SetupError, Step, run_quietly

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
LOG = ROOT / "build" / "setup.log"
BUILD_LOCK = ROOT / "packaging" / "requirements-build.txt"
LOCKS = {
    "run": ROOT / "packaging" / "requirements.txt",
    "test": ROOT / "packaging" / "requirements-test.txt",
}
_STAMP = FOLDER / "after-the-beep.json"
_UNDER_WAY = "installing"
_QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
_PIP = ("-m", "pip", "install", "--require-hashes", "--progress-bar", "off", "--no-warn-script-location")


def python() -> Path:
    """The Python of the environment."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_ready(group: str) -> bool:
    """Whether the environment holds exactly what the lock of this group ('run' or 'test') names."""
    return _stamp().get(group) == _lock_digest(group) and python().exists()


def get_environment(group: str) -> None:
    """Makes and fills .venv, unless it is as the lock says already. Raises SetupError."""
    if is_ready(group):
        return
    stamp = _stamp()
    if stamp.get("python") != sys.version or stamp.get("state") == _UNDER_WAY or not python().exists():
        _make(half_made=FOLDER.exists() and stamp.get("state") == _UNDER_WAY)
    _write_stamp({"state": _UNDER_WAY, "python": sys.version})
    _fill(group)
    done = {"python": sys.version, group: _lock_digest(group)}
    if group == "test":
        # The lock with the test tools holds every line of the other.
        done["run"] = _lock_digest("run")
    _write_stamp(done)


def _make(half_made: bool) -> None:
    with Step("Python environment") as step:
        if half_made:
            step.say("the last one was left half made")
        shutil.rmtree(FOLDER, ignore_errors=True)
        run_quietly([sys.executable, "-m", "venv", str(FOLDER)], LOG)
        step.outcome = "made anew" if half_made else "made"


def _fill(group: str) -> None:
    locks = (BUILD_LOCK, LOCKS[group])
    count = sum(lock.read_text(encoding="utf-8").count("==") for lock in locks)
    with Step("parts") as step:
        seen: list[str] = []

        def hear(line: str) -> None:
            words = line.split()
            if line.startswith("Collecting") and len(words) > 1:
                seen.append(words[1].partition("=")[0])
                step.say(f"{len(seen)} of about {count}: {seen[-1]}")
            elif line.startswith("Downloading"):
                step.say(f"{len(seen)} of about {count}: {' '.join(words[1:4]).split('/')[-1]}")
            elif line.startswith("Installing collected"):
                step.say("unpacking")

        # What builds comes first and by hash: so nothing is fetched behind the lock's back.
        _pip(["--only-binary", ":all:", "-r", str(BUILD_LOCK)], hear)
        sources = ["--no-build-isolation", "--use-pep517", "--only-binary", ":all:", "--no-binary", "srt"]
        _pip([*sources, "-r", str(LOCKS[group])], hear)
        step.say("this program")
        editable = [str(python()), "-m", "pip", "install", "--no-deps", "--no-index", "--no-build-isolation"]
        run_quietly([*editable, "--editable", str(ROOT)], LOG, environment=_QUIET)
        step.outcome = "installed"


def _pip(arguments: list[str], hear: Callable[[str], None]) -> None:
    try:
        run_quietly([str(python()), *_PIP, *arguments], LOG, hear, _QUIET)
    except SetupError as error:
        raise SetupError(
            f"{error}\nIf there was no connection, start again when there is one: what has arrived is kept."
        ) from error


def _lock_digest(group: str) -> str:
    content = BUILD_LOCK.read_bytes() + LOCKS[group].read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content + str(ROOT).encode()).hexdigest()


def _stamp() -> dict[str, str]:
    try:
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(stamp: dict[str, str]) -> None:
    fresh = _STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp), encoding="utf-8")
    fresh.replace(_STAMP)


def call(arguments: list[str], **settings: str) -> int:
    """Runs the environment's Python in the foreground and returns its exit status."""
    command = [str(python()), *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False).returncode
