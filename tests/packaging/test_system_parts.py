"""What is missing is installed where that is allowed, and named where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import system_parts
from progress import SetupError


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Commands that were run, none for real, on a Debian without PortAudio, as root."""
    commands: list[list[str]] = []
    monkeypatch.setattr(system_parts.sys, "platform", "linux")
    monkeypatch.setattr(system_parts, "_loads", lambda name: name != "libportaudio.so.2" or bool(commands))
    monkeypatch.setattr(system_parts, "can_install", lambda: True)
    monkeypatch.setattr(system_parts, "_is_ubuntu", lambda: False)
    monkeypatch.setattr(system_parts, "run_quietly", lambda command, *rest, **more: commands.append(command))
    return commands


def test_missing_libraries_are_installed_by_root(
    installed: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system_parts.get_libraries(tmp_path / "log")
    assert installed[-2] == ["apt-get", "update"]
    assert installed[-1][-1] == "libportaudio2"
    assert "1 installed" in capsys.readouterr().out


def test_libraries_that_are_there_are_left_alone(
    installed: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_parts, "_loads", lambda name: True)
    system_parts.get_libraries(tmp_path / "log")
    assert installed == []


def test_anyone_else_is_told_what_to_install(
    installed: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_parts, "can_install", lambda: False)
    monkeypatch.setattr(system_parts.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SetupError, match=r"sudo apt-get install .*libportaudio2"):
        system_parts.get_libraries(tmp_path / "log")
    assert installed == []


def test_a_library_still_missing_is_said(
    installed: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_parts, "_loads", lambda name: False)
    with pytest.raises(SetupError, match="Still missing"):
        system_parts.get_libraries(tmp_path / "log")


def test_test_parts_that_cannot_be_had_are_said_in_one_line(
    installed: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(system_parts, "can_install", lambda: False)
    monkeypatch.setattr(system_parts, "missing_test_packages", lambda: {"exported pages": ["chromium"]})
    system_parts.get_test_parts(tmp_path / "log")
    assert capsys.readouterr().out.count("\n") == 1
    assert installed == []


def test_a_failed_installation_of_test_parts_stops_nothing(
    installed: list[list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*command: object, **more: object) -> None:
        raise SetupError("no such package")

    monkeypatch.setattr(system_parts, "run_quietly", refuse)
    monkeypatch.setattr(system_parts, "missing_test_packages", lambda: {"exported pages": ["chromium"]})
    system_parts.get_test_parts(tmp_path / "log")
    assert "will not run: exported pages (chromium)" in capsys.readouterr().out


def test_nothing_is_looked_for_on_other_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_parts.sys, "platform", "win32")
    assert system_parts.missing_packages() == []
    assert system_parts.missing_test_packages() == {}
