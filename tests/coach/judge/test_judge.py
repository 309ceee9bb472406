"""What decides beside the words: the fillers that their own recogniser heard."""

from __future__ import annotations

from dataclasses import replace

from coach.brief import Brief
from coach.judge.fillers import LONE_FILLER_CONFIDENCE
from coach.judge.judge import Judge
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.text_reading import spoken_text
from coach.transcript import Transcript, Word
from coach.verdict import State

BRIEF = Brief(shipped_rubric("recruiter-15"), Caller("Ana Ruiz", "Infolabs"), Recipient("Dana"))
SAID = tuple(replace(word, source="open") for word in spoken_text("Hi Dana, this is Ana Ruiz.").words)


def filler_state(*confidences: float) -> State:
    fillers = tuple(Word("um", 1.0 + at, 1.3 + at, sure, "filler") for at, sure in enumerate(confidences))
    return Judge(BRIEF).mark(Transcript(SAID, fillers), None, 5.0).avoids["filler"].state


def test_one_filler_heard_well_is_one() -> None:
    assert filler_state(LONE_FILLER_CONFIDENCE + 0.1) is State.SAID


def test_one_filler_heard_badly_is_unclear() -> None:
    assert filler_state(LONE_FILLER_CONFIDENCE - 0.1) is State.UNCLEAR


def test_two_fillers_are_some_however_they_were_heard() -> None:
    assert filler_state(0.3, 0.4) is State.SAID
