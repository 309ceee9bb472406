"""What the recognisers of numbers and of names add to a take, heard by the real ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coach.brief import Brief
from coach.hear.model_loading import ModelLoading
from coach.hear.recognizer import OPENING_SECONDS
from coach.hear.sound_reading import read_sound
from coach.judge.spoken import find_number
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.scoring import hear
from coach.transcript import Transcript

pytestmark = pytest.mark.model
SAMPLE = Path(__file__).parents[3] / "assets" / "samples" / "recruiter-good.flac"
PHONE = "+1 415 555 0132"
CALLER = Caller("Daniel Price", "Bright Harbor", PHONE)
BRIEF = Brief(shipped_rubric("recruiter-15"), CALLER, Recipient("Susan", "Miles"))


@pytest.fixture(scope="module")
def heard() -> Transcript:
    model: Any = ModelLoading.from_home().start().wait()
    return hear(*read_sound(SAMPLE), BRIEF, model)


def test_the_recogniser_of_names_hears_the_opening_and_no_more(heard: Transcript) -> None:
    assert "susan" in [word.text for word in heard.opening]
    assert heard.opening[-1].end <= OPENING_SECONDS + 0.5


def test_two_recognisers_hear_the_number_each_by_itself(heard: Transcript) -> None:
    numbers, digits = heard.readings[2:]
    for reading in (numbers, digits):
        assert find_number(Transcript(reading), PHONE).first is not None


def test_the_number_is_heard_at_the_same_time_by_both(heard: Transcript) -> None:
    numbers, digits = (find_number(Transcript(reading), PHONE).first for reading in heard.readings[2:])
    assert numbers is not None
    assert digits is not None
    assert abs(numbers.start - digits.start) < 0.3
    assert abs(numbers.end - digits.end) < 0.3


def test_what_all_heard_of_the_number_agrees(heard: Transcript) -> None:
    found = find_number(heard, PHONE)
    assert found.first is not None
    assert found.first.heard_by >= 2
    assert find_number(replace(heard, readings=()), PHONE).first is not None
