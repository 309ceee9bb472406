"""Recordings dropped on the page are heard by the real model and kept like takes."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from coach.hear.sound_reading import read_sound
from coach.hear.speech_model import load_model
from coach.keep.library import Library
from coach.people import read_people
from coach.rubric import shipped_rubric
from coach.settings import OpenSettings
from tests.ui.takes.opening import SilentPlayer
from ui.takes.page import TakesPage
from ui.theme import Look

pytestmark = pytest.mark.model

SAMPLES = Path(__file__).parents[3] / "assets" / "samples"
HEARING_MS = 60_000


class LoadedModel:
    """The real model; `gate` keeps it back, as one that still loads."""

    def __init__(self, folder: Path) -> None:
        self._model: Any = load_model(folder)
        self.gate = threading.Event()
        self.gate.set()

    def wait(self) -> object:
        self.gate.wait(30)
        return self._model


@pytest.fixture(scope="module")
def loaded(model_folder: Path) -> LoadedModel:
    return LoadedModel(model_folder)


@pytest.fixture
def page(qtbot: QtBot, look: Look, library: Library, loaded: LoadedModel) -> TakesPage:
    settings = OpenSettings(library.home)
    caller, susan = read_people(SAMPLES / "recruiter-good.toml")
    settings.change(caller=caller, last_recipient=susan)
    one = TakesPage(look, library, SilentPlayer(), loaded, settings)
    qtbot.addWidget(one)
    one.resize(1280, 744)
    one.show()
    one.refresh()
    return one


@pytest.fixture
def dropped(tmp_path: Path) -> Callable[..., list[Path]]:
    """The sample take under names with endings as asked for, written in the form that each stands for."""
    samples, rate = read_sound(SAMPLES / "recruiter-good.flac")

    def write(*names: str) -> list[Path]:
        for name in names:
            soundfile.write(tmp_path / name, np.asarray(samples), rate)
        return [tmp_path / name for name in names]

    return write


def drop(page: TakesPage, *paths: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    page.dropEvent(
        QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, none)
    )


def test_a_dropped_recording_is_marked_and_kept(
    qtbot: QtBot, page: TakesPage, library: Library, dropped: Callable[..., list[Path]]
) -> None:
    (flac,) = dropped("from the phone.flac")
    drop(page, flac)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    as_practised = next(action for action in menu.actions() if "Susan Miles" in action.text())
    as_practised.trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.notice.words.startswith("One recording kept."), timeout=HEARING_MS)
    take = library.takes.take(library.takes.ids()[0])
    assert take.corrected.elements["number"].hit
    assert take.corrected.elements["greeting"].hit
    assert take.corrected.elements["identity"].hit
    assert "talk on search" in take.transcript.text
    assert flac.is_file()
    assert page.list.table.takes == 1
    page.list.filters.search.setText("boston")
    qtbot.waitUntil(lambda: page.list.table.takes == 1)


def test_one_that_cannot_be_read_is_named_and_the_others_are_kept(
    qtbot: QtBot, page: TakesPage, library: Library, dropped: Callable[..., list[Path]], tmp_path: Path
) -> None:
    (wav, ogg) = dropped("one.wav", "two.ogg")
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"this is no sound at all")
    page.bring_in([wav, broken, ogg], page._brief(shipped_rubric("recruiter-15")))
    qtbot.waitUntil(lambda: page.notice.words.startswith("Two recordings kept."), timeout=HEARING_MS)
    assert "broken.mp3" in page.notice.words
    assert library.takes.count() == 2
    assert page.notice.do_first()
    assert library.takes.count() == 0


def test_stopping_keeps_what_was_marked_so_far(
    qtbot: QtBot, page: TakesPage, library: Library, dropped: Callable[..., list[Path]], loaded: LoadedModel
) -> None:
    sounds = dropped("one.flac", "two.flac", "three.flac")
    loaded.gate.clear()
    page.bring_in(sounds, page._brief(shipped_rubric("recruiter-15")))
    assert page.notice.words == "Marking three recordings."
    assert page.notice.do_first()
    loaded.gate.set()
    qtbot.waitUntil(lambda: page.notice.words.startswith("One recording kept."), timeout=HEARING_MS)
    assert library.takes.count() == 1


def test_a_folder_is_opened_and_only_sound_is_offered(
    page: TakesPage, dropped: Callable[..., list[Path]], tmp_path: Path
) -> None:
    folder = tmp_path / "calls"
    folder.mkdir()
    for sound in dropped("a.flac", "b.wav"):
        shutil.move(sound, folder / sound.name)
    (folder / "notes.txt").write_text("not sound")
    menu = page.offer_import([folder])
    assert menu is not None
    assert menu.actions()[0].text() == "Mark two recordings as"
    menu.close()
    drop(page, folder / "notes.txt")
    assert page.notice.words.startswith("No recording is among these.")


def test_a_take_marked_again_keeps_its_earlier_verdict(
    qtbot: QtBot, page: TakesPage, library: Library, dropped: Callable[..., list[Path]]
) -> None:
    page.bring_in(dropped("one.flac"), page._brief(shipped_rubric("recruiter-15")))
    qtbot.waitUntil(lambda: page.notice.words.startswith("One recording kept."), timeout=HEARING_MS)
    number = library.takes.ids()[0]
    page.open_take(number)
    page.take.rubric_asked.emit(number, shipped_rubric("sales-30"))
    qtbot.waitUntil(lambda: page.notice.words.startswith("Marked as"), timeout=HEARING_MS)
    take = library.takes.take(number)
    assert take.brief.rubric.id == "sales-30"
    assert [marking.brief.rubric.id for marking in take.earlier] == ["recruiter-15"]
    assert "Marked before" in page.take._earlier.text()
