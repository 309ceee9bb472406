"""A virtual microphone for each test that asks, and programs that listen to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.sound.child import Child
from tests.sound.virtual_microphone import VirtualSound


class TakeIn(Protocol):
    """Starts the program that records takes."""

    def __call__(self, microphone: str = "") -> Child: ...


@pytest.fixture
def sound() -> Iterator[VirtualSound]:
    """A sound daemon of this test's own."""
    with VirtualSound() as sound:
        yield sound


@pytest.fixture
def take_in(sound: VirtualSound, tmp_path: Path) -> Iterator[TakeIn]:
    """Starts a program whose takes come through the virtual microphone and lie in `tmp_path`."""
    children: list[Child] = []

    def start(microphone: str = "") -> Child:
        child = Child("tests.sound.take_in_a_child", str(tmp_path), microphone, environment=sound.environment)
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
