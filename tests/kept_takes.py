"""Takes made up for tests of what is kept: briefs, verdicts and recordings, all from plain values."""

from __future__ import annotations

import wave
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from coach.brief import Brief
from coach.keep.library import Library
from coach.people import Caller, Recipient
from coach.rubric import AVOIDS, ELEMENTS, Rubric, shipped_rubric
from coach.script import Script
from coach.take import Take
from coach.transcript import Transcript, Word
from coach.verdict import CueFinding, Delivery, Finding, Fix, State, Verdict

ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
DANA = Recipient("Dana", "Lee", "Kestrel Health")
SHEET = """\
greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: Your talk on Rust schedulers is why I'm calling.
reason: Kestrel needs someone to lead its triage engine.
ask: Call me back
number: at {phone}.
"""
SAID = (
    ("greeting", "hi dana"), ("identity", "this is ana"), ("affiliation", "from infolabs"),
    ("bridge", "your talk on rust schedulers is why i'm calling"),
    ("reason", "kestrel needs someone to lead its triage engine"), ("ask", "call me back"),
    ("number", "at four one five five five five oh one three two"),
)  # fmt: skip
RATE = 16000


def brief_of(rubric: str = "recruiter-15", title: str = "The talk", script: str | None = SHEET) -> Brief:
    """A brief as practice makes it; `script` None is an improvised take."""
    kept = None if script is None else Script.parse(script, title).filled(ANA, DANA)
    return Brief(shipped_rubric(rubric), ANA, DANA, kept, (("Infolabs", "info labs"),))


def verdict_of(
    said: Sequence[tuple[str, str]] = SAID, *, rubric: Rubric | None = None, seconds: float | None = None,
    avoids: Mapping[str, str] | None = None, delivery: Delivery | None = None, start: float = 0.4,
) -> Verdict:  # fmt: skip
    """A verdict on a take that says (element or '', words) one after the other, 0.3 s a word.

    `avoids` are found where their words lie. A later stretch for the same element leaves the first in place.
    """
    rubric = rubric or shipped_rubric("recruiter-15")
    words: list[Word] = []
    spans: dict[str, tuple[float, float, str]] = {}
    for element, text in said:
        first = len(words)
        for word in text.split():
            begin = start + 0.3 * len(words)
            words.append(Word(word, round(begin, 2), round(begin + 0.25, 2), 0.9))
        if element:
            spans.setdefault(element, (words[first].start, words[-1].end, text))
    for avoid, text in (avoids or {}).items():
        spans[avoid] = _where(words, text)
    length = seconds if seconds is not None else (words[-1].end + 0.5 if words else 1.0)
    elements = {name: _finding(name, name in rubric.required, spans) for name in ELEMENTS}
    found = {name: _finding(name, name in rubric.failing, spans) for name in AVOIDS}
    passed = (
        length <= rubric.limit_seconds
        and all(finding.hit for finding in elements.values() if finding.counts)
        and not any(finding.hit for finding in found.values() if finding.counts)
    )
    fixes = () if passed else (Fix("ask", "Ask for the reply in plain words.", 1.0, 2.0),)
    return Verdict(
        rubric.id, passed, length, rubric.limit_seconds, Transcript(tuple(words)), elements, found,
        delivery or Delivery(158.0, 2.2, 0.6, 3, 5.1, -21.3, False, 0, -60.0, 39.0, 1.0, ((0.5, 180.0),)),
        fixes, (CueFinding(0, "said", 0.4, 1.0, "hi dana"),),
    )  # fmt: skip


def _finding(name: str, counts: bool, spans: Mapping[str, tuple[float, float, str]]) -> Finding:
    if name not in spans:
        return Finding(name, State.MISSING, counts)
    return Finding(name, State.SAID, counts, *spans[name])


def _where(words: Sequence[Word], text: str) -> tuple[float, float, str]:
    wanted = text.split()
    for first in range(len(words) - len(wanted) + 1):
        run = words[first : first + len(wanted)]
        if [word.text for word in run] == wanted:
            return run[0].start, run[-1].end, text
    raise AssertionError(f"'{text}' is not said")


def recording(path: Path, seconds: float = 1.0, seed: int = 0) -> Path:
    """A 16-bit mono WAV of noise that swells and fades like syllables."""
    time = np.arange(int(seconds * RATE)) / RATE
    noise = np.random.default_rng(seed).normal(size=len(time)) * np.abs(np.sin(2 * np.pi * 1.7 * time))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((noise * 3000).clip(-32768, 32767).astype("<i2").tobytes())
    return path


def keep_one(
    library: Library, verdict: Verdict | None = None, brief: Brief | None = None, seed: int = 0, run: str = ""
) -> Take:
    """A take in the library, its sound a second of noise."""
    sound = recording(library.home.recordings_folder / f"take-{seed}.wav", seed=seed)
    return library.takes.keep(brief or brief_of(), verdict or verdict_of(), sound, run=run)
