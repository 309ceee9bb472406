"""A number that one hearing has right and another with a wrong digit is unclear, never said."""

from __future__ import annotations

from coach.brief import Brief
from coach.judge.judge import Judge
from coach.judge.spoken import NumberFindings, find_number
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.transcript import Transcript, Word
from coach.verdict import State

PHONE = "+1 415 555 0132"
RIGHT = "call me on four one five five five five oh one three two thanks"
WRONG = "call me on four one five five five five oh one three four thanks"
BLURRED = "call me on four one five [unk] [unk] five oh one [unk] two thanks"
BRIEF = Brief(shipped_rubric("recruiter-15"), Caller("Alan Moss", phone=PHONE), Recipient("Priya"))


def heard(text: str) -> tuple[Word, ...]:
    """The words, one each 0.3 s, a breath between any two."""
    return tuple(Word(word, 0.3 * at, 0.3 * at + 0.25) for at, word in enumerate(text.split()))


def take(*readings: str) -> Transcript:
    return Transcript(heard(readings[0]), readings=tuple(map(heard, readings)))


def found(*readings: str) -> NumberFindings:
    return find_number(take(*readings), PHONE)


def test_a_single_hearing_is_enough_where_no_other_speaks_against_it() -> None:
    assert found(BLURRED, RIGHT, BLURRED).first is not None


def test_a_single_hearing_is_unclear_where_another_has_a_digit_changed() -> None:
    result = found(BLURRED, RIGHT, WRONG)
    assert result.first is None
    assert result.unclear is not None


def test_two_hearings_are_enough_against_one() -> None:
    result = found(RIGHT, RIGHT, WRONG)
    assert result.first is not None
    assert result.first.heard_by == 2


def test_a_digit_that_is_corrected_at_once_speaks_against_nothing() -> None:
    corrected = "call me on four one five five five five oh one three four no oh one three two thanks"
    goes_on = "call me on four one five five five five oh one three four no oh one three two seven thirty"
    assert found(corrected, corrected, goes_on).first is not None


def test_a_number_that_another_hearing_takes_back_is_unclear() -> None:
    taken_back = "call me on four one five five five five oh one three two no oh one three four thanks"
    not_so = "call me on four one five five five five oh one three two [unk] oh one three four thanks"
    assert found(not_so, not_so, taken_back).first is None


def test_a_swallowed_zero_is_no_other_digit() -> None:
    slurred = heard("call me on free three seven five five five oh one two one thanks")
    plain = heard("call me on three three seven five five five oh one two one thanks")
    assert find_number(Transcript(slurred, readings=(slurred, plain)), "+1 307 555 0121").first is None


def test_a_clear_saying_makes_a_contradicted_one_clear() -> None:
    once, again = f"{BLURRED} that is {RIGHT}", f"{WRONG} that is {RIGHT}"
    result = found(once, f"{RIGHT} that is {RIGHT}", again)
    assert result.first is not None
    assert result.second is not None
    assert result.first.end < result.second.start


def test_a_wrong_second_saying_stays_wrong_where_no_hearing_has_it_right() -> None:
    result = found(f"{RIGHT} that is {WRONG}", f"{RIGHT} that is {WRONG}")
    assert result.first is not None
    assert result.second is None


def test_it_is_marked_unclear_and_the_fix_says_why() -> None:
    verdict = Judge(BRIEF).mark(take(BLURRED, RIGHT, WRONG), None, 5.0)
    assert verdict.elements["number"].state is State.UNCLEAR
    assert "in two ways" in next(fix.sentence for fix in verdict.fixes if fix.about == "number")


def test_it_is_not_ticked_before_the_others_have_come_to_its_end() -> None:
    judge = Judge(BRIEF)
    behind = "call me on four one five"
    assert judge.so_far(take(RIGHT, RIGHT, behind)).elements["number"].state is State.SAID
    assert judge.so_far(take(BLURRED, RIGHT, behind)).elements["number"].state is State.MISSING
    assert judge.so_far(take(BLURRED, RIGHT, BLURRED)).elements["number"].state is State.SAID


def test_a_saying_that_clears_a_contradicted_one_is_waited_for() -> None:
    judge = Judge(BRIEF)
    joined, behind = f"{BLURRED} that is {BLURRED}", f"{WRONG} that is four one"
    so_far = judge.so_far(take(joined, f"{RIGHT} that is {RIGHT}", behind)).elements
    assert so_far["number"].state is State.MISSING
    assert so_far["number_repeat"].state is State.MISSING


def test_a_repeat_is_waited_for_too() -> None:
    judge = Judge(BRIEF)
    behind = f"{RIGHT} that is five five five"
    so_far = judge.so_far(take(f"{RIGHT} that is {BLURRED}", f"{RIGHT} that is {RIGHT}", behind)).elements
    assert so_far["number"].state is State.SAID
    assert so_far["number_repeat"].state is State.MISSING
