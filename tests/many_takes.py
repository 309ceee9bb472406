"""A library with thousands of takes: real rows and verdicts, varied; all share one recording."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa

from coach.brief import Brief
from coach.keep.library import Library
from coach.keep.schema import as_text, takes, verdicts
from coach.keep.takes import list_columns, marking_columns
from coach.paths import Home
from coach.people import Recipient
from coach.rubric import shipped_rubrics
from coach.take import Marking, script_key
from coach.verdict import Verdict
from tests.kept_takes import SAID, brief_of, keep_one, verdict_of

FIRST = ("Dana", "Priyanka", "Oluwaseun", "Łukasz", "René", "Susan", "Ruben", "Mei", "Ana", "Kevin")
LAST = ("Lee", "Nair", "Vasquez-Lund", "Nowak", "Miles", "Castellano", "Okafor", "Marsh")
COMPANIES = ("Kestrel Health", "Saint Sunniva University Hospital", "Zyntra", "Brook and Vale")
WORDS = (
    "schedulers", "engine", "hospital", "harbor", "kestrel", "timetable", "triage", "mobile", "lead",
    "boston", "payments", "kitchen", "orchestra", "garden", "ledger", "vaccine", "railway",
    "battery", "glacier",
)  # fmt: skip
BATCH = 500


def fill(home: Home, count: int, seed: int = 0) -> None:
    """Keeps so many takes in a home's library, a new take every three quarters of an hour."""
    with Library(home) as library:
        sound = keep_one(library, seed=seed).sound
        library.takes.compress_waiting()
        engine = sa.create_engine(library.url)
        chance = random.Random(seed)
        made = _takes(chance, count - 1, sound.with_suffix(".flac").name)
        with engine.begin() as connection:
            for batch in _batches(made):
                ids = connection.execute(
                    sa.insert(takes).returning(takes.c.id, sort_by_parameter_order=True),
                    [row for row, _ in batch],
                ).scalars()
                marked = [
                    {"take_id": number, **marking_columns(marking)}
                    for number, (_, marking) in zip(ids, batch, strict=True)
                ]
                connection.execute(sa.insert(verdicts), marked)
        engine.dispose()


def _batches(
    made: Iterator[tuple[dict[str, Any], Marking]],
) -> Iterator[list[tuple[dict[str, Any], Marking]]]:
    while batch := list(islice(made, BATCH)):
        yield batch


def _takes(chance: random.Random, count: int, sound: str) -> Iterator[tuple[dict[str, Any], Marking]]:
    when = datetime.now(UTC) - timedelta(minutes=45) * count
    for number in range(count):
        when += timedelta(minutes=45)
        brief, verdict = _brief(chance), _verdict(chance)
        brief = replace(brief, rubric=next(one for one in shipped_rubrics() if one.id == verdict.rubric))
        row = {
            **list_columns(brief, verdict, ()), "taken_at": as_text(when), "script_id": None,
            "script_key": script_key(brief), "starred": chance.random() < 0.05, "model_take": False,
            "note": "keep this one" if chance.random() < 0.1 else "", "run": f"run {number // 5}",
            "sound": sound, "sound_bytes": 20_000, "trashed_at": None,
        }  # fmt: skip
        yield row, Marking(brief, verdict, when)


def _brief(chance: random.Random) -> Brief:
    person = Recipient(chance.choice(FIRST), chance.choice(LAST), chance.choice(COMPANIES))
    script = None if chance.random() < 0.2 else "greeting: Hi {first_name},\nask: Call me back"
    return replace(brief_of(title=f"Script {chance.randrange(20)}", script=script), recipient=person)


def _verdict(chance: random.Random) -> Verdict:
    rubric = chance.choice(shipped_rubrics())
    said = [part for part in SAID if chance.random() < 0.9]
    said.insert(0, ("", " ".join(chance.sample(WORDS, 6))))
    verdict = verdict_of(said, rubric=rubric, seconds=round(chance.uniform(8, 32), 2))
    delivery = replace(
        verdict.delivery, words_per_minute=round(chance.gauss(165, 20), 1),
        number_digits_per_second=round(chance.uniform(1.5, 4), 2),
        pitch_contour=tuple((round(at * 0.06, 2), round(chance.gauss(180, 20), 1)) for at in range(150)),
    )  # fmt: skip
    return replace(verdict, delivery=delivery)
