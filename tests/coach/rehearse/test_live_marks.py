"""What is told while someone speaks: new words once, each tick once, with the word that made it so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from coach.brief import Brief
from coach.events import AvoidHeard, Event, Ticked, WordsHeard
from coach.hear.recognizer import Heard
from coach.judge.judge import Findings
from coach.rehearse import live_marks
from coach.rehearse.live_marks import LiveMarks
from coach.rubric import AVOIDS, ELEMENTS, shipped_rubric
from coach.transcript import Transcript, Word
from coach.verdict import Finding, State, Verdict

BLOCK = np.full(800, 1000, dtype="<i2").tobytes()


def words(*texts: str) -> tuple[Word, ...]:
    """Words of half a second each, one after another."""
    return tuple(Word(text, place / 2, place / 2 + 0.5) for place, text in enumerate(texts))


class SaidRecognizer:
    """Hears what the test has it hear, one step a block."""

    steps: Iterator[tuple[str, ...] | None]
    last: tuple[str, ...] = ()

    def __init__(self, *_parts: Any) -> None:
        pass

    def accept(self, block: bytes) -> Heard | None:
        texts = next(self.steps)
        return None if texts is None else Heard(Transcript(words(*texts)), max(0, len(texts) - 2))

    def finish(self) -> Transcript:
        return Transcript(words(*self.last))


class WordJudge:
    """Ticks the greeting for 'dana', the sign-off for 'bye' once two words follow, an apology for 'sorry'."""

    judged: list[str]

    def __init__(self, brief: Brief) -> None:
        WordJudge.judged = []

    def so_far(self, transcript: Transcript) -> Findings:
        self.judged.append(transcript.text)
        return self._found(transcript, sure_after=2)

    def mark(self, transcript: Transcript, sound: object, seconds: float) -> Verdict:
        found = self._found(transcript, sure_after=0)
        return Verdict("recruiter-15", False, seconds, 15, transcript, found.elements, found.avoids)

    def _found(self, transcript: Transcript, sure_after: int) -> Findings:
        marks = {name: Finding(name, State.MISSING) for name in (*ELEMENTS, *AVOIDS)}
        for text, name, after in (
            ("dana", "greeting", 0), ("sorry", "apology", 0), ("bye", "sign_off", sure_after),
        ):  # fmt: skip
            places = [place for place, word in enumerate(transcript.words) if word.text == text]
            if places and len(transcript.words) > places[0] + after:
                word = transcript.words[places[0]]
                marks[name] = Finding(name, State.SAID, True, word.start, word.end, text)
        return Findings({n: marks[n] for n in ELEMENTS}, {n: marks[n] for n in AVOIDS})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    monkeypatch.setattr(live_marks, "Recognizer", SaidRecognizer)
    monkeypatch.setattr(live_marks, "Judge", WordJudge)
    return []


def hear(told: list[Event], *steps: tuple[str, ...] | None) -> LiveMarks:
    SaidRecognizer.steps = iter(steps)
    SaidRecognizer.last = next((step for step in reversed(steps) if step), ())
    marks = LiveMarks(None, 16000, Brief(shipped_rubric("recruiter-15")), told.append)
    for number in range(len(steps)):
        marks.hear(BLOCK, number / 20)
    return marks


def test_words_are_told_when_they_change_and_judged_once(told: list[Event]) -> None:
    hear(told, None, ("hi",), ("hi",), ("hi", "dana"), None)
    assert [event.transcript.text for event in told if isinstance(event, WordsHeard)] == ["hi", "hi dana"]
    assert WordJudge.judged == ["hi", "hi dana"]


def test_a_tick_is_told_once_with_the_end_of_its_word(told: list[Event]) -> None:
    hear(told, ("hi", "dana"), ("hi", "dana", "this"), ("hi", "donna", "this"), ("hi", "dana", "this", "is"))
    assert [event for event in told if isinstance(event, Ticked)] == [Ticked(0.0, "greeting", 1.0, "dana")]


def test_a_tick_that_waited_for_later_words_names_the_word_that_settled_it(told: list[Event]) -> None:
    hear(told, ("bye", "for"), ("bye", "for", "now"))
    (tick,) = [event for event in told if isinstance(event, Ticked)]
    assert (tick.element, tick.word_end, tick.evidence) == ("sign_off", 1.5, "bye")


def test_an_avoid_is_told_as_one(told: list[Event]) -> None:
    hear(told, ("sorry", "dana"))
    assert [type(event) for event in told] == [WordsHeard, Ticked, AvoidHeard]


def test_the_verdict_tells_what_was_still_unsure(told: list[Event]) -> None:
    marks = hear(told, ("dana", "bye"))
    before = len(told)
    verdict = marks.verdict(1.0)
    assert [type(event) for event in told[before:]] == [WordsHeard, Ticked]
    assert told[-1] == Ticked(1.0, "sign_off", 1.0, "bye")
    assert verdict.elements["sign_off"].hit
