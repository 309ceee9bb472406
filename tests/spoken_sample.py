"""The sample take cut in its pauses and put together anew: sound of which every word's place is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from coach.brief import Brief
from coach.hear.sound_reading import Samples, read_sound
from coach.judge.delivery import measure
from coach.people import read_people
from coach.rubric import AVOIDS, ELEMENTS, shipped_rubric
from coach.script import Script
from coach.transcript import Transcript, Word
from coach.verdict import Delivery, Finding, Fix, State, Verdict

FOLDER = Path(str(files("assets").joinpath("samples")))
CUTS = {
    "greeting": (0.0, 0.9), "who": (0.9, 3.23), "bridge": (3.23, 5.47), "reason": (5.47, 9.01),
    "ask": (9.01, 13.75), "end": (13.75, 14.59),
}  # fmt: skip
"""Pauses of the sample take in seconds; 'ask' holds the number as well."""
_HEARD = """
hello 0.06 susan 0.27 this 1.08 is 1.29 daniel 1.41 price 1.77 from 2.13 bright 2.31 harbor 2.64 | i
3.39 loved 3.51 your 3.78 talk 3.87 on 4.2 search 4.35 engines 4.74 | a 5.64 hospital 5.79 in 6.36
boston 6.45 needs 6.93 someone 7.2 to 7.65 lead 7.77 its 8.04 data 8.22 team 8.49 | call 9.15 me
9.39 back 9.54 at 9.87 four 9.96 one 10.2 five 10.47 five 11.19 five 11.49 five 11.79 zero 12.42 one
12.75 three 12.99 two 13.23 | thank 13.95 you 14.28
"""
_SPANS = {
    "greeting": (0.06, 0.75), "identity": (1.08, 2.13), "affiliation": (2.13, 3.09), "bridge": (3.39, 5.31),
    "reason": (5.64, 8.88), "ask": (9.15, 9.87), "number": (9.96, 13.56), "sign_off": (13.95, 14.52),
}  # fmt: skip


def sample_brief() -> Brief:
    """Rubric, people and script of the sample take."""
    caller, recipient = read_people(FOLDER / "recruiter-good.toml")
    sheet = (FOLDER / "recruiter-good.txt").read_text(encoding="utf-8")
    script = Script.parse(sheet, "The talk on search engines").filled(caller, recipient)
    return Brief(shipped_rubric("recruiter-15"), caller, recipient, script)


def sample_sound(*pieces: str) -> tuple[Samples, int]:
    """Samples and rate of pieces of the sample take, one after the other."""
    samples, rate = read_sound(FOLDER / "recruiter-good.flac")
    cut = [samples[int(CUTS[name][0] * rate) : int(CUTS[name][1] * rate)] for name in pieces]
    return np.concatenate(cut), rate


def shift_of(piece: str, pieces: Sequence[str]) -> float:
    """How much later a piece starts, where it is first said, than in the whole sample take."""
    before = pieces[: pieces.index(piece)]
    return sum(CUTS[name][1] - CUTS[name][0] for name in before) - CUTS[piece][0]


def sample_verdict(*pieces: str) -> Verdict:
    """What a perfect ear and judge would say of the pieces; the paces are measured by hand."""
    samples, rate = sample_sound(*pieces)
    rubric = shipped_rubric("recruiter-15")
    words: list[Word] = []
    spans: dict[str, tuple[float, float]] = {}
    at = 0.0
    for name in pieces:
        low, high = CUTS[name]
        words += [
            replace(word, start=word.start - low + at, end=word.end - low + at)
            for word in _words()
            if low <= word.start < high
        ]
        for element, (start, end) in _SPANS.items():
            if low <= start < high:
                spans.setdefault(element, (start - low + at, end - low + at))
        at += high - low
    elements = {name: _finding(name, name in rubric.required, spans, words) for name in ELEMENTS}
    avoids = {name: Finding(name, State.MISSING, name in rubric.failing) for name in AVOIDS}
    missing = [name for name, found in elements.items() if found.counts and not found.hit]
    fixes = tuple(Fix(name, f"Say the {name}.") for name in missing)
    return Verdict(
        rubric.id, not missing and at <= 15, len(samples) / rate, rubric.limit_seconds,
        Transcript(tuple(words)), elements, avoids, _delivery(samples, rate), fixes,
    )  # fmt: skip


def _words() -> list[Word]:
    tokens = _HEARD.replace("|", "").split()
    starts = [float(token) for token in tokens[1::2]]
    ends = [*starts[1:], 14.52]
    times = zip(tokens[::2], starts, ends, strict=True)
    return [Word(text, start, min(end, start + 0.5), 0.95) for text, start, end in times]


def _finding(
    name: str, counts: bool, spans: dict[str, tuple[float, float]], words: Sequence[Word]
) -> Finding:
    if name not in spans:
        return Finding(name, State.MISSING, counts)
    start, end = spans[name]
    said = " ".join(word.text for word in words if start - 0.01 <= word.start < end)
    return Finding(name, State.SAID, counts, start, end, said)


def _delivery(samples: Samples, rate: int) -> Delivery:
    sound = measure(samples, rate)
    return Delivery(
        words_per_minute=168.0, number_digits_per_second=2.7, longest_pause=0.4, pauses=4, fillers=0,
        pitch_range_semitones=sound.pitch_range_semitones, loudness_dbfs=sound.loudness_dbfs,
    )  # fmt: skip
