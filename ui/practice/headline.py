"""What the verdict says first, and in which words. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from coach.rehearse.practice_run import PracticeRun
from coach.verdict import Finding, Fix, State, Verdict
from ui.wording import COUNTS, in_words, name_of, seconds


@dataclass(frozen=True, slots=True)
class Headline:
    """The large sentence, the quiet line over it, and the next fix (a pass may have one too)."""

    large: str
    status: str
    passed: bool
    fix: Fix | None = None


def headline(verdict: Verdict, run: PracticeRun) -> Headline:
    """Passed with its figures, or the one next fix."""
    if verdict.passed:
        return Headline(passed_words(verdict), run_words(run), True, first_fix(verdict))
    return Headline(_fix_words(verdict), status_words(verdict), False, first_fix(verdict))


def passed_words(verdict: Verdict) -> str:
    """'Passed. 14.2 s, all seven.'"""
    counting = [found for found in verdict.elements.values() if found.counts]
    return f"Passed. {seconds(verdict.seconds)}, all {in_words(len(counting))}."


def status_words(verdict: Verdict) -> str:
    """'Not yet. 16.4 s of 15, six of seven.'"""
    counting = [found for found in verdict.elements.values() if found.counts]
    hits = sum(found.hit for found in counting)
    length = seconds(verdict.seconds)
    if not verdict.within_limit:
        length = f"{length} of {verdict.limit_seconds:g}"
    whole = in_words(len(counting))
    all_of = f"all {whole}" if hits == len(counting) else f"{in_words(hits)} of {whole}"
    return f"Not yet. {length}, {all_of}."


def run_words(run: PracticeRun) -> str:
    """What a pass means for the run."""
    if run.goal.passes > 1:
        if run.reached:
            return "Three in a row. You have it."
        left = run.goal.passes - run.streak
        return f"{COUNTS[run.streak].capitalize()} in a row, {in_words(left)} to go."
    if len(run.attempts) > 1 and run.best is run.attempts[-1]:
        return "Your best take of this run."
    if len(run.attempts) == 1:
        return "First take."
    return f"Best so far: {seconds(run.best.seconds)}." if run.best is not None else ""


def first_fix(verdict: Verdict) -> Fix | None:
    """The one next fix, with its evidence."""
    return verdict.fixes[0] if verdict.fixes else None


def unclear_mark(verdict: Verdict) -> Finding | None:
    """The one required element that the machine is not sure of and that asks one click, if there is one.

    Never more than one at a time. An unclear avoid costs nothing: it can be put right in the checklist.
    """
    every = verdict.elements.values()
    return next((found for found in every if found.counts and found.state is State.UNCLEAR), None)


def _fix_words(verdict: Verdict) -> str:
    fix = first_fix(verdict)
    if fix is not None:
        return fix.sentence
    missing = [name_of(found.id) for found in verdict.elements.values() if found.counts and not found.hit]
    if missing:
        return f"{missing[0]} was not heard. Say it once more, plainly."
    said = [found for found in verdict.avoids.values() if found.counts and found.hit]
    if said:
        return f"Leave out '{said[0].evidence or name_of(said[0].id)}'."
    over = verdict.seconds - verdict.limit_seconds
    return f"{seconds(over)} too long. Leave one thing out." if over > 0 else "Once more."
