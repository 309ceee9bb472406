"""Spoken numbers, as words alone: every style that people use, and the lures."""

from __future__ import annotations

import pytest

from coach.judge.spoken import NumberFindings, find_number
from coach.score.text_reading import spoken_text
from coach.transcript import Transcript, Word

AMERICAN = "+1 415 555 0132"
BRITISH = "+44 20 7946 0118"


def found(said: str, phone: str) -> NumberFindings:
    return find_number(spoken_text(said), phone)


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("four one five, five five five, oh one three two", AMERICAN),
        ("four fifteen, triple five, zero one thirty-two", AMERICAN),
        ("one, four one five, five double five, nought one three two", AMERICAN),
        ("four one five, five fifty-five, oh one thirty two", AMERICAN),
        ("four one five, three fives, oh one three two", AMERICAN),
        ("eight hundred, five five five, oh one six six", "+1 800 555 0166"),
        ("oh two oh, seven nine four six, oh double one eight", BRITISH),
        ("plus four four, twenty, seventy-nine forty-six, oh one eighteen", BRITISH),
        ("plus four four, oh two oh, seven nine four six, oh one one eight", BRITISH),
        ("double oh four four, two oh, seven nine four six, oh one one eight", BRITISH),
        ("oh double seven double oh, nine hundred, four eighteen", "+44 7700 900418"),
        ("oh two, triple five oh, nine four hundred", "+61 2 5550 9400"),
        ("two five double five, oh one six four", "+852 2555 0164"),
        ("double one, triple five zero, zero two three nine", "+91 11 5550 0239"),
        ("four one five, um, five five five, uh, oh one three two", AMERICAN),
    ],
)
def test_a_number_is_whole_in_any_style(said: str, phone: str) -> None:
    result = found(f"Call me on {said}. Thanks.", phone)
    assert result.first is not None
    assert result.second is None
    assert result.wrong is None


@pytest.mark.parametrize(
    "said",
    [
        "four one five, five five, let me say that properly, four one five, five five five, oh one three two",
        "four one five, five five five, oh one two three, no, three two",
        "four one five, five five five, oh one two three, no, wrong way round, oh one three two",
        "four one five, five five five, oh one, hang on, oh one three two",
        "four one six, no, wait, four one five, five five five, oh one three two",
        "four one five, five five five, oh five, sorry, oh one three two",
        "four one five. Four one five, five five five, oh one three two",
    ],
)
def test_a_restart_or_a_correction_leaves_one_whole_saying(said: str) -> None:
    result = found(f"My line is {said}, thank you", AMERICAN)
    assert result.first is not None
    assert result.second is None


@pytest.mark.parametrize(
    "again",
    [
        "again, four one five, five five five, oh one three two",
        "that's five five five, oh one thirty two",
        "four one five, triple five, zero one three two",
    ],
)
def test_a_second_saying_may_be_the_last_seven_digits(again: str) -> None:
    result = found(f"four one five, five five five, oh one three two, {again}", AMERICAN)
    assert result.first and result.second
    assert result.second.start > result.first.end


@pytest.mark.parametrize(
    "again", ["the end once more, oh one three two", "four one five, five five five, oh one two three", ""]
)
def test_four_digits_or_a_wrong_digit_are_no_second_saying(again: str) -> None:
    result = found(f"four one five, five five five, oh one three two, {again}", AMERICAN)
    assert result.first is not None
    assert result.second is None


def test_a_wrong_digit_is_named() -> None:
    result = found(
        "Call me at six one seven, five five five, oh one six eight. Have a great day.", "+1 617 555 0163"
    )
    assert result.first is None
    assert result.wrong_tail == ("0168", "0163")


def test_a_missing_digit_is_counted() -> None:
    result = found("oh two oh, seven nine four six, one one eight", BRITISH)
    assert result.first is None
    assert result.wrong is not None
    assert result.digits_missing == 1


def test_the_end_of_a_corrected_number_is_what_was_said_last() -> None:
    said = "two one two, five five five, oh one three three, no, sorry, oh one three seven"
    assert found(said, "+1 212 555 0137").first
    assert found(said, "+1 212 555 0131").first is None


def test_the_number_of_another_person_does_not_count() -> None:
    result = found("Ring Joel on seven oh two, five five five, nine eight four three.", AMERICAN)
    assert (result.first, result.wrong) == (None, None)


def test_a_number_without_its_area_code_is_not_whole() -> None:
    assert found("It's five five five, oh one three two.", AMERICAN).first is None


def test_a_number_taken_back_is_not_right() -> None:
    assert found("four one five, five five five, oh one three two, no, nine nine", AMERICAN).first is None


def test_no_one_after_the_number_takes_nothing_back() -> None:
    assert found("four one five, five five five, oh one three two. I'm no one for patter.", AMERICAN).first


def test_years_and_hours_are_no_number() -> None:
    result = found("In twenty nineteen, at nine sharp, one of you had one question.", AMERICAN)
    assert (result.first, result.wrong) == (None, None)


def test_every_digit_has_its_second() -> None:
    mention = found("Call four one five, five five five, oh one three two.", AMERICAN).first
    assert mention is not None
    assert len(mention.onsets) == 10
    assert list(mention.onsets) == sorted(mention.onsets)
    assert mention.digits_per_second is not None


@pytest.mark.parametrize("phone", ["", "none", "12", "+"])
def test_without_a_real_phone_nothing_is_found(phone: str) -> None:
    assert found("four one five", phone) == NumberFindings()


def heard(text: str) -> Transcript:
    """Words as a recogniser writes them, 0.3 s each."""
    words = [Word(word, 0.3 * at, 0.3 * (at + 1), 1.0, "biased") for at, word in enumerate(text.split())]
    return Transcript(tuple(words))


def test_a_zero_of_the_area_code_may_be_slurred_in_sound_but_not_in_writing() -> None:
    said = "on oh two seven nine four six oh one one eight"
    assert find_number(heard(said), BRITISH).first
    assert find_number(spoken_text(said), BRITISH).first is None


def test_a_missing_zero_of_the_line_is_missing_in_sound_too() -> None:
    assert find_number(heard("on oh two oh seven nine four six one one eight"), BRITISH).first is None


def test_small_words_between_digits_may_be_misheard_digits() -> None:
    assert find_number(heard("call four one five five five five the one three to"), AMERICAN).first
    assert find_number(heard("call for one by five five five the one three to"), AMERICAN).first is None


def test_any_reading_of_the_sound_may_hold_the_number() -> None:
    other = heard("four one five five five five oh one three two").words
    both = Transcript(heard("foreign five a once").words, readings=(other,))
    assert find_number(both, AMERICAN).first


def test_an_oh_between_digits_may_be_heard_as_a_filler() -> None:
    texts = ["four", "one", "five", "five", "five", "five", "uh", "one", "three", "two"]
    words = tuple(Word(text, at * 0.3, at * 0.3 + 0.3, source="biased") for at, text in enumerate(texts))
    assert find_number(Transcript(words), AMERICAN).first is not None


def test_two_sayings_are_two_though_one_reading_takes_them_for_a_restart() -> None:
    def heard(said: str) -> tuple[Word, ...]:
        times = enumerate(said.split())
        return tuple(Word(text, at * 0.3, at * 0.3 + 0.3) for at, text in times if text != "-")

    once = "four one five five five five oh one three two"
    clear = heard(f"{once} again that's {once}")
    blurred = heard(f"{once.replace('three', '-')} again that's {once}")
    result = find_number(Transcript(blurred, readings=(blurred, clear)), AMERICAN)
    assert result.first is not None
    assert result.second is not None


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("me at double three seven triple five oh one eight five", "+1 307 555 0185"),
        ("plus one four one five five five five oh one nine five", "+1 410 555 0195"),
        ("seven eighty five fifty five a one forty seven", "+1 708 555 0147"),
        ("oh one one three four nine six oh eight five seven", "+44 103 496 0857"),
        ("four one five five five five oh one three on", "+1 415 555 0130"),
    ],
)
def test_nothing_misheard_or_slurred_makes_another_number_right(said: str, phone: str) -> None:
    assert find_number(heard(said), phone).first is None


@pytest.mark.parametrize("after", ["oh two no oh eight on eight", "oh two seven no wait oh one two um"])
def test_a_correction_that_was_not_understood_takes_the_number_back(after: str) -> None:
    said = heard(f"oh two oh seven nine four six {after}")
    assert find_number(said, "+44 20 7946 002").first is None
    assert find_number(said, "+44 20 7946 0027").first is None


def spaced(*groups: str) -> Transcript:
    """Groups of words with pauses between; 'oh:0.4' lasts 0.4 s, others 0.25 s."""
    words, second = [], 0.0
    for group in groups:
        for word in group.split():
            text, _, length = word.partition(":")
            end = second + float(length or 0.25)
            words.append(Word(text, second, end, 1.0, "biased"))
            second = end
        second += 0.3
    return Transcript(tuple(words))


@pytest.mark.parametrize(
    ("groups", "phone"),
    [
        (("four one five", "five five five", "one:0.32 three two"), AMERICAN),
        (("oh seven seven oh:0.4", "nine hundred", "four eighteen"), "+44 7700 900418"),
        (("nine seventy", "five fifty five", "oh one forty seven"), "+1 917 555 0147"),
    ],
)
def test_swallowed_and_drawn_out_sounds_still_make_the_number(groups: tuple[str, ...], phone: str) -> None:
    assert find_number(spaced("call me at", *groups, "thanks"), phone).first is not None


@pytest.mark.parametrize(
    ("groups", "phone"),
    [
        (("nine twenty five", "five fifty five", "oh one eighty two"), "+1 920 555 0182"),
        (("oh two oh", "seven nine four six", "oh five oh seven nought"), "+44 20 7946 0507"),
        (
            ("oh seven seven oh oh", "nine oh eight six nine", "i mean", "nine oh eight six five"),
            "+44 7700 990865",
        ),
    ],
)
def test_digits_left_over_or_said_again_never_make_another_number(
    groups: tuple[str, ...], phone: str
) -> None:
    assert find_number(spaced("call me at", *groups, "thanks"), phone).first is None


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("six oh six five five five oh one six eight hang on nought me", "+1 606 555 0160"),
        ("oh seven seven no nine double nine six nine no wait nine oh oh nine six five", "+44 7709 900965"),
        ("nine one seven five five five the one two sips no one to fight", "+1 917 555 0121"),
    ],
)
def test_what_follows_a_correction_unclearly_makes_no_other_number(said: str, phone: str) -> None:
    assert find_number(heard(said), phone).first is None
