"""The wheel holds all that runs, and nothing else; what it holds runs without the source beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    place = wheel.parent / "unpacked"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    return place


def test_everything_that_runs_is_in_it(unpacked: Path) -> None:
    for folder, pattern in (
        ("assets/fonts", "*.ttf"),
        ("assets/rubrics", "*.toml"),
        ("assets/phrases", "*.toml"),
        ("assets/speech_model", "manifest.toml"),
        ("assets/samples", "*.flac"),
        ("coach/keep/migrations/versions", "*.py"),
        ("ui", "app.py"),
    ):
        assert list((unpacked / folder).glob(pattern)), f"{folder}/{pattern}"


def test_nothing_else_is_in_it(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"assets", "coach", "ui"}
    assert list(unpacked.rglob("__pycache__")) == []


def test_it_names_its_commands_and_carries_its_licence(unpacked: Path) -> None:
    facts = next(unpacked.glob("*.dist-info"))
    commands = (facts / "entry_points.txt").read_text(encoding="utf-8")
    assert "afterbeep = coach.cli:main" in commands
    assert "after-the-beep = ui.app:main" in commands
    assert list(facts.rglob("LICENSE"))


def test_it_runs_without_the_source_beside_it(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import sys, coach.cli; print(coach.__file__); "
        "sys.exit(coach.cli.main(['doctor', '--json', '--home', sys.argv[1]]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "home")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    place, _, found = ran.stdout.partition("\n")
    assert Path(place).is_relative_to(unpacked)
    assert json.loads(found)["database"]["works"]
