"""No word is lost where a take ends: at once after the last sound, in quiet, or in the middle of a block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.brief import Brief
from coach.hear.model_loading import ModelLoading
from coach.hear.recognizer import Recognizer
from coach.hear.sound_reading import as_int16, read_sound
from coach.rubric import shipped_rubric

pytestmark = pytest.mark.model
SAMPLE = Path(__file__).parents[3] / "assets" / "samples" / "recruiter-good.flac"


@pytest.fixture(scope="module")
def model() -> Any:
    return ModelLoading.from_home().start().wait()


@pytest.mark.parametrize("after_seconds", [0.0, 0.13, 0.3, 0.6])
def test_the_last_words_are_heard_however_soon_the_take_is_stopped(model: Any, after_seconds: float) -> None:
    samples, rate = read_sound(SAMPLE)
    last = int(np.flatnonzero(np.abs(samples) > 0.02)[-1])
    lengthened = np.concatenate([samples[:last], np.zeros(rate, dtype=np.float32)])
    take = as_int16(lengthened[: last + int(after_seconds * rate)])
    recognizer = Recognizer(model, rate, Brief(shipped_rubric("recruiter-15")))
    for start in range(0, len(take), 1600):
        recognizer.accept(take[start : start + 1600])
    assert recognizer.finish().text.endswith("thank you")
