"""The take that ships is a good one: newcomers hear and see it first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "recruiter-good"


@pytest.mark.model
def test_the_sample_take_passes_and_nothing_but_the_verdict_is_printed() -> None:
    files = ["--script", f"{SAMPLE}.txt", "--people", f"{SAMPLE}.toml"]
    command = ["score", f"{SAMPLE}.flac", "--rubric", "recruiter-15", *files, "--json"]
    marked = subprocess.run(
        [sys.executable, "-m", "coach.cli", *command], capture_output=True, text=True, timeout=120, check=True
    )
    verdict = json.loads(marked.stdout)
    assert verdict["passed"], verdict["next_fix"]
    assert [name for name, avoid in verdict["avoids"].items() if avoid["hit"]] == []
    assert marked.stderr == ""


def test_the_sample_take_is_small() -> None:
    assert SAMPLE.with_suffix(".flac").stat().st_size < 400_000
