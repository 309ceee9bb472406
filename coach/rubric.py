"""Rubrics: what a take is marked against. The ids are the law of the product and never change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from coach.errors import ScriptError, UsageError

ELEMENTS = (
    "greeting", "identity", "affiliation", "bridge", "reason", "ask",
    "narrow_ask", "number", "number_repeat", "email_option", "sign_off",
)  # fmt: skip
AVOIDS = (
    "apology", "imposition", "cold_intro", "oversell", "puzzle",
    "undercut_ask", "limited_callback", "fawning", "vague_promise", "filler",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rubric:
    """A limit in seconds, the elements it requires and the avoids that fail a take; the rest is advice."""

    id: str
    title: str
    limit_seconds: float
    required: tuple[str, ...]
    failing: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Rubric:
        """Reads a rubric from TOML. Raises ScriptError with a sentence for anything that is not one."""
        try:
            table = tomllib.loads(text)
            rubric = cls(
                str(table["id"]), str(table["title"]), float(table["limit_seconds"]),
                tuple(table["required"]), tuple(table["failing"]),
            )  # fmt: skip
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise ScriptError(
                "This is not a rubric.", "It needs id, title, limit_seconds, required and failing."
            ) from error
        unknown = [name for name in rubric.required if name not in ELEMENTS]
        unknown += [name for name in rubric.failing if name not in AVOIDS]
        if unknown:
            raise ScriptError(f"The rubric names '{unknown[0]}', which is no element or avoid.")
        if not 1 <= rubric.limit_seconds <= 600:
            raise ScriptError("A rubric's limit must be between 1 and 600 seconds.")
        return rubric


@cache
def shipped_rubrics() -> tuple[Rubric, ...]:
    """The rubrics that ship with the product, in the order people meet them."""
    places = sorted(files("assets").joinpath("rubrics").iterdir(), key=lambda place: place.name)
    return tuple(
        Rubric.parse(place.read_text(encoding="utf-8")) for place in places if place.name.endswith(".toml")
    )


def shipped_rubric(rubric_id: str) -> Rubric:
    """One shipped rubric by its id. Raises UsageError naming those there are."""
    for rubric in shipped_rubrics():
        if rubric.id == rubric_id:
            return rubric
    known = ", ".join(rubric.id for rubric in shipped_rubrics())
    raise UsageError(f"There is no rubric '{rubric_id}'.", f"Choose one of {known}.")
