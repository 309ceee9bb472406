"""Listening for real: a recording plays into it, the model hears it, and nothing stays on the disk."""

from __future__ import annotations

import tempfile
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
import soundfile

from coach.events import Discarded, Event, Level, WordsHeard
from coach.hear.file_microphone import FileMicrophone
from coach.hear.model_loading import ModelLoading
from ui.hearing.listening import Listening


@pytest.fixture
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    path = tmp_path / "tone.wav"
    soundfile.write(path, 0.2 * np.sin(np.arange(16000 * 3) * 0.1), 16000)
    return path


def until(told: SimpleQueue[Event], kind: type) -> Event:
    while True:
        event = told.get(timeout=20)
        if isinstance(event, kind):
            return event


def test_levels_come_before_the_model_is_there_and_nothing_stays(
    own_temporary_folder: Path, tone: Path
) -> None:
    told: SimpleQueue[Event] = SimpleQueue()
    never = ModelLoading(lambda: None)  # type: ignore[arg-type,return-value]
    running = Listening(lambda: FileMicrophone(tone), lambda: never).start(told.put)
    assert until(told, Level).rms_dbfs > -30  # type: ignore[attr-defined]
    running.discard()
    until(told, Discarded)
    assert list(own_temporary_folder.iterdir()) == []


@pytest.mark.model
def test_spoken_words_are_heard(own_temporary_folder: Path, model_folder: Path) -> None:
    from coach.hear.speech_model import load_model

    sample = next(Path("assets/samples").rglob("*.flac"))
    told: SimpleQueue[Event] = SimpleQueue()
    model = ModelLoading(lambda: load_model(model_folder)).start()
    running = Listening(lambda: FileMicrophone(sample), lambda: model).start(told.put)
    heard = until(told, WordsHeard)
    while not heard.transcript.text:  # type: ignore[attr-defined]
        heard = until(told, WordsHeard)
    running.discard()
    until(told, Discarded)
    assert list(own_temporary_folder.iterdir()) == []
