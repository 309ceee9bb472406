"""The one command: what it says, and what it does with and without a display."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest
from progress import SetupError

from coach import display

ROOT = Path(__file__).parents[2]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started; everything counts as set up."""
    calls: list[list[str]] = []

    def call(arguments: list[str], **settings: str) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(bootstrap, "call", call)
    monkeypatch.setattr(bootstrap, "run_quietly", lambda command, log, hear: calls.append(command))
    monkeypatch.setattr(bootstrap, "set_up", lambda group, model: None)
    monkeypatch.setattr(bootstrap, "get_test_parts", lambda log: None)
    return calls


def _say(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", *arguments])
    return bootstrap.main()


def test_run_opens_the_window(called: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "find_display", lambda: ":0")
    assert _say(monkeypatch, "run", "--home", "here") == 0
    assert called == [["-m", "coach.cli", "--home", "here"]]


def test_run_without_a_display_rehearses_the_sample_and_leaves_pictures(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "find_display", lambda: None)
    assert _say(monkeypatch, "run") == 0
    assert "no display" in capsys.readouterr().out
    assert called[0][2] == "rehearse"
    assert called[1][1].endswith("practice_picture.py")


def test_the_sample_take_is_shipped() -> None:
    for ending in ("flac", "toml", "txt"):
        assert (ROOT / bootstrap.SAMPLES / f"{bootstrap.SAMPLE}.{ending}").is_file()


def test_test_runs_every_check_and_hands_arguments_to_pytest(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _say(monkeypatch, "test", "-m", "model") == 0
    assert [arguments[1] for arguments in called] == ["ruff", "ruff", "mypy", "pytest"]
    assert called[-1][-2:] == ["-m", "model"]


def test_all_tests_run_side_by_side(called: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert _say(monkeypatch, "test") == 0
    assert called[-1] == ["-m", "pytest", *bootstrap.PARALLEL]


def test_a_failed_check_does_not_hide_the_others(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "call", lambda arguments, **settings: called.append(arguments) or 1)
    assert _say(monkeypatch, "test") == 1
    assert len(called) == 4
    assert "ruff, ruff format, mypy, pytest failed" in capsys.readouterr().out


def test_what_goes_wrong_is_said_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(group: str, model: str) -> None:
        raise SetupError("These system packages are missing: libgl1.")

    monkeypatch.setattr(bootstrap, "set_up", fail)
    assert _say(monkeypatch, "setup") == 1
    assert "libgl1" in capsys.readouterr().err


def test_another_python_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    assert _say(monkeypatch, "run") == 1
    assert "needs Python 3.11 to 3.14" in capsys.readouterr().err


def test_check_changes_nothing(tmp_path: Path) -> None:
    before = sorted(path.name for path in ROOT.iterdir())
    checked = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "bootstrap.py"), "check"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "system libraries" in checked.stdout
    assert checked.stderr == ""
    assert sorted(path.name for path in ROOT.iterdir()) == before
