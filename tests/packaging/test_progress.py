"""Steps say what they do, and a command that fails says why."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import progress
import pytest
from progress import SetupError, Step, run_quietly


def test_a_step_tells_its_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    with Step("system libraries") as step:
        step.outcome = "there"
    assert capsys.readouterr().out == "  system libraries: there\n"


def test_a_step_that_fails_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SetupError), Step("parts"):
        raise SetupError("no connection")
    assert capsys.readouterr().out == "  parts: failed\n"


def test_a_long_step_gives_a_sign_of_life(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_FIRST_SIGN_SECONDS", 0.01)
    monkeypatch.setattr(progress, "_NEXT_SIGN_SECONDS", 0.01)
    signed = threading.Event()
    write = Step._write

    def watched(step: Step, line: str, end: str) -> None:
        write(step, line, end)
        if "12 of 38" in line:
            signed.set()

    monkeypatch.setattr(Step, "_write", watched)
    with Step("parts") as step:
        step.say("12 of 38")
        assert signed.wait(5)
    assert "parts … 0 s, 12 of 38" in capsys.readouterr().out


def test_a_command_is_heard_line_by_line_and_logged(tmp_path: Path) -> None:
    heard: list[str] = []
    log = tmp_path / "build" / "setup.log"
    run_quietly([sys.executable, "-c", "print('one'); print('zwei ü')"], log, heard.append)
    assert heard[0] == "one"
    assert "one" in log.read_text(encoding="utf-8")


def test_a_command_that_fails_is_quoted(tmp_path: Path) -> None:
    code = "import sys; [print(n) for n in range(40)]; print('no room'); sys.exit(3)"
    with pytest.raises(SetupError) as failed:
        run_quietly([sys.executable, "-c", code], tmp_path / "log")
    said = str(failed.value)
    assert "ended with 3" in said
    assert "no room" in said
    assert "\n    3\n" not in said
    assert str(tmp_path / "log") in said
