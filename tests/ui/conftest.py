"""What the tests of the screen share: no display needed, the product's own fonts and style."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.theme import Look, ThemeChoice, load_fonts

PICTURES = Path(__file__).parents[2] / "build" / "pictures"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["afterbeep"]


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    qapp.setStyle(QStyleFactory.create("Fusion"))
    load_fonts()
    return qapp


@pytest.fixture(scope="session", autouse=True)
def _no_collecting_on_other_threads() -> Iterator[None]:
    """As in the program, see ui/tidying.py."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _tidy_between_tests(_no_collecting_on_other_threads: None) -> Iterator[None]:
    """Widgets of one test are gone before the next: each that lives is dressed anew with every look."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    counts, thresholds = gc.get_count(), gc.get_threshold()
    gc.collect(2 if counts[2] > thresholds[2] else 1)


@pytest.fixture
def look(dressed: QApplication) -> Iterator[Look]:
    """The dark look, nothing moving."""
    dark = Look(ThemeChoice.DARK, reduced_motion=True)
    dark.dress()
    yield dark
    dark.deleteLater()


@pytest.fixture(params=["dark", "light"])
def either_look(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[Look]:
    """Both themes, one after the other."""
    one = Look(ThemeChoice(request.param), reduced_motion=True)
    one.dress()
    yield one
    one.deleteLater()


def picture(widget: QWidget, name: str, width: int = 1280, height: int = 800) -> Path:
    """Grabs a widget at a size into build/pictures, for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    place = PICTURES / f"{name}.png"
    assert widget.grab().save(str(place))
    return place
