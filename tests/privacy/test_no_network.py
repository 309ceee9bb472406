"""Nothing leaves this machine: no network socket is opened by marking, rehearsing or the window."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "assets" / "samples" / "recruiter-good"
BRIEF = ("--rubric", "recruiter-15", "--script", f"{SAMPLE}.txt", "--people", f"{SAMPLE}.toml")

pytestmark = pytest.mark.strace


def _network_calls(tmp_path: Path, *command: str) -> list[str]:
    """Every call of the program or its children that has to do with an internet address."""
    log = tmp_path / "calls"
    traced = ["strace", "-f", "-e", "trace=network", "-o", str(log), sys.executable, *command]
    done = subprocess.run(
        traced, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return [line for line in log.read_text().splitlines() if re.search(r"AF_INET|AF_PACKET", line)]


def test_the_watch_sees_a_network_socket(tmp_path: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    assert _network_calls(tmp_path, "-c", code)


@pytest.mark.model
def test_marking_opens_no_network_socket(tmp_path: Path) -> None:
    assert _network_calls(tmp_path, "-m", "coach.cli", "score", f"{SAMPLE}.flac", *BRIEF) == []


@pytest.mark.model
def test_rehearsing_opens_no_network_socket(tmp_path: Path) -> None:
    place = ("--home", str(tmp_path / "home"), "--microphone", f"file:{SAMPLE}.flac")
    assert _network_calls(tmp_path, "-m", "coach.cli", "rehearse", *BRIEF, *place) == []


@pytest.mark.model
def test_the_window_with_a_take_in_it_opens_no_network_socket(tmp_path: Path) -> None:
    assert _network_calls(tmp_path, str(ROOT / "packaging" / "practice_picture.py"), str(tmp_path)) == []
    assert (tmp_path / "practice.png").stat().st_size > 10_000
