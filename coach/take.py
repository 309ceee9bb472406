"""A take as it is kept: sound and words are facts, the verdict is a computation that can be done again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coach.brief import Brief
from coach.transcript import Transcript
from coach.verdict import Finding, State, Verdict


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says about a mark: `about` is an element or avoid id, `state` SAID or MISSING."""

    about: str
    state: State
    when: datetime


@dataclass(frozen=True, slots=True)
class Marking:
    """One verdict, and what it was computed from besides the sound: the brief and the rules' version."""

    brief: Brief
    verdict: Verdict
    when: datetime
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Take:
    """One kept take. `when` is aware; `sound` is the file as it lies now (WAV at first, FLAC later).

    `brief` holds rubric, people and script as they were when it was last marked; `verdict` is the
    machine's, `corrected` the one that counts. `run` names the practice run it belongs to.
    """

    id: int
    when: datetime
    brief: Brief
    sound: Path
    verdict: Verdict
    corrections: tuple[Correction, ...] = ()
    starred: bool = False
    note: str = ""
    run: str = ""
    script_id: int | None = None
    script_key: str = ""
    """What it has in common with the other takes of its script, as `script_key` made it."""
    model_take: bool = False
    trashed: datetime | None = None
    earlier: tuple[Marking, ...] = ()
    """Verdicts before the present one, newest first."""

    @property
    def transcript(self) -> Transcript:
        """The words as they were heard."""
        return self.verdict.transcript

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return self.verdict.seconds

    @property
    def corrected(self) -> Verdict:
        """The verdict with the user's corrections in it, and `passed` decided anew."""
        return with_corrections(self.verdict, self.corrections)


def with_corrections(verdict: Verdict, corrections: tuple[Correction, ...]) -> Verdict:
    """The verdict as the user corrected it. A mark that becomes missing loses its words and its second."""
    if not corrections:
        return verdict
    states = {correction.about: correction.state for correction in corrections}

    def marked(found: Finding) -> Finding:
        state = states.get(found.id)
        if state is None or state is found.state:
            return found
        if state is State.MISSING:
            return Finding(found.id, state, found.counts)
        return replace(found, state=state, advice=None)

    elements = {name: marked(found) for name, found in verdict.elements.items()}
    avoids = {name: marked(found) for name, found in verdict.avoids.items()}
    passed = (
        verdict.within_limit
        and all(found.hit for found in elements.values() if found.counts)
        and not any(found.hit for found in avoids.values() if found.counts)
    )
    fixes = tuple(fix for fix in verdict.fixes if states.get(fix.about) is not _mended_by(fix.about, verdict))
    return replace(verdict, elements=elements, avoids=avoids, passed=passed, fixes=fixes)


def _mended_by(about: str, verdict: Verdict) -> State | None:
    """The correction that makes a fix pointless: an element that was said, an avoid that was not."""
    if about in verdict.elements:
        return State.SAID
    return State.MISSING if about in verdict.avoids else None


def script_key(brief: Brief, script_id: int | None = None) -> str:
    """What takes of one script have in common: the library's script, else its title, else its words.

    Improvised takes are put together by rubric.
    """
    if script_id is not None:
        return f"#{script_id}"
    if brief.script is None:
        return f"~{brief.rubric.id}"
    if brief.script.title:
        return brief.script.title
    return hashlib.sha256(brief.script.sheet().encode()).hexdigest()[:16]
