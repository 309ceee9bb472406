"""What to cut first from a script that is too long."""

from __future__ import annotations

from coach.people import Caller, Recipient
from coach.prepare.cutting import Cut, cuts, without
from coach.prepare.fitting import fit
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


def cuts_of(script: Script) -> tuple[Cut, ...]:
    return cuts(script, RECRUITER, fit(script, RECRUITER))


def test_a_script_that_fits_has_nothing_to_cut() -> None:
    assert cuts_of(filled(FITTING)) == ()


def test_an_empty_phrase_is_cut_before_anything_else() -> None:
    longer = FITTING.replace("reason: Kestrel", "reason: I wanted to reach out because I think Kestrel")
    found = cuts_of(filled(longer))
    assert found[0].text.strip() == "I wanted to reach out"
    assert found[0].position == 4
    assert found[0].sentence == "Drop 'I wanted to reach out': it saves 2.0 s and says nothing."


def test_a_cue_that_the_rubric_does_not_ask_for_goes_before_one_it_asks_for() -> None:
    found = cuts_of(filled(FITTING + "\nnumber_repeat: Again, {phone}\nsign_off: Thanks, bye."))
    dropped = [cut.position for cut in found if not cut.text]
    assert dropped[:2] == [7, 8]


def test_of_two_cues_for_one_element_the_second_is_named() -> None:
    longer = FITTING + "\nreason: It is a step up to staff engineer with a team of nine people."
    found = cuts_of(filled(longer))
    assert found[0].position == 7
    assert "keep the stronger one" in found[0].sentence


def test_else_the_wordiest_cue_is_to_be_shortened_by_what_is_too_much() -> None:
    wordy = FITTING.replace("a lead for triage", "a patient and experienced lead for its new triage team")
    found = cuts_of(filled(wordy))
    too_many = fit(filled(wordy), RECRUITER).over_words
    assert found[0].position == 4
    assert found[0].sentence.startswith(f"Say this in {too_many} words fewer")


def test_taking_a_cut_leaves_a_clean_sentence() -> None:
    cue = Cue("I wanted to let you know that Kestrel Health needs a lead.", "reason")
    script = Script(
        (cue, *filled(FITTING).cues, Cue("four more seconds of words than there is room for", "ask"))
    )
    cut = next(cut for cut in cuts_of(script) if cut.text)
    assert without(cue, cut).text == "Kestrel Health needs a lead."
