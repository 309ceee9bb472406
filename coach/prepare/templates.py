"""Script templates that ship with the product, one for each situation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from coach.errors import ScriptError
from coach.prepare.readiness import GAP
from coach.rubric import Rubric, shipped_rubric
from coach.script import PLACEHOLDERS, Script


@dataclass(frozen=True, slots=True)
class Template:
    """A script with gaps for one situation. `example` fills the gaps, to show what belongs there."""

    id: str
    title: str
    situation: str
    rubric_id: str
    script: Script
    example: tuple[tuple[str, str], ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Reads a template from TOML. Raises ScriptError with a sentence for anything that is not one."""
        try:
            table = tomllib.loads(text)
            title = str(table["title"])
            example = {str(gap): str(words) for gap, words in table["example"].items()}
            template = cls(
                str(table["id"]), title, str(table["situation"]), str(table["rubric"]),
                Script.parse(str(table["cues"]), title), tuple(example.items()),
            )  # fmt: skip
        except (tomllib.TOMLDecodeError, KeyError, AttributeError, RecursionError) as error:
            raise ScriptError(
                "This is not a script template.", "It needs id, title, situation, rubric, cues and [example]."
            ) from error
        lacking = [gap for gap in template.gaps if gap not in example]
        if lacking:
            raise ScriptError(f"The template '{title}' has no example for '{lacking[0]}'.")
        return template

    @property
    def rubric(self) -> Rubric:
        """The rubric that it is written for."""
        return shipped_rubric(self.rubric_id)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the writer has to fill in, in order; people are filled in by themselves."""
        return tuple(name for name in self.script.unfilled if name not in PLACEHOLDERS)

    def as_example(self) -> Script:
        """The script with its gaps filled as the example fills them; people are still placeholders."""
        return with_gaps_filled(self.script, dict(self.example))


def with_gaps_filled(script: Script, words: Mapping[str, str]) -> Script:
    """The script with these gaps filled; other placeholders stay."""
    cues = (
        replace(cue, text=GAP.sub(lambda gap: words.get(gap[1]) or gap[0], cue.text)) for cue in script.cues
    )
    return replace(script, cues=tuple(cues))


@cache
def shipped_templates() -> tuple[Template, ...]:
    """All templates in the order of their files: by rubric, the usual situations first."""
    places = sorted(files("assets").joinpath("scripts").iterdir(), key=lambda place: place.name)
    return tuple(
        Template.parse(place.read_text(encoding="utf-8")) for place in places if place.name.endswith(".toml")
    )
