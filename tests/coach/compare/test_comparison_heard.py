"""Real sound, cut and put together anew: elements in another order, left out, said twice.

The sample take is cut in its pauses: where each element must be found is known to a few hundredths.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coach.compare.comparison import MarkRow, compare
from coach.hear.speech_model import load_model
from coach.score.scoring import score_samples
from coach.take import Take
from tests.spoken_sample import CUTS, sample_brief, sample_sound, shift_of

pytestmark = pytest.mark.model

NEAR = 0.2


@pytest.fixture(scope="module")
def take_from(model_folder: Path) -> Callable[..., Take]:
    """A take of the sample's pieces in a given order, heard and marked."""
    brief = sample_brief()
    model: Any = load_model(model_folder)

    def make(number: int, *pieces: str) -> Take:
        verdict = score_samples(*sample_sound(*pieces), brief, model)
        return Take(number, datetime.now(UTC), brief, Path("not kept.flac"), verdict)

    return make


def _aligned(row: MarkRow, piece: str, pieces: tuple[str, ...]) -> bool:
    first, second = row.starts
    assert first is not None and second is not None, f"{row.id} was not heard"
    return abs(second - first - shift_of(piece, pieces)) < NEAR


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

    gapped = ("greeting", "who", "ask", "reason", "ask", "end")
    comparison = compare([whole, take_from(3, *gapped)])
    rows = {row.id: row for row in comparison.elements}
    assert not rows["bridge"].cells[1].hit
    assert "the bridge is gone" in comparison.sentence.lower()
    for element, piece in (("greeting", "greeting"), ("reason", "reason"), ("ask", "ask")):
        assert _aligned(rows[element], piece, gapped), element
