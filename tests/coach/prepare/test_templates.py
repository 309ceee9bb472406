"""The shipped templates: one for each situation, each fits and is written well."""

from __future__ import annotations

import pytest

from coach.brief import Brief
from coach.errors import ScriptError
from coach.people import Caller, Recipient
from coach.prepare.fitting import fit
from coach.prepare.readiness import SAMPLE_CALLER, SAMPLE_RECIPIENT, Kind, check, marked_as_text
from coach.prepare.templates import Template, shipped_templates
from coach.rubric import shipped_rubrics

PEOPLE = [
    (SAMPLE_CALLER, SAMPLE_RECIPIENT),
    (
        Caller("Trent Maddox", "Apexion", "+1 702 555 0177", "trent@apexion.example"),
        Recipient("Lakshmi", "Iyer", "Brook and Vale"),
    ),
    (
        Caller("Bo Lindqvist", "Northwind", "206 555 0148", "bo@northwind.example"),
        Recipient("Priyanka", "Nair", "Zyntra"),
    ),
]
SITUATIONS = {
    "email-follow-up", "something-they-wrote", "something-they-built", "mutual-friend", "shared-school",
    "exploratory-call", "after-a-no", "first-sales-call", "sales-follow-up", "sales-referral", "job-seeker",
    "advice", "reference-check", "last-touch", "last-touch-sales",
}  # fmt: skip

every_template = pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.id)
all_people = pytest.mark.parametrize(("caller", "recipient"), PEOPLE, ids=["Ana", "Trent", "Bo"])


def test_every_situation_has_a_template() -> None:
    assert {template.id for template in shipped_templates()} == SITUATIONS


def test_every_rubric_has_a_template() -> None:
    assert {template.rubric_id for template in shipped_templates()} == {
        rubric.id for rubric in shipped_rubrics()
    }


@every_template
@all_people
def test_a_template_fits_its_limit_at_the_usual_pace(
    template: Template, caller: Caller, recipient: Recipient
) -> None:
    found = fit(template.as_example().filled(caller, recipient), template.rubric)
    assert found.fits, f"{found.seconds:.1f} s"


@every_template
def test_a_template_is_not_ready_until_its_gaps_are_filled(template: Template) -> None:
    brief = Brief(template.rubric, *PEOPLE[0])
    assert template.gaps
    assert {one.kind for one in check(template.script, brief).concerns} == {
        Kind.PLACEHOLDER,
        Kind.BRIDGE,
    } or (template.id == "exploratory-call")
    assert check(template.as_example(), brief).ready


@every_template
def test_a_template_explains_its_situation_in_a_sentence(template: Template) -> None:
    assert template.situation.endswith(".")
    assert len(template.title) <= 24


def test_a_gap_without_an_example_is_refused() -> None:
    with pytest.raises(ScriptError, match="no example for 'what'"):
        Template.parse(
            'id="x"\ntitle="X"\nsituation="S."\nrubric="sales-30"\ncues="bridge: {what}"\n[example]\na="b"'
        )


@pytest.mark.parametrize(
    "text", ["", "x = ", 'id="x"', 'id="x"\ntitle="t"\nsituation="s"\nrubric="r"\ncues="c"']
)
def test_what_is_no_template_is_refused_in_words(text: str) -> None:
    with pytest.raises(ScriptError, match="not a script template"):
        Template.parse(text)


@every_template
@all_people
def test_a_filled_template_gets_full_marks(template: Template, caller: Caller, recipient: Recipient) -> None:
    script = template.as_example()
    verdict = marked_as_text(script, Brief(template.rubric, caller, recipient))
    missing = {
        name for name in (*template.rubric.required, *script.elements) if not verdict.elements[name].hit
    }
    assert missing == set()
    assert [found.evidence for found in verdict.avoids.values() if found.hit] == []
