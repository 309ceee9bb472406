"""The one next fix: specific, kind, with figures."""

from __future__ import annotations

from dataclasses import replace

from coach.brief import Brief
from coach.judge.delivery import SoundFigures
from coach.judge.judge import Judge
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.text_reading import spoken_text
from coach.script import Script
from coach.transcript import Transcript
from coach.verdict import Verdict

CALLER = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana@infolabs.example")
BRIEF = Brief(shipped_rubric("recruiter-15"), CALLER, Recipient("Dana", "Lee", "Zyntra"))
GOOD = (
    "Hi Dana, this is Ana Ruiz from Infolabs. Your talk on wind turbines is why I'm calling. "
    "Kestrel Health is hiring a data lead in Leeds. Call me back on "
)
NUMBER = "four one five, five five five, oh one three two."


def mark(
    said: str, brief: Brief = BRIEF, sound: SoundFigures | None = None, seconds: float = 14.0
) -> Verdict:
    words = tuple(replace(word, source="open") for word in spoken_text(said).words)
    return Judge(brief).mark(Transcript(words, timed=True), sound, seconds)


def test_a_good_take_passes_and_has_nothing_to_mend() -> None:
    verdict = mark(GOOD + NUMBER)
    assert verdict.passed
    assert verdict.next_fix is None


def test_a_wrong_digit_is_named() -> None:
    verdict = mark(GOOD + "four one five, five five five, oh one three seven.")
    assert not verdict.passed
    assert verdict.next_fix == "You said 0137, yours ends in 0132."


def test_the_missing_name_is_asked_for_by_name() -> None:
    verdict = mark(GOOD.replace("Hi Dana", "Hello") + NUMBER)
    assert verdict.next_fix == "Greet Dana by first name in the opening sentence."


def test_too_long_says_by_how_many_words_and_what_to_drop() -> None:
    said = GOOD.replace("Your talk", "I wanted to reach out. Your talk") + NUMBER
    verdict = mark(said, seconds=16.6)
    assert verdict.next_fix == "Five words too long: drop 'i wanted to reach out'."


def test_an_avoid_says_what_to_do_instead() -> None:
    verdict = mark("Sorry to bother you. " + GOOD + NUMBER)
    assert "Leave out 'sorry to bother you'" in (verdict.next_fix or "")


def test_noise_comes_first_and_offers_to_mark_by_hand() -> None:
    verdict = mark(GOOD + NUMBER, sound=SoundFigures(signal_to_noise_db=9.0))
    assert verdict.too_noisy
    assert "mark it by hand" in (verdict.next_fix or "")


def test_a_number_said_too_fast_gives_its_pace() -> None:
    words = tuple(replace(word, source="open") for word in spoken_text(GOOD + NUMBER).words)
    start = words[-10].start
    fast = [
        replace(word, start=start + 0.2 * at, end=start + 0.2 * at + 0.19)
        for at, word in enumerate(words[-10:])
    ]
    verdict = Judge(BRIEF).mark(Transcript((*words[:-10], *fast)), SoundFigures(loudness_dbfs=-20.0), 13.0)
    assert verdict.passed
    assert verdict.next_fix == "You said the number at 5.0 digits a second; pause after the area code."


def test_silence_asks_for_the_microphone() -> None:
    assert mark("").next_fix == "No words were heard. Check the microphone, then say it again."


def test_a_strict_line_wants_its_own_words() -> None:
    script = Script.parse("greeting: Hi Dana\nask!: Please give me a ring when you can")
    verdict = mark(GOOD + NUMBER, replace(BRIEF, script=script))
    assert verdict.passed
    assert "this line wants its own words" in (verdict.next_fix or "")


def test_a_passed_take_may_still_be_advised() -> None:
    verdict = mark(GOOD + NUMBER + " If I don't hear back I'll call you again tomorrow.")
    assert verdict.passed
    assert verdict.fixes[0].about == "undercut_ask"
