"""The environment is made once, filled from the lock, and made anew when it was cut off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import environment
import pytest
from progress import SetupError


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands that were asked for. `venv` makes the folder; pip does nothing."""
    asked: list[list[str]] = []

    def run(command: Sequence[str], *rest: object, **more: object) -> None:
        asked.append(list(command))
        if "venv" in command:
            environment.python().parent.mkdir(parents=True)
            environment.python().touch()

    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(environment, "run_quietly", run)
    return asked


def _made_anew(commands: list[list[str]]) -> bool:
    return any("venv" in command for command in commands)


def test_the_first_time_it_is_made_and_filled(commands: list[list[str]]) -> None:
    environment.get_environment("run")
    assert [command[2] for command in commands] == ["venv", "pip", "pip", "pip"]
    assert all("--require-hashes" in command for command in commands[1:3])
    assert environment.is_ready("run")
    assert not environment.is_ready("test")


def test_the_second_time_nothing_is_done(commands: list[list[str]]) -> None:
    environment.get_environment("run")
    commands.clear()
    environment.get_environment("run")
    assert commands == []


def test_test_tools_come_on_top_and_serve_running_too(commands: list[list[str]]) -> None:
    environment.get_environment("run")
    commands.clear()
    environment.get_environment("test")
    assert not _made_anew(commands)
    assert environment.is_ready("run")
    assert environment.is_ready("test")


def test_one_that_was_cut_off_is_made_anew(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill = environment._fill

    def cut_off(group: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "_fill", cut_off)
    with pytest.raises(KeyboardInterrupt):
        environment.get_environment("run")
    monkeypatch.setattr(environment, "_fill", fill)
    commands.clear()
    environment.get_environment("run")
    assert _made_anew(commands)
    assert "made anew" in capsys.readouterr().out
    assert environment.is_ready("run")


def test_another_python_makes_it_anew(commands: list[list[str]]) -> None:
    environment.get_environment("run")
    stamp = json.loads(environment._STAMP.read_text())
    environment._STAMP.write_text(json.dumps({**stamp, "python": "3.9", "run": "other"}))
    commands.clear()
    environment.get_environment("run")
    assert _made_anew(commands)


def test_a_stamp_that_is_nonsense_makes_it_anew(commands: list[list[str]]) -> None:
    environment.get_environment("run")
    environment._STAMP.write_text("[")
    commands.clear()
    environment.get_environment("run")
    assert _made_anew(commands)


def test_a_failure_of_pip_says_to_start_again(
    commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = environment.run_quietly

    def no_connection(command: Sequence[str], *rest: object, **more: object) -> None:
        if "pip" in command:
            raise SetupError("pip ended with 1")
        run(command, *rest, **more)

    monkeypatch.setattr(environment, "run_quietly", no_connection)
    with pytest.raises(SetupError, match="start again when there is one"):
        environment.get_environment("run")
    assert not environment.is_ready("run")
