"""Real sound, cut and put together anew: elements in another order, left out, said twice.

The sample take is cut in its pauses: where each element must be found is known to a few hundredths.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from coach.brief import Brief
from coach.comparison import MarkRow, compare
from coach.hear.speech_model import load_model
from coach.people import read_people
from coach.rubric import shipped_rubric
from coach.scoring import score_samples
from coach.script import Script
from coach.sound_reading import read_sound
from coach.take import Take

pytestmark = pytest.mark.model

CUTS = {
    "greeting": (0.0, 0.9), "who": (0.9, 3.23), "bridge": (3.23, 5.47), "reason": (5.47, 9.01),
    "ask": (9.01, 13.75), "end": (13.75, 14.59),
}  # fmt: skip
"""Pauses of the sample take in seconds; 'ask' holds the number as well."""
NEAR = 0.2


@pytest.fixture(scope="module")
def take_from(model_folder: Path) -> Callable[..., Take]:
    """A take of the sample's pieces in a given order, heard and marked."""
    samples_folder = Path(str(files("assets").joinpath("samples")))
    samples, rate = read_sound(samples_folder / "recruiter-good.flac")
    caller, recipient = read_people(samples_folder / "recruiter-good.toml")
    sheet = (samples_folder / "recruiter-good.txt").read_text(encoding="utf-8")
    script = Script.parse(sheet).filled(caller, recipient)
    brief = Brief(shipped_rubric("recruiter-15"), caller, recipient, script)
    model: Any = load_model(model_folder)

    def make(number: int, *pieces: str) -> Take:
        cut = [samples[int(CUTS[name][0] * rate) : int(CUTS[name][1] * rate)] for name in pieces]
        verdict = score_samples(np.concatenate(cut), rate, brief, model)
        return Take(number, datetime.now(UTC), brief, samples_folder / "recruiter-good.flac", verdict)

    return make


def _shift(piece: str, pieces: tuple[str, ...]) -> float:
    """How much later a piece starts than in the sample."""
    before = pieces[: pieces.index(piece)]
    return sum(CUTS[name][1] - CUTS[name][0] for name in before) - CUTS[piece][0]


def _aligned(row: MarkRow, piece: str, pieces: tuple[str, ...]) -> bool:
    first, second = row.starts
    assert first is not None and second is not None, f"{row.id} was not heard"
    return abs(second - first - _shift(piece, pieces)) < NEAR


def test_takes_in_another_order_with_gaps_and_repeats_are_aligned(take_from: Callable[..., Take]) -> None:
    whole = take_from(1, *CUTS)
    said = [name for name, found in whole.verdict.elements.items() if found.hit]
    assert {"greeting", "bridge", "reason", "ask"} <= set(said), "the sample take itself is marked"

    turned = ("greeting", "who", "ask", "reason", "bridge", "end")
    rows = {row.id: row for row in compare([whole, take_from(2, *turned)]).elements}
    for element, piece in (
        ("greeting", "greeting"),
        ("bridge", "bridge"),
        ("reason", "reason"),
        ("ask", "ask"),
    ):
        assert _aligned(rows[element], piece, turned), element

    without = ("greeting", "who", "reason", "ask", "end")
    comparison = compare([whole, take_from(3, *without)])
    rows = {row.id: row for row in comparison.elements}
    assert not rows["bridge"].cells[1].hit
    assert "the bridge is gone" in comparison.sentence.lower()
    assert _aligned(rows["ask"], "ask", without)

    twice = ("greeting", "who", "ask", "bridge", "reason", "ask", "end")
    rows = {row.id: row for row in compare([whole, take_from(4, *twice)]).elements}
    assert _aligned(rows["ask"], "ask", twice)
    assert _aligned(rows["bridge"], "bridge", twice)
    assert _aligned(rows["reason"], "reason", twice)
