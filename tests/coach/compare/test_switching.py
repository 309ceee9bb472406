"""Going on in another take where it says the same thing."""

from __future__ import annotations

from coach.compare.switching import same_moment
from tests.kept_takes import SAID, verdict_of


def test_the_same_element_is_found_although_it_comes_later() -> None:
    heard = verdict_of()
    other = verdict_of([SAID[3], *SAID[:3], *SAID[4:]])
    bridge = heard.elements["bridge"].start
    assert bridge is not None
    assert same_moment(heard, other, bridge + 0.5) == other.elements["bridge"].start


def test_an_element_the_other_lacks_leads_to_the_nearest_before_it_that_both_say() -> None:
    heard = verdict_of()
    other = verdict_of([*SAID[:3], *SAID[4:]])
    bridge = heard.elements["bridge"].start
    assert bridge is not None
    assert same_moment(heard, other, bridge + 0.5) == other.elements["affiliation"].start


def test_before_the_first_element_the_other_starts_at_its_beginning() -> None:
    assert same_moment(verdict_of(start=1.0), verdict_of(start=2.0), 0.2) == 0.0
