"""Figures are called what their sources call them."""

import pytest

from coach.judge.bands import BANDS, readings
from coach.transcript import Transcript
from coach.verdict import Delivery, Verdict


def told(**figures: object) -> dict[str, tuple[str, str]]:
    verdict = Verdict("recruiter-15", False, 15.0, 15.0, Transcript(), {}, {}, Delivery(**figures))  # type: ignore[arg-type]
    return {reading.band.id: (reading.standing, reading.words) for reading in readings(verdict)}


@pytest.mark.parametrize(
    ("pace", "standing"),
    [(155, ("good", "steady")), (200, ("fair", "a little fast")), (230, ("off", "too fast"))],
)
def test_pace_is_good_fair_or_off(pace: float, standing: tuple[str, str]) -> None:
    assert told(words_per_minute=pace)["pace"] == standing


def test_a_number_at_four_digits_a_second_is_too_fast_to_write_down() -> None:
    assert told(number_digits_per_second=4.1)["number_pace"] == ("off", "too fast to write down")


def test_fillers_are_counted_by_the_minute() -> None:
    assert told(fillers=1)["fillers"] == ("good", "few")
    assert told(fillers=4)["fillers"] == ("off", "many")


def test_pitch_is_never_judged() -> None:
    assert told(pitch_range_semitones=0.5)["pitch"] == ("", "monotone")


def test_what_was_not_measured_says_so() -> None:
    assert told()["pace"] == ("", "not measured")


def test_every_band_names_its_source() -> None:
    assert all(len(band.source) > 20 for band in BANDS)
