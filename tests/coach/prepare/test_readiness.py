"""What a script still lacks before it is worth a take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.brief import Brief
from coach.people import Caller, Recipient
from coach.prepare.readiness import (
    Concern,
    Kind,
    check,
    marked_as_text,
    place_of,
    unknown_names,
    with_samples,
)
from coach.rubric import AVOIDS, ELEMENTS, shipped_rubric
from coach.script import Script
from coach.transcript import Transcript
from coach.verdict import Finding, State, Verdict

ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
DANA = Recipient("Dana", "Lee", "Kestrel Health")
BRIEF = Brief(shipped_rubric("recruiter-15"), ANA, DANA)
READY = """greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: I loved your talk on Rust schedulers.
reason: Kestrel Health needs a lead for triage.
ask: Call me:
number: {phone}"""


def concerns(sheet: str, brief: Brief = BRIEF, **more: object) -> tuple[Concern, ...]:
    return check(Script.parse(sheet), brief, **more).concerns  # type: ignore[arg-type]


def verdict(missing: tuple[str, ...] = (), avoids: dict[str, str] | None = None) -> Verdict:
    """A judge's verdict in which everything is said but `missing`, with avoids and their words."""
    avoids = avoids or {}
    failing = BRIEF.rubric.failing
    return Verdict(
        "recruiter-15", not missing and not avoids, 14.0, 15.0, Transcript(),
        {name: Finding(name, State.MISSING if name in missing else State.SAID, True) for name in ELEMENTS},
        {
            name: Finding(name, State.SAID, name in failing, evidence=avoids[name])
            if name in avoids
            else Finding(name, State.MISSING)
            for name in AVOIDS
        },
    )  # fmt: skip


def test_a_whole_script_is_ready() -> None:
    assert check(Script.parse(READY), BRIEF).ready
    assert concerns(READY) == ()
    assert concerns(READY, verdict=verdict()) == ()


def test_a_gap_that_nobody_filled_stops_it() -> None:
    found = concerns(READY.replace("triage", "{the_team}"))
    assert [(one.kind, one.about, one.position, one.stops) for one in found] == [
        (Kind.PLACEHOLDER, "the_team", 4, True)
    ]
    assert found[0].sentence == "Fill in 'the team'."


def test_each_gap_of_a_cue_is_named_once() -> None:
    found = concerns(READY.replace("triage", "{a} and {b} and {a}"))
    assert [one.about for one in found] == ["a", "b"]


def test_a_placeholder_that_people_fill_asks_for_the_person() -> None:
    found = concerns(READY, replace(BRIEF, recipient=Recipient()))
    assert [one.sentence for one in found] == ["Choose who you are calling."]


def test_a_missing_own_number_points_to_the_settings() -> None:
    found = concerns(READY, replace(BRIEF, caller=replace(ANA, phone="")))
    assert [one.sentence for one in found] == ["Your number is not known yet. Add it under Settings."]


def test_a_note_may_hold_braces() -> None:
    assert concerns(READY + "\nsmile at {whatever}") == ()


def test_a_template_whose_bridge_is_open_says_nobody_made_it_personal() -> None:
    found = concerns(READY.replace("your talk on Rust schedulers", "{what they made}"))
    assert [one.kind for one in found] == [Kind.PLACEHOLDER, Kind.BRIDGE]
    assert "personal" in found[1].sentence
    assert found[1].stops


def test_a_bridge_that_names_them_is_personal_although_nobody_is_chosen_yet() -> None:
    sheet = READY.replace("I loved your talk", "{first_name}, I loved your talk")
    assert {one.kind for one in concerns(sheet, replace(BRIEF, recipient=Recipient()))} == {Kind.PLACEHOLDER}


def test_a_script_without_a_bridge_is_not_ready() -> None:
    without = "\n".join(line for line in READY.splitlines() if not line.startswith("bridge"))
    assert [(one.kind, one.stops) for one in concerns(without)] == [(Kind.BRIDGE, True)]


def test_where_the_rubric_asks_for_no_bridge_a_missing_one_is_advice() -> None:
    brief = replace(BRIEF, rubric=shipped_rubric("last-touch-20"))
    sheet = "\n".join(line for line in READY.splitlines() if not line.startswith("bridge"))
    found = concerns(sheet + "\nsign_off: Bye.", brief)
    assert [(one.kind, one.stops) for one in found] == [(Kind.BRIDGE, False)]


def test_an_element_that_the_rubric_requires_and_no_cue_serves_is_named() -> None:
    without = "\n".join(line for line in READY.splitlines() if not line.startswith("ask"))
    found = concerns(without)
    assert [(one.kind, one.about, one.position) for one in found] == [(Kind.ELEMENT, "ask", None)]


def test_an_empty_cue_serves_nothing() -> None:
    assert [one.about for one in concerns(READY.replace("Call me:", ""))] == ["ask"]


def test_a_cue_that_the_judge_does_not_take_for_its_element_is_pointed_at() -> None:
    found = concerns(READY, verdict=verdict(missing=("reason",)))
    assert [(one.about, one.position) for one in found] == [("reason", 4)]


def test_an_element_said_in_another_cue_is_not_asked_for() -> None:
    merged = READY.replace("identity: this is", "greeting: this is")
    assert concerns(merged, verdict=verdict()) == ()


def test_an_avoid_is_shown_in_its_cue_with_its_words() -> None:
    sheet = READY.replace("Hi {first_name},", "Sorry to bother you, {first_name},")
    found = concerns(sheet, verdict=verdict(avoids={"apology": "sorry", "imposition": "sorry to bother you"}))
    assert [(one.about, one.position, one.stops) for one in found] == [
        ("apology", 0, True),
        ("imposition", 0, True),
    ]
    assert "'sorry to bother you'" in found[1].sentence


def test_an_avoid_that_is_only_advice_does_not_stop_it() -> None:
    script = Script.parse(READY.replace("Call me:", "So, um, call me:"))
    found = check(script, BRIEF, verdict(avoids={"filler": "um"}))
    assert found.ready
    assert found.first is not None
    assert found.first.position == 5


def test_what_stops_stands_before_what_is_advice() -> None:
    sheet = READY.replace("triage", "{the_team}")
    found = concerns(sheet, verdict=verdict(avoids={"filler": "um"}), knows=lambda word: word != "Infolabs")
    assert [one.kind for one in found] == [Kind.PLACEHOLDER, Kind.AVOID, Kind.NAME]


def test_a_name_that_the_recogniser_does_not_know_is_told_but_does_not_stop() -> None:
    found = concerns(READY, knows=lambda word: word != "Infolabs")
    assert [(one.kind, one.about, one.stops) for one in found] == [(Kind.NAME, "Infolabs", False)]


def test_a_respelt_name_is_known() -> None:
    brief = replace(BRIEF, respellings=(("Infolabs", "info labs"),))
    assert concerns(READY, brief, knows=lambda word: word != "Infolabs") == ()


def test_a_part_of_a_name_may_be_respelt_alone() -> None:
    assert unknown_names(["Oluwaseun Lund"], [("oluwaseun", "olu way soon")], {"Lund"}.__contains__) == ()


def test_their_company_matters_only_where_it_is_said() -> None:
    def knows(word: str) -> bool:
        return word != "Kestrel"

    assert concerns(READY, knows=knows) == ()
    assert [one.about for one in concerns(READY + "\nreason: {their_company}", knows=knows)] == ["Kestrel"]


@pytest.mark.parametrize(
    ("words", "position"), [("loved your talk", 3), ("labs i loved", None), ("zebra", None)]
)
def test_words_are_found_in_the_cue_where_they_stand(words: str, position: int | None) -> None:
    assert place_of(words, Script.parse(READY)) == position


def test_words_across_two_cues_are_found_where_they_begin() -> None:
    assert place_of("schedulers kestrel health", Script.parse(READY)) == 3


def test_people_not_known_yet_are_replaced_by_samples() -> None:
    assert with_samples(Caller(name="Bo"), Recipient()) == (replace(ANA, name="Bo"), DANA)


def test_the_real_judge_finds_nothing_wrong_with_a_good_script() -> None:
    script = Script.parse(READY)
    assert check(script, BRIEF, marked_as_text(script, BRIEF)).ready


def test_the_real_judge_hears_an_avoid_and_a_cue_that_asks_for_nothing() -> None:
    script = Script.parse(READY.replace("Hi", "Sorry to bother you,").replace("Call me:", "My number is"))
    found = check(script, BRIEF, marked_as_text(script, BRIEF))
    assert {one.about for one in found.concerns if one.stops} >= {"imposition", "ask"}


def test_a_script_is_judged_with_sample_people_while_nobody_is_known() -> None:
    verdict = marked_as_text(Script.parse(READY), replace(BRIEF, caller=Caller(), recipient=Recipient()))
    assert verdict.elements["greeting"].hit
    assert verdict.elements["number"].hit
