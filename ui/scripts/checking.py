"""What is checked while someone writes, and what the page says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coach.brief import Brief
from coach.prepare.cutting import Cut, cuts
from coach.prepare.fitting import Fit, Pace, fit
from coach.prepare.readiness import Concern, Kind, Readiness, check, marked_as_text, with_samples
from coach.prepare.templates import shipped_templates
from coach.script import PLACEHOLDERS, Script
from ui.hearing.vocabulary import Vocabulary
from ui.wording import in_words, name_of, plural

SHOWN_CUTS = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the page: a cut, a concern, or all gaps as one; `stops` where it is not ready with it."""

    sentence: str
    stops: bool
    about: Cut | Concern


@dataclass(frozen=True, slots=True)
class Checks:
    """The script as it stands against its limit and what it still lacks."""

    fit: Fit
    cuts: tuple[Cut, ...]
    readiness: Readiness
    script: Script
    written: bool
    """Whether there is anything to say at all."""
    guesses: Mapping[str, str] = field(default_factory=dict)
    """What the recogniser listens for in place of each name it does not know; empty where it has no idea."""

    @property
    def things(self) -> tuple[Thing, ...]:
        """What to mend or to know, the weightiest first: what to cut, then what it lacks."""
        return tuple(_things(self))

    @property
    def ready(self) -> bool:
        """Worth a take: it fits and nothing stops it."""
        return self.written and self.fit.fits and self.readiness.ready

    @property
    def faulty(self) -> frozenset[int]:
        """Places of the cues in which something is to be mended."""
        places = {one.position for one in self.readiness.concerns if one.position is not None}
        return frozenset(places | {cut.position for cut in self.cuts[:1]})

    @property
    def fit_sentence(self) -> str:
        """'Fits, with 1.2 s to spare.' or how much is too long."""
        if not self.written:
            return "Nothing to say yet."
        if self.fit.fits:
            spare = -self.fit.over_seconds
            return f"Fits, with {spare:.1f} s to spare." if spare >= 0.1 else "Fits, to the second."
        return f"{self.fit.over_seconds:.1f} s too long: about {plural(self.fit.over_words, 'word')}."

    @property
    def ready_sentence(self) -> str:
        """'Ready.' or how many things are to be mended."""
        stops = sum(one.stops for one in self.things)
        if not self.written:
            return "Write the first cue."
        if stops:
            return "One thing to mend" if stops == 1 else f"{in_words(stops).capitalize()} things to mend"
        return "Ready"


def checks_of(
    script: Script, brief: Brief, pace: Pace | None = None, vocabulary: Vocabulary | None = None
) -> Checks:
    """All checks of a script as written; about 5 ms, so it may run at every pause in typing.

    Who is not known yet is timed and judged as a sample person. That nobody is chosen to be called is no
    fault of a script; what the caller has not told about himself is a concern.

    Until there is a `vocabulary` the judge is not asked: `made_ready` makes both ready beside the window.
    """
    someone = with_samples(brief.caller, brief.recipient)
    filled = script.filled(*someone)
    estimate = fit(filled, brief.rubric, pace)
    written = any(cue.text.strip() for cue in script.spoken_cues)
    verdict = marked_as_text(script, brief) if written and vocabulary is not None else None
    anyone = replace(brief, recipient=someone[1])
    found = check(script, anyone, verdict, None)
    guesses: dict[str, str] = {}
    if vocabulary is not None:
        concerns = check(script, brief, verdict, vocabulary.knows).concerns
        names = [one for one in concerns if one.kind is Kind.NAME]
        guesses = {one.about: vocabulary.guess(one.about) for one in names}
        found = Readiness((*found.concerns, *names))
    return Checks(estimate, cuts(filled, brief.rubric, estimate), found, script, written, guesses)


def made_ready(vocabulary: Callable[[], Vocabulary]) -> Vocabulary:
    """The vocabulary, once the judge is awake too: its first mark takes half a second, the others 5 ms."""
    template = shipped_templates()[0]
    marked_as_text(template.as_example(), Brief(template.rubric))
    return vocabulary()


def _things(checks: Checks) -> Iterator[Thing]:
    for number, cut in enumerate(checks.cuts[:SHOWN_CUTS]):
        # Cuts are choices: one of them may be enough, so only the first counts as a thing to mend.
        element = checks.script.cues[cut.position].element
        sentence = cut.sentence
        if element and not cut.text:
            sentence = f"{name_of(element)}: {sentence[0].lower()}{sentence[1:]}"
        yield Thing(sentence, number == 0, cut)
    concerns = checks.readiness.concerns
    gaps = [one for one in concerns if one.kind is Kind.PLACEHOLDER and not is_own_detail(one)]
    impersonal = any(one.kind is Kind.BRIDGE and _has_gap(one, gaps) for one in concerns)
    if gaps:
        fill = "Fill in the gap" if len(gaps) == 1 else f"Fill in the {in_words(len(gaps))} gaps"
        yield Thing(
            f"Nobody has made this personal yet. {fill}." if impersonal else f"{fill}.", True, gaps[0]
        )
    names = [one for one in concerns if one.kind is Kind.NAME]
    for concern in concerns:
        told = concern in gaps or concern in names
        if not told and not (concern.kind is Kind.BRIDGE and _has_gap(concern, gaps)):
            yield Thing(concern.sentence, concern.stops, concern)
    if names:
        yield Thing(_names_sentence(names, checks.guesses), False, names[0])


def _names_sentence(names: Sequence[Concern], guesses: Mapping[str, str]) -> str:
    if len(names) == 1:
        name, guess = names[0].about, guesses.get(names[0].about, "")
        if guess:
            return f"'{name}' is not in the recogniser's dictionary. It listens for '{guess}'."
        return names[0].sentence
    first = ", ".join(f"'{one.about}'" for one in names[:-1])
    return f"The recogniser does not know {first} and '{names[-1].about}'. Teach it how they sound."


def _has_gap(bridge: Concern, gaps: Sequence[Concern]) -> bool:
    return any(gap.position == bridge.position for gap in gaps)


def is_own_detail(concern: Concern) -> bool:
    """Whether it asks for something about the caller, which belongs to the settings."""
    return concern.kind is Kind.PLACEHOLDER and concern.about in PLACEHOLDERS
