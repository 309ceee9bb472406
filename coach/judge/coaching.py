"""What to do better in the next take, the most telling first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.brief import Brief
from coach.judge.spoken import NumberFindings
from coach.transcript import Transcript
from coach.verdict import CueFinding, Delivery, Finding, Fix, State

_MISSING = {
    "greeting": "Say the person's first name in the opening sentence.",
    "identity": "Say who you are: 'this is' and your name.",
    "affiliation": "Name your company.",
    "bridge": "Say one concrete tie to this person: who sent you, where you met, what of theirs you read.",
    "reason": "Say in the concrete why it is worth calling back: the role, the place, the problem solved.",
    "ask": "Ask for the reply in plain words: 'call me back'.",
    "narrow_ask": "Bound the reply: ten minutes or less, or one named question.",
    "number": "Say your whole number, slowly.",
    "number_repeat": "Say your number a second time.",
    "email_option": "Offer a reply by e-mail as well.",
    "sign_off": "Close with thanks or a goodbye as the last sentence.",
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
    """Fixes in the order in which they matter."""
    fixes = [
        Fix(
            name,
            _MISSING[name] if found.state is State.MISSING else f"'{found.evidence}' was not understood.",
        )
        for name, found in grounds.elements.items()
        if found.counts and not found.hit
    ]
    fixes += [
        Fix(name, f"Leave out '{found.evidence}'.", found.start, found.end)
        for name, found in grounds.avoids.items()
        if found.counts and found.hit
    ]
    over = grounds.seconds - grounds.brief.rubric.limit_seconds
    if over > 0:
        fixes.append(Fix("length", f"It is {over:.1f} seconds too long."))
    return tuple(fixes)
