"""A library of each test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.keep.library import Library
from coach.paths import Home


@pytest.fixture(scope="session")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty library, made once: migrating takes a quarter of a second."""
    home = Home.at(tmp_path_factory.mktemp("new"))
    Library(home).close()
    return home.library


@pytest.fixture
def library(home: Home, new_library: Path) -> Iterator[Library]:
    shutil.copy(new_library, home.library)
    with Library(home) as opened:
        yield opened
