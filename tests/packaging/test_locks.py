"""The locks: each part by version and hash, from no index in particular, the same for running and testing."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "packaging").glob("requirements*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BOOTSTRAP = ("bootstrap", "environment", "progress", "system_parts")


def _pins(lock: Path) -> dict[str, str]:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
    return {line.split(" --hash")[0].strip(): line for line in lines}


def _named(lock: str) -> set[str]:
    return {re.split(r"[=\s]", pin)[0] for pin in _pins(ROOT / "packaging" / lock)}


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_part_has_a_hash(lock: Path) -> None:
    pins = _pins(lock)
    assert pins
    assert [pin for pin, line in pins.items() if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_index_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text


def test_the_test_lock_holds_every_line_of_the_other() -> None:
    run = _pins(ROOT / "packaging" / "requirements.txt")
    test = _pins(ROOT / "packaging" / "requirements-test.txt")
    assert set(run) <= set(test)


def test_every_dependency_is_locked() -> None:
    assert _names(PROJECT["dependencies"]) <= _named("requirements.txt")
    assert _names(PROJECT["optional-dependencies"]["test"]) <= _named("requirements-test.txt")


def test_what_builds_is_locked() -> None:
    assert {"setuptools", "hatchling", "editables"} <= _named("requirements-build.txt")


def test_the_folder_does_not_hide_the_library_of_its_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("module", BOOTSTRAP)
def test_the_bootstrap_needs_nothing_but_the_standard_library(module: str) -> None:
    tree = ast.parse((ROOT / "packaging" / f"{module}.py").read_text(encoding="utf-8"))
    assert _imported(tree) <= set(sys.stdlib_module_names) | set(BOOTSTRAP) | {"coach"}


def test_what_the_bootstrap_takes_from_the_core_needs_nothing_either() -> None:
    tree = ast.parse((ROOT / "coach" / "display.py").read_text(encoding="utf-8"))
    assert _imported(tree) <= set(sys.stdlib_module_names)


def _imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names
