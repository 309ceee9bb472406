"""The speech model on the screen: there, damaged, fetched, stopped, chosen."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from coach.errors import ModelError
from coach.hear.speech_model import FetchStopped
from coach.paths import Home
from coach.settings import OpenSettings
from ui.hearing import model_panel
from ui.hearing.model_panel import ModelPanel
from ui.theme import Look


@pytest.fixture
def settings(home: Home) -> OpenSettings:
    return OpenSettings(home)


@pytest.fixture
def panel(look: Look, settings: OpenSettings, qtbot) -> ModelPanel:
    made = ModelPanel(look, settings)
    qtbot.addWidget(made)
    return made


def missing(*_: object) -> Path:
    raise ModelError("The speech model is not on this computer yet.", "Get it.")


def test_a_model_that_is_missing_can_be_fetched(
    panel: ModelPanel, monkeypatch, qtbot, tmp_path: Path
) -> None:
    monkeypatch.setattr(model_panel, "find_model", missing)
    panel.verify()
    qtbot.waitUntil(lambda: not panel.busy)
    assert panel.state.text == "The speech model is not on this computer yet. Get it."
    assert not panel.fetch_button.isHidden()

    def fetched(destination: Path, progress, cancelled) -> Path:
        progress(20_000_000, 41_000_000)
        return destination

    monkeypatch.setattr(model_panel, "fetch_model", fetched)
    with qtbot.waitSignal(panel.model_changed):
        panel.fetch_button.click()
    assert "every file of it is right" in panel.state.text
    assert panel.fetch_button.isHidden()


def test_fetching_shows_its_progress_and_can_be_stopped(panel: ModelPanel, monkeypatch, qtbot) -> None:
    begun = Event()

    def slow(destination: Path, progress, cancelled) -> Path:
        progress(12_000_000, 41_000_000)
        while not cancelled():
            begun.wait(0.01)
        raise FetchStopped("Fetching the speech model was stopped.", "What has arrived is kept.")

    monkeypatch.setattr(model_panel, "fetch_model", slow)
    panel.fetch()
    qtbot.waitUntil(lambda: panel.progress.accessibleDescription() == "12 of 41 MB")
    assert not panel.cancel_button.isHidden()
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: not panel.busy)
    assert panel.state.text.startswith("Fetching the speech model was stopped.")
    assert not panel.fetch_button.isHidden()


def test_a_sound_model_is_said_to_be_so_with_its_place(
    panel: ModelPanel, monkeypatch, qtbot, tmp_path: Path
) -> None:
    monkeypatch.setattr(model_panel, "find_model", lambda home: tmp_path)
    monkeypatch.setattr(model_panel, "verify_model", lambda folder: None)
    panel.verify()
    qtbot.waitUntil(lambda: not panel.busy)
    assert "every file of it is right" in panel.state.text
    assert panel.place.text() == str(tmp_path)


def test_a_folder_without_the_model_is_refused_and_not_kept(
    panel: ModelPanel, settings: OpenSettings, tmp_path: Path, qtbot
) -> None:
    panel.choose(tmp_path)
    qtbot.waitUntil(lambda: not panel.busy)
    assert "incomplete" in panel.state.text
    assert settings.now.model_place is None


@pytest.mark.model
def test_a_folder_with_the_model_is_kept(
    panel: ModelPanel, settings: OpenSettings, model_folder: Path, qtbot
) -> None:
    with qtbot.waitSignal(panel.model_changed, timeout=20_000):
        panel.choose(model_folder)
    assert settings.now.model_place == model_folder
