"""What every test may ask for, and what cannot run on this machine (said in one line at the end)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coach.errors import ModelError
from coach.hear.speech_model import VARIABLE, find_model, verify_model
from coach.paths import Home

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_TOOLS = {
    "strace": ("strace",),
    "sound": ("pulseaudio", "pactl", "paplay", "Xvfb", "xdotool", "flite"),
    "browser": ("chromium|chromium-browser|google-chrome",),
}
_REAL_TIME = ("tests/sound/", "tests/screen/")
_FIRST_RUN = "gw0"
_left_out: Counter[str] = Counter()


def _model() -> Path | str:
    try:
        folder = find_model()
        verify_model(folder)
    except ModelError as error:
        return error.sentence
    return folder


_MODEL = _model()
if isinstance(_MODEL, Path):
    # The test's own user has no model: the variable tells programs that a test starts.
    os.environ[VARIABLE] = str(_MODEL)


def _lacking(marker: str) -> str:
    """Why tests with this marker cannot run here; empty when they can."""
    if marker == "model":
        return _MODEL if isinstance(_MODEL, str) else ""
    missing = [names for names in _TOOLS[marker] if not any(map(shutil.which, names.split("|")))]
    if marker == "sound" and not list(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so")):
        missing.append("libasound2-plugins")
    if marker == "strace" and not missing and not _may_watch():
        return "watching another program is not allowed here"
    return f"no {', '.join(name.split('|')[0] for name in missing)}" if missing else ""


def _may_watch() -> bool:
    watched = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return watched.returncode == 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """What is spoken and heard in real time is the first that the first parallel run does, one by one."""
    from xdist.scheduler import LoadScopeScheduling

    class RealTimeApart(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "real time" if nodeid.startswith(_REAL_TIME) else nodeid

    return RealTimeApart(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """The other parallel runs give way to it."""
    if getattr(config, "workerinput", {}).get("workerid", _FIRST_RUN) != _FIRST_RUN and hasattr(os, "nice"):
        os.nice(10)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    reasons = {marker: _lacking(marker) for marker in ("model", *_TOOLS)}
    if "benchmark" not in config.option.markexpr and not config.option.file_or_dir:
        reasons["benchmark"] = "asked for with -m benchmark"
    if "long" not in config.option.markexpr:
        reasons["long"] = "asked for with -m long"
    kept = []
    for item in items:
        marker = next((m for m, why in reasons.items() if why and item.get_closest_marker(m)), None)
        if marker:
            _left_out[f"{marker} ({reasons[marker]})"] += 1
        else:
            kept.append(item)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A parallel run tells the one that started it what it left out."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["left out"] = dict(_left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each parallel run has looked at all tests: their counts are the same, not parts of a sum."""
    _left_out.update(Counter(getattr(node, "workeroutput", {}).get("left out", {})) - _left_out)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _left_out:
        said = "; ".join(f"{count} of {what}" for what, count in _left_out.items())
        terminalreporter.write_line(f"not run here: {said}")


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The verified speech model; tests that ask for it are marked `model`."""
    assert isinstance(_MODEL, Path), _MODEL
    return _MODEL


@pytest.fixture(scope="session", autouse=True)
def _own_user(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the real user's takes and settings."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[variable] = str(tmp_path_factory.mktemp(variable.lower()))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home of this test's own, with its folders made."""
    return Home.at(tmp_path / "home").make()
