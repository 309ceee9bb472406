"""Names in spoken words, as text alone."""

from __future__ import annotations

import pytest

from coach.brief import Brief
from coach.judge.names import NameFindings, find_names
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.text_reading import spoken_text
from coach.transcript import Transcript, Word


def found(
    said: str, called: str = "Alexander", own: str = "Katarzyna Nowak", company: str = ""
) -> NameFindings:
    caller = Caller(own, company or "Pecos Valve and Supply")
    brief = Brief(shipped_rubric("sales-30"), caller, Recipient(called, "Lee"))
    return find_names(spoken_text(said), brief)


@pytest.mark.parametrize(
    "said",
    [
        "Hi Alexander, this is Kat.",
        "Alexander, hi!",
        "Hello Alex, it's me.",
        "Oh my goodness, hello, Sandy, how are you?",
        "Good morning! Alexander, a word about gutters.",
    ],
)
def test_the_called_person_is_greeted_by_name_or_short_form(said: str) -> None:
    assert found(said).called is not None


@pytest.mark.parametrize(
    "said",
    [
        "Hi Andrew, this is Kat.",
        "Good morning, Mister Lee.",
        "Hi there, this is Kat from Pecos Valve. I have a valve for your pad. Thanks so much, Alexander.",
        "Good morning! Kat Nowak at Pecos Valve and Supply.",
    ],
)
def test_another_name_a_surname_or_a_late_name_is_no_greeting(said: str) -> None:
    assert found(said).called is None


@pytest.mark.parametrize(
    "said", ["This is Katarzyna Nowak.", "Katarzyna here.", "It's Kat, from Pecos.", "Kasia Nowak calling."]
)
def test_the_caller_is_named_by_first_name_or_short_form(said: str) -> None:
    assert found(said).own is not None


@pytest.mark.parametrize(
    "said", ["It's me again.", "My friend Robert Nowak told me.", "Write to katarzyna at nowak dot example."]
)
def test_another_name_or_an_address_does_not_name_the_caller(said: str) -> None:
    assert found(said).own is None


def test_a_given_name_may_stand_last() -> None:
    assert found("Hi Raymond, it's Wing-Yan.", own="Tsang Wing-Yan").own is not None


@pytest.mark.parametrize("said", ["at Pecos Valve and Supply", "from Pecos Valve", "Pecos Valve's new choke"])
def test_the_company_is_named_whole_or_by_its_beginning(said: str) -> None:
    assert found(said).company is not None


def test_an_address_does_not_name_the_company() -> None:
    assert found("Write to ana at infolabs dot example", company="Infolabs").company is None
    assert found("It's Ana at Infolabs", company="Infolabs").company is not None


def test_names_that_nobody_knows_are_not_heard() -> None:
    assert found("Hi there", called="", own="", company="!") == NameFindings()


def test_a_company_that_was_misheard_may_follow_the_name_without_a_preposition() -> None:
    caller = Caller("Tomas Lindqvist", "Oakmere Talent")
    brief = Brief(shipped_rubric("recruiter-15"), caller, Recipient("Xiomara"))
    for said, heard in (("oak me or talent", True), ("i gave my brother", False)):
        texts = f"hi there this is tomas lindqvist {said} about a post".split()
        words = tuple(Word(text, at * 0.3, at * 0.3 + 0.3) for at, text in enumerate(texts))
        assert (find_names(Transcript(words), brief).company is not None) is heard


OTHERS = "always and harriet blythe from quayside"


def alone(opening: str, *others: str, called: str = "Oluwaseun") -> bool:
    """Whether the called name is found that only the recogniser of names has."""
    brief = Brief(shipped_rubric("sales-30"), Caller("Harriet Blythe"), Recipient(called))
    hearings = [tuple(_timed(text)) for text in others]
    transcript = Transcript(hearings[0], readings=tuple(hearings), opening=tuple(_timed(opening)))
    return find_names(transcript, brief).called is not None


def _timed(text: str) -> list[Word]:
    return [Word(word, 0.5 * at, 0.5 * at + 0.5) for at, word in enumerate(text.split())]


def test_a_name_that_only_the_recogniser_of_names_heard_counts_where_another_sounds_faintly_alike() -> None:
    assert alone("hi oluwaseun [unk] [unk]", f"i {OTHERS}", f"i {OTHERS}")


def test_it_does_not_where_another_heard_something_else() -> None:
    assert not alone("hi minh [unk] [unk]", "good mister nguyen this is", "good mister nguyen", called="Minh")


def test_it_does_not_in_a_place_where_nobody_greets() -> None:
    assert not alone("hi [unk] oluwaseun", f"i was {OTHERS}", f"i was {OTHERS}")


def test_a_last_word_that_many_companies_have_does_not_name_this_one() -> None:
    words = tuple(_timed("hi nguyet it's todd barlow i'm with lab staffing in houston"))
    brief = Brief(
        shipped_rubric("sales-30"), Caller("Todd Barlow", "Greenline Staffing"), Recipient("Nguyet")
    )
    company = find_names(Transcript(words), brief).company
    assert company is None or not company.sure


@pytest.mark.parametrize("called", ["Hank", "Anke", "Inka", "Enoch"])
def test_what_nobody_understood_is_no_name(called: str) -> None:
    reading = "hi [unk] this is alan moss"
    assert not alone(reading, "good day this is alan moss", reading, called=called)
    assert not alone(f"hi {called.lower()} this is", "good [unk] this is", "hi [unk] this is", called=called)
