"""What to do better in the next take, the most telling first: short, kind, exact, with figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.brief import Brief
from coach.judge.shortening import too_long
from coach.judge.spoken import NumberFindings
from coach.transcript import Transcript
from coach.verdict import CueFinding, Delivery, Finding, Fix, State

FEWEST_WORDS = 3
FASTEST_DIGITS = 3.2
"""Digits a second from which it is worth a word; up to 2.5 is good (ESSV 2021, paper 1131)."""
FASTEST_WORDS = 210.0
SLOWEST_WORDS = 110.0
"""Words a minute, the number left out (Read AI 130 to 175, Benki 2011: 210 works on the phone)."""
MOST_FILLERS = 5.0
"""Fillers a minute from which they are worth a word (Laske and DiGennaro Reed 2024)."""
TRAILING_OFF_DB = -6.0
MONOTONE_SEMITONES = 1.5
QUIET_DBFS = -38.0

_ORDER = (
    "number", "ask", "reason", "bridge", "greeting", "identity", "affiliation", "narrow_ask", "number_repeat",
    "email_option", "sign_off",
)  # fmt: skip
"""The elements in the order in which their lack costs a reply."""
_CALLED = {
    "greeting": "their name", "identity": "your name", "affiliation": "your company", "bridge": "the bridge",
    "reason": "the reason", "ask": "the ask", "narrow_ask": "the small ask", "number": "your number",
    "number_repeat": "the number's repeat", "email_option": "the e-mail offer", "sign_off": "the sign-off",
}  # fmt: skip
_MISSING = {
    "bridge": "Say one concrete tie to this person: who sent you, where you met, what of theirs you read.",
    "reason": "Say in the concrete why to call back: the role, the place, the problem you solve.",
    "ask": "Ask for the reply in plain words: 'Call me back on', then the number.",
    "narrow_ask": "Keep the ask small: ten minutes, or one question that you name.",
    "number_repeat": "Say the number once more, slower after the area code.",
    "sign_off": "Close with a last sentence: 'Thanks', 'Talk soon' or 'Bye'.",
}
_INSTEAD = {
    "apology": "you have nothing to be sorry for",
    "imposition": "your call is worth their time",
    "cold_intro": "say 'this is' and your name",
    "oversell": "nobody can know that yet; say what the role is",
    "puzzle": "say what it is about",
    "undercut_ask": "leave the reply to them",
    "limited_callback": "let them choose when to call",
    "fawning": "one plain word of praise is enough",
    "vague_promise": "give one fact or figure instead",
    "filler": "a short pause does the same",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a fix may rest on."""

    brief: Brief
    transcript: Transcript
    elements: Mapping[str, Finding]
    avoids: Mapping[str, Finding]
    seconds: float
    delivery: Delivery
    number: NumberFindings
    cues: tuple[CueFinding, ...]
    too_noisy: bool


def fixes_for(grounds: Grounds) -> tuple[Fix, ...]:
    """Fixes in the order in which they matter; the first is the one next fix."""
    if len(grounds.transcript.words) < FEWEST_WORDS:
        return (Fix("loudness", "No words were heard. Check the microphone, then say it again."),)
    return (
        *_noise(grounds),
        *_missing(grounds),
        *_avoided(grounds, failing=True),
        *_length(grounds),
        *_cues(grounds),
        *_delivered(grounds),
        *_avoided(grounds, failing=False),
    )


def _noise(grounds: Grounds) -> Iterator[Fix]:
    if grounds.too_noisy:
        yield Fix(
            "noise", "There is too much noise to mark this fairly. Find a quieter place, or mark it by hand."
        )


def _missing(grounds: Grounds) -> Iterator[Fix]:
    for name in _ORDER:
        found = grounds.elements[name]
        if not found.counts or found.hit:
            continue
        if found.state is State.UNCLEAR and name == "number":
            heard = "Your number was heard in two ways."
            yield Fix(name, f"{heard} Say it once more, slowly.", found.start, found.end)
        elif found.state is State.UNCLEAR:
            heard = f"{_CALLED[name].capitalize()} was not understood: '{found.evidence}' was heard."
            yield Fix(name, f"{heard} Say it once more, clearly.", found.start, found.end)
        elif name == "number" and found.advice:
            wrong = grounds.number.wrong
            timed = wrong is not None and grounds.transcript.timed
            yield Fix(name, found.advice, *((wrong.start, wrong.end) if wrong and timed else ()))
        else:
            yield Fix(name, _plea(name, grounds.brief))


def _plea(name: str, brief: Brief) -> str:
    caller, recipient = brief.caller, brief.recipient
    if name == "greeting":
        return f"Greet {recipient.first_name or 'them'} by first name in the opening sentence."
    if name == "identity":
        return f"Say who you are: 'this is {caller.name or 'your name'}'."
    if name == "affiliation":
        return f"Name your company: '{caller.company}'." if caller.company else "Name your company."
    if name == "number":
        return f"Say your whole number, slowly: {caller.phone}." if caller.phone else "Say your whole number."
    if name == "email_option":
        return (
            f"Offer e-mail as well: 'or email {caller.email}'." if caller.email else "Offer e-mail as well."
        )
    return _MISSING[name]


def _avoided(grounds: Grounds, failing: bool) -> Iterator[Fix]:
    for name, found in grounds.avoids.items():
        if found.hit and found.counts is failing:
            yield Fix(name, f"Leave out '{found.evidence}': {_INSTEAD[name]}.", found.start, found.end)


def _length(grounds: Grounds) -> Iterator[Fix]:
    over = grounds.seconds - grounds.brief.rubric.limit_seconds
    if over > 0:
        marks = {**grounds.elements, **grounds.avoids}
        yield too_long(grounds.transcript, marks, grounds.seconds, over)


def _cues(grounds: Grounds) -> Iterator[Fix]:
    script = grounds.brief.script
    for found in grounds.cues if script else ():
        cue = script.cues[found.position] if script else None
        if cue and cue.strict and found.state != "said":
            what = "was skipped" if found.state == "skipped" else "came in other words"
            yield Fix("cue", f"'{cue.text}' {what}: this line wants its own words.", found.start, found.end)


def _delivered(grounds: Grounds) -> Iterator[Fix]:
    figures, number = grounds.delivery, grounds.number.first
    digits, pace = figures.number_digits_per_second, figures.words_per_minute
    if digits is not None and digits > FASTEST_DIGITS:
        where = (number.start, number.end) if number else (None, None)
        saying = f"You said the number at {digits:.1f} digits a second; pause after the area code."
        yield Fix("number_pace", saying, *where)
    if figures.clipped:
        yield Fix("loudness", "The sound is clipped. Turn the microphone down, or sit back a little.")
    elif figures.loudness_dbfs is not None and figures.loudness_dbfs < QUIET_DBFS:
        yield Fix("loudness", "Your voice is very quiet. Come nearer to the microphone.")
    if pace is not None and pace > FASTEST_WORDS:
        yield Fix(
            "pace", f"You spoke at {pace:.0f} words a minute. Under {FASTEST_WORDS:.0f} is easier to follow."
        )
    elif pace is not None and pace < SLOWEST_WORDS:
        yield Fix("pace", f"You spoke at {pace:.0f} words a minute. A little quicker sounds surer.")
    count = figures.fillers or 0
    if count and count * 60.0 / grounds.seconds > MOST_FILLERS:
        yield Fix("filler", f"About {count} fillers. A short pause does the same.")
    if figures.trailing_off_db is not None and figures.trailing_off_db < TRAILING_OFF_DB:
        yield Fix("loudness", "Your voice fades at the end. Keep it up to the last word.")
    if figures.pitch_range_semitones is not None and figures.pitch_range_semitones < MONOTONE_SEMITONES:
        yield Fix("pitch", "Your voice stays on one note. Smile, and let it move.")
