"""Takes of some weeks, for the pages that show kept takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach.keep.library import Library
from coach.people import Recipient
from coach.rubric import shipped_rubric
from tests.kept_takes import SAID, brief_of, recording, verdict_of

PEOPLE = (
    Recipient("Dana", "Lee", "Kestrel Health"),
    Recipient("Oluwaseun", "Vasquez-Lund", "Saint Sunniva University Hospital"),
    Recipient("Łukasz", "Zając", "Café Zürich"),
)
SCRIPTS = (
    ("recruiter-15", "The talk on Rust schedulers"),
    ("sales-30", "After the trade fair"),
    ("last-touch-20", ""),
)


def fill(library: Library, count: int) -> None:
    """Takes three hours apart, in three scripts, getting better."""
    for number in range(count):
        rubric, title = SCRIPTS[number // 4 % 3]
        said = SAID if number % 3 else SAID[: 4 + number % 4]
        brief = replace(brief_of(rubric, title), recipient=PEOPLE[number // 4 % 3])
        verdict = verdict_of(said, rubric=shipped_rubric(rubric), seconds=12.0 + (number * 7 % 50) / 10)
        when = datetime(2026, 11, 24, 9, tzinfo=UTC) - timedelta(hours=3 * (count - number))
        sound = recording(library.home.recordings_folder / f"take-{number}.wav", seed=number)
        take = library.takes.keep(brief, verdict, sound, run=f"run-{number // 4}", when=when)
        if number % 5 == 0:
            library.takes.star(take.id)
        if number % 7 == 0:
            library.takes.note(take.id, "Warmer at the end; keep this way of asking.")
