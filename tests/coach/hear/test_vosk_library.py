"""Vosk comes without its downloader."""

from __future__ import annotations

import subprocess
import sys

LOAD = "from coach.hear.vosk_library import load_vosk; load_vosk()"


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_vosk_comes_without_anything_that_speaks_to_a_network() -> None:
    seen = _run(f"{LOAD}; import sys; print(*({{'requests', 'urllib3'}} & set(sys.modules)))")
    assert seen.split() == []


def test_requests_is_still_there_for_others() -> None:
    assert _run(f"{LOAD}; import requests; print(requests.get.__name__)") == "get\n"


def test_it_is_the_same_module_every_time() -> None:
    assert _run(f"{LOAD}; import vosk; print(vosk is load_vosk())") == "True\n"
