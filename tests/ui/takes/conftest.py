"""A real library for the pages that show kept takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from coach.keep.library import Library
from coach.paths import Home


@pytest.fixture
def library(home: Home) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened
