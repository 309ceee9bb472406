"""What to cut first from a script that is too long: what says nothing, then what was not asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coach.prepare.fitting import Fit
from coach.rubric import Rubric
from coach.script import Cue, Script

_EMPTY_PHRASES = (
    r"(?:and )?I(?:'m just| just wanted| just want|'m| wanted| am)(?: calling)? to "
    r"(?:reach out|touch base|follow up|check in|connect)(?: with you)?(?: and| to)?",
    r"I(?:'m| am) (?:just )?(?:reaching out|calling|getting in touch)(?: today)? (?:because|to|about)",
    r"(?:and )?the reason (?:for my call|(?:why )?I(?:'m| am) calling)(?: today)? is(?: that| because)?",
    r"I (?:really )?(?:just )?wanted to (?:say|tell you|let you know|mention)(?: that)?",
    r"I hope (?:that )?(?:you(?:'re| are) (?:doing )?(?:well|fine|great)"
    r"|(?:all|everything) is well|this finds you well)",
    r"(?:when|whenever|if) you (?:get|have) (?:a (?:chance|moment|minute|second)|the chance|some time)",
    r"at your (?:earliest )?convenience",
    r"(?:please )?(?:feel free to|do not hesitate to|don't hesitate to)",
    r"as (?:I|you) (?:said|mentioned|know)(?: before)?",
    r"(?:once )?again,",
    r"to be honest|quite honestly|needless to say|for what it's worth|at the end of the day",
    r"I (?:think|believe|feel) that",
    r"(?:actually|basically|really|simply|just)",
)
_EMPTY = re.compile("|".join(rf"\b(?:{phrase})(?![\w'])" for phrase in _EMPTY_PHRASES), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cut:
    """One thing to leave out or shorten in the cue at `position`; `text` is what goes, if it is exact words.

    `seconds` is what that saves, `sentence` says it to the writer; `whole` says that the cue as such may go.
    """

    position: int
    seconds: float
    sentence: str
    text: str = ""
    whole: bool = False


def cuts(script: Script, rubric: Rubric, estimate: Fit) -> tuple[Cut, ...]:
    """What to cut from a filled-in script, best first; nothing where it fits."""
    return () if estimate.fits else tuple(_cuts(script, rubric, estimate))


def _cuts(script: Script, rubric: Rubric, estimate: Fit) -> Iterable[Cut]:
    """What to cut, cheapest first: empty phrases, cues said twice, cues not asked for, then the longest."""
    yield from _empty_phrases(script, estimate)
    dropped: set[int] = set()
    for cut in (*_repeated(script, estimate), *_not_required(script, rubric, estimate)):
        if cut.position not in dropped:
            dropped.add(cut.position)
            yield cut
    yield from _longest(script, estimate, dropped)


def _empty_phrases(script: Script, estimate: Fit) -> Iterable[Cut]:
    found = [
        (position, phrase[0].strip(" ,"), phrase[0])
        for position, cue in enumerate(script.cues)
        if cue.spoken
        for phrase in _EMPTY.finditer(cue.text)
    ]
    found.sort(key=lambda one: -len(one[1].split()))
    for position, phrase, exact in found:
        saved = len(phrase.split()) * 60.0 / estimate.pace.words_per_minute
        yield Cut(position, saved, f"Drop '{phrase}': it saves {saved:.1f} s and says nothing.", exact)


def _repeated(script: Script, estimate: Fit) -> Iterable[Cut]:
    seen: dict[str, int] = {}
    for position, cue in enumerate(script.cues):
        length = estimate.at(position)
        if not cue.element or length is None or not length.words + length.digits:
            continue
        if cue.element in seen:
            yield Cut(
                position,
                length.seconds,
                f"Two cues serve one element: keep the stronger one and save up to {length.seconds:.1f} s.",
                whole=True,
            )
        seen.setdefault(cue.element, position)


def _not_required(script: Script, rubric: Rubric, estimate: Fit) -> Iterable[Cut]:
    spare = [
        (length.seconds, length.position)
        for length in estimate.cues
        if script.cues[length.position].element not in rubric.required and length.seconds > 0
    ]
    for seconds, position in sorted(spare, reverse=True):
        sentence = f"This cue is not asked for here: leaving it out saves {seconds:.1f} s."
        yield Cut(position, seconds, sentence, whole=True)


def _longest(script: Script, estimate: Fit, dropped: set[int]) -> Iterable[Cut]:
    """The cues with most words; numbers and greetings cannot be shortened."""
    fixed = ("greeting", "identity", "affiliation", "number", "number_repeat")
    left = [
        length
        for length in estimate.cues
        if length.position not in dropped and script.cues[length.position].element not in fixed
    ]
    for length in sorted(left, key=lambda one: -one.words)[:2]:
        too_many = min(estimate.over_words, length.words // 2)
        if too_many:
            saved = too_many * 60.0 / estimate.pace.words_per_minute
            words = "one word" if too_many == 1 else f"{too_many} words"
            yield Cut(length.position, saved, f"Say this in {words} fewer: it saves {saved:.1f} s.")


def without(cue: Cue, cut: Cut) -> Cue:
    """The cue with the exact words of a cut taken out and its first letter put right."""
    left = re.sub(r"\s{2,}", " ", cue.text.replace(cut.text, " ", 1)).strip(" ,")
    left = re.sub(r"\s+([,.;:!?])", r"\1", left)
    return Cue(left[:1].upper() + left[1:], cue.element)
