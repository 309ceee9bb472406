"""Meaning by sense. None of these sentences is in the training data."""

from __future__ import annotations

import pytest

from coach.brief import Brief
from coach.judge.meaning import Meanings
from coach.rubric import shipped_rubric
from coach.score.text_reading import spoken_text

BRIEF = Brief(shipped_rubric("sales-30"))


def said(text: str) -> set[str]:
    found = Meanings(BRIEF).find(spoken_text(text).words)
    return {label for label, meaning in found.items() if meaning and meaning.said}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("apology", "I'm awfully sorry for the early call."),
        ("apology", "Please accept my apologies."),
        ("imposition", "I know how busy you must be."),
        ("imposition", "I promise I won't take up much of your time."),
        ("cold_intro", "Hello, my name is Peter."),
        ("oversell", "It's the perfect job for you."),
        ("puzzle", "I can't tell you more on a voicemail."),
        ("undercut_ask", "Otherwise I'll call you again on Monday."),
        ("limited_callback", "Call me between four and five."),
        ("fawning", "It would be the greatest honour of my life."),
        ("vague_promise", "We can take your company to the next level."),
        ("filler", "It's, um, about the roof."),
        ("ask", "Please give me a call back."),
        ("narrow_ask", "I only need five minutes."),
        ("email_option", "Or send me an email instead."),
        ("bridge", "I read your article about tides in the Harbour Journal."),
        ("reason", "Tidewater Labs is hiring a head of research in Bergen."),
        ("sign_off", "Thanks, and have a good day."),
    ],
)
def test_what_is_said_is_found(label: str, text: str) -> None:
    assert label in said(text)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("apology", "No apologies from me this time."),
        ("apology", "Your old pump is in a sorry state."),
        ("oversell", "I'm not saying it's a perfect fit."),
        ("puzzle", "The confidential papers were shredded."),
        ("cold_intro", "The project's name is Heron."),
        ("ask", "I wanted to check if you're interested."),
        ("undercut_ask", "This is my last message, I won't call again."),
        ("limited_callback", "Call me later today."),
        ("narrow_ask", "Could we talk for half an hour?"),
        ("email_option", "I emailed you on Tuesday."),
        ("reason", "I have an exciting opportunity for you."),
        ("bridge", "I hope you are well."),
        ("sign_off", "Thanks for the drawings. Call me on Monday."),
    ],
)
def test_what_is_not_meant_is_not_found(label: str, text: str) -> None:
    assert label not in said(text)


def test_evidence_is_the_words_that_made_it_so() -> None:
    words = spoken_text("Good morning, Tom here. Please give me a call back. The weather is fine.").words
    ask = Meanings(BRIEF).find(words)["ask"]
    assert ask is not None
    assert " ".join(word.text for word in words[ask.start : ask.end]) == "please give me a call back"


def test_a_number_still_being_said_is_no_hour() -> None:
    meanings = Meanings(BRIEF)
    words = spoken_text("Call me at four one five").words
    assert meanings.find(words, finished=False)["limited_callback"] is None


def test_no_words_mean_nothing() -> None:
    assert not any(Meanings(BRIEF).find(()).values())
