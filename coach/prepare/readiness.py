"""Is it ready: what a script still lacks before it is worth a take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.brief import Brief
from coach.people import Caller, Recipient
from coach.score.text_reading import spoken_text
from coach.script import PLACEHOLDERS, Script
from coach.verdict import Verdict

GAP = re.compile(r"\{([^{}\n]*)\}")
"""A placeholder in a cue: one that people fill in, or a gap that the writer must."""
_THEIRS = ("first_name", "last_name", "their_company")
_WANTED = {
    "greeting": "Open with their first name: 'Hi Dana'.",
    "identity": "Say who you are: 'this is Ana Ruiz'.",
    "affiliation": "Name your company.",
    "bridge": "Add one tie to this person: what they wrote or built, someone you both know, your e-mail.",
    "reason": "Say why it is worth calling back: the role, the problem, the decision, by name.",
    "ask": "Ask for a reply: 'call me back', 'reach me at'.",
    "narrow_ask": "Make the ask small: ten minutes, or one named question.",
    "number": "Say your whole number.",
    "number_repeat": "Say the number a second time.",
    "email_option": "Offer an e-mail reply.",
    "sign_off": "Close with the last sentence: thanks, talk soon, bye.",
}
_UNWANTED = {
    "apology": "'{0}' apologises. You have nothing to be sorry for.",
    "imposition": "'{0}' says the call is a burden. Leave it out.",
    "cold_intro": "'{0}' sounds cold. Say 'this is' and your name.",
    "oversell": "'{0}' oversells. Nobody can know that yet.",
    "puzzle": "'{0}' is a puzzle. Say what it is about.",
    "undercut_ask": "'{0}' takes the ask back. Let it stand.",
    "limited_callback": "'{0}' leaves too narrow a window to call back.",
    "fawning": "'{0}' bows too low. Be kind and plain.",
    "vague_promise": "'{0}' promises nothing in particular. Name the thing.",
    "filler": "'{0}' is a filler. Leave it out.",
}
_OWN_FIELDS = {
    "my_name": "Your name",
    "my_company": "Your company",
    "phone": "Your number",
    "email": "Your e-mail address",
}
SAMPLE_CALLER = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
SAMPLE_RECIPIENT = Recipient("Dana", "Lee", "Kestrel Health")


class Kind(StrEnum):
    """What a concern is about, in the order they are shown."""

    PLACEHOLDER = "placeholder"
    BRIDGE = "bridge"
    ELEMENT = "element"
    AVOID = "avoid"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to mend. `about` is a placeholder, an element, an avoid or a name.

    `stops` says that the script is not ready with it. `position` is the cue among all cues, None where no
    cue is at fault; `text` are the words meant, as they stand there or nearly so.
    """

    kind: Kind
    about: str
    sentence: str
    stops: bool
    position: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """All concerns, the weightiest first."""

    concerns: tuple[Concern, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stops it."""
        return not any(concern.stops for concern in self.concerns)

    @property
    def first(self) -> Concern | None:
        """The one to mend next."""
        return self.concerns[0] if self.concerns else None


def check(
    script: Script,
    brief: Brief,
    verdict: Verdict | None = None,
    knows: Callable[[str], bool] | None = None,
) -> Readiness:
    """Checks a script as written (its placeholders not filled in) for a rubric and two people.

    Without `verdict` (see `marked_as_text`) an element counts as there when a cue is meant for it, and avoids
    are not looked for. `knows` tells whether the recogniser knows a word; without it names are not looked at.
    """
    filled = script.filled(brief.caller, brief.recipient)
    concerns = [*_placeholders(filled), *_elements(filled, brief, verdict)]
    if verdict is not None:
        concerns += _avoids(filled, verdict)
    if knows is not None:
        concerns += _names(script, brief, knows)
    order = list(Kind)
    return Readiness(tuple(sorted(concerns, key=lambda one: (not one.stops, order.index(one.kind)))))


def marked_as_text(script: Script, brief: Brief) -> Verdict:
    """The judge's verdict on the script read out word for word; a few milliseconds.

    People that are not known yet are replaced by sample people, so that only the writing is judged. Whether
    the script is followed is no question here, and the dearest one: the judge is not given it.
    """
    from coach.score.scoring import score_words

    caller, recipient = with_samples(brief.caller, brief.recipient)
    filled = script.filled(caller, recipient)
    return score_words(as_said(filled), replace(brief, caller=caller, recipient=recipient, script=None))


def as_said(script: Script) -> str:
    """The spoken cues in one text; gaps that nobody filled are left out."""
    return " ".join(GAP.sub("", cue.text) for cue in script.spoken_cues)


def with_samples(caller: Caller, recipient: Recipient) -> tuple[Caller, Recipient]:
    """Both people with sample values where something is not known."""
    return (
        Caller(*(getattr(caller, name) or getattr(SAMPLE_CALLER, name) for name in Caller.__slots__)),
        Recipient(
            *(getattr(recipient, name) or getattr(SAMPLE_RECIPIENT, name) for name in Recipient.__slots__)
        ),
    )


def names_spoken(script: Script, brief: Brief) -> tuple[str, ...]:
    """The names that a take of this script needs to be heard: own, company, and theirs where it is said."""
    written = " ".join(cue.text for cue in script.spoken_cues)
    names = [brief.caller.name, brief.caller.company, brief.recipient.first_name]
    names += [brief.recipient.last_name] if "{last_name}" in written else []
    names += [brief.recipient.company] if "{their_company}" in written else []
    return tuple(dict.fromkeys(name for name in names if name))


def unknown_names(
    names: Iterable[str], respellings: Iterable[tuple[str, str]], knows: Callable[[str], bool]
) -> tuple[str, ...]:
    """The words of some names that the recogniser neither knows nor was taught, each once."""
    taught = {written.casefold() for written, _ in respellings}
    words = (
        word
        for name in names
        if name.casefold() not in taught
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", name)
    )
    return tuple(dict.fromkeys(word for word in words if word.casefold() not in taught and not knows(word)))


def _placeholders(filled: Script) -> Iterator[Concern]:
    for position, cue in enumerate(filled.cues):
        for name in dict.fromkeys(GAP.findall(cue.text)) if cue.spoken else ():
            yield Concern(Kind.PLACEHOLDER, name, _gap_sentence(name), True, position, f"{{{name}}}")


def _gap_sentence(name: str) -> str:
    if name in _THEIRS:
        return (
            "Choose who you are calling, or add their company."
            if "company" in name
            else ("Choose who you are calling.")
        )
    if name in PLACEHOLDERS:
        return f"{_OWN_FIELDS[name]} is not known yet. Add it under Settings."
    shown = name.strip().replace("_", " ")
    return f"Fill in '{shown}'." if shown else "Fill in the empty braces, or take them out."


def _elements(filled: Script, brief: Brief, verdict: Verdict | None) -> Iterator[Concern]:
    for element in dict.fromkeys((*brief.rubric.required, "bridge")):
        cues = [place for place, cue in enumerate(filled.cues) if cue.element == element]
        gaps = {gap for place in cues for gap in GAP.findall(filled.cues[place].text)}
        impersonal = element == "bridge" and not gaps <= set(PLACEHOLDERS)
        if not impersonal and (gaps or _is_there(element, filled, verdict)):
            continue  # a gap in its cue is a concern already
        yield Concern(
            Kind.BRIDGE if element == "bridge" else Kind.ELEMENT,
            element,
            "Nobody has made this personal yet: write the tie to this person."
            if impersonal
            else _WANTED[element],
            element in brief.rubric.required,
            cues[0] if cues else None,
        )


def _is_there(element: str, filled: Script, verdict: Verdict | None) -> bool:
    if verdict is None:
        return any(cue.element == element and cue.text.strip() for cue in filled.spoken_cues)
    return verdict.elements[element].hit


def _avoids(filled: Script, verdict: Verdict) -> Iterator[Concern]:
    for found in verdict.avoids.values():
        if found.hit:
            words = found.evidence or found.id.replace("_", " ")
            place = place_of(words, filled)
            yield Concern(Kind.AVOID, found.id, _UNWANTED[found.id].format(words), found.counts, place, words)


def _names(script: Script, brief: Brief, knows: Callable[[str], bool]) -> Iterator[Concern]:
    for name in unknown_names(names_spoken(script, brief), brief.respellings, knows):
        yield Concern(
            Kind.NAME,
            name,
            f"The recogniser does not know '{name}'. Teach it how that sounds.",
            False,
            text=name,
        )


def place_of(words: str, script: Script) -> int | None:
    """Position of the cue in which these spoken words stand, or begin; None where in none."""
    wanted = words.split()
    for length in range(len(wanted), 0, -1):
        for position, cue in enumerate(script.cues):
            said = [word.text for word in spoken_text(cue.text).words] if cue.spoken else []
            if any(said[at : at + length] == wanted[:length] for at in range(len(said) - length + 1)):
                return position
    return None
