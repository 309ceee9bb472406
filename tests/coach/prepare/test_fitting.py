"""How long a script takes to say."""

from __future__ import annotations

import pytest

from coach.people import Caller, Recipient
from coach.prepare.fitting import Pace, fit, own_pace
from coach.rubric import shipped_rubric
from coach.script import Cue, Script

RECRUITER = shipped_rubric("recruiter-15")
ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
DANA = Recipient("Dana", "Lee", "Kestrel Health")
FITTING = """greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: I loved your talk on Rust schedulers.
reason: Kestrel Health needs a lead for triage.
ask: Call me:
number: {phone}"""


def filled(sheet: str) -> Script:
    return Script.parse(sheet).filled(ANA, DANA)


def seconds_of(text: str, element: str = "reason", pace: Pace | None = None) -> float:
    return fit(Script((Cue(text, element),)), RECRUITER, pace).seconds


def test_words_take_a_150th_of_a_minute_until_the_own_pace_is_known() -> None:
    assert seconds_of("one plain sentence of five") == pytest.approx(5 * 60 / 150)


def test_words_take_as_long_as_the_speaker_takes() -> None:
    assert seconds_of("one plain sentence of five", pace=Pace(200, known=True)) == pytest.approx(1.5)


@pytest.mark.parametrize(
    "number",
    [
        "415 555 0132",
        "(415) 555-0132",
        "+1 415 555 0132",
        "+14155550132",
        "4155550132",
        "four one five, five five five, oh one three two",
    ],
)
def test_ten_digits_said_slowly_take_five_seconds(number: str) -> None:
    assert seconds_of(number, "number") == pytest.approx(5.0)


def test_a_number_is_not_hurried_by_a_fast_talker() -> None:
    assert seconds_of("415 555 0132", "number", Pace(210)) == pytest.approx(5.0)


def test_a_british_number_is_counted_as_it_is_said_at_home() -> None:
    found = fit(Script((Cue("+44 20 7946 0958", "number"),)), RECRUITER)
    assert found.cues[0].digits == 11


def test_a_number_within_a_sentence_leaves_the_words_around_it() -> None:
    found = fit(Script((Cue("call me on 415 555 0132 today", "number"),)), RECRUITER)
    assert (found.cues[0].words, found.cues[0].digits) == (4, 10)


def test_a_year_is_no_telephone_number() -> None:
    assert fit(Script((Cue("your talk of 2024", "bridge"),)), RECRUITER).cues[0].digits == 0


def test_an_address_is_counted_as_it_is_spoken() -> None:
    found = fit(Script((Cue("ana.ruiz@infolabs.example", "email_option"),)), RECRUITER)
    assert found.cues[0].words == 7


def test_notes_take_no_time() -> None:
    assert fit(Script((Cue("smile, breathe"),)), RECRUITER).seconds == 0


def test_a_script_within_the_limit_fits() -> None:
    found = fit(filled(FITTING), RECRUITER)
    assert found.fits
    assert found.over_words == 0


def test_the_sum_is_the_sum_of_the_cues() -> None:
    found = fit(filled(FITTING), RECRUITER)
    assert found.seconds == pytest.approx(sum(cue.seconds for cue in found.cues))
    assert [cue.position for cue in found.cues] == list(range(7))


def test_the_own_pace_is_the_median_of_the_last_ten_takes() -> None:
    assert own_pace([160, None, 170, 180]) == Pace(170, known=True)
    assert own_pace([160] * 10 + [90] * 30) == Pace(160, known=True)


def test_without_takes_the_usual_pace_is_taken() -> None:
    assert own_pace([None]) == Pace(150, known=False)


def test_rattling_off_never_makes_a_script_fit() -> None:
    assert own_pace([320]).words_per_minute == 210
