"""Scripts: what the teleprompter shows, cue by cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.people import Caller, Recipient
from coach.rubric import ELEMENTS

PLACEHOLDERS = ("first_name", "last_name", "their_company", "my_name", "my_company", "phone", "email")


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a script. It serves one element, or none: then it is a note that nobody speaks.

    A `strict` cue wants its own words, any other the gist; in a cue sheet its element ends in '!'.
    """

    text: str
    element: str | None = None
    strict: bool = False

    @property
    def spoken(self) -> bool:
        """Whether anyone speaks it."""
        return self.element is not None


@dataclass(frozen=True, slots=True)
class Script:
    """Cues in the order they are spoken."""

    cues: tuple[Cue, ...] = ()
    title: str = ""

    @classmethod
    def parse(cls, sheet: str, title: str = "") -> Script:
        """Reads a cue sheet: `element: text` a line; lines without a known element are notes."""
        return cls(tuple(_cue(line.strip()) for line in sheet.splitlines() if line.strip()), title)

    @property
    def spoken_cues(self) -> tuple[Cue, ...]:
        """The cues that are read out, without the notes."""
        return tuple(cue for cue in self.cues if cue.spoken)

    @property
    def elements(self) -> tuple[str, ...]:
        """Elements that some cue serves, in script order, each once."""
        return tuple(dict.fromkeys(cue.element for cue in self.cues if cue.element))

    def sheet(self) -> str:
        """The cue sheet that `parse` reads back to the same script."""
        return "\n".join(
            f"{cue.element}{'!' * cue.strict}: {cue.text}" if cue.element else cue.text for cue in self.cues
        )

    def filled(self, caller: Caller, recipient: Recipient) -> Script:
        """The script with its placeholders filled in; a placeholder whose value is unknown stays as it is."""
        values = {
            "first_name": recipient.first_name,
            "last_name": recipient.last_name,
            "their_company": recipient.company,
            "my_name": caller.name,
            "my_company": caller.company,
            "phone": caller.phone,
            "email": caller.email,
        }
        return Script(
            tuple(Cue(_fill(cue.text, values), cue.element, cue.strict) for cue in self.cues), self.title
        )

    @property
    def unfilled(self) -> tuple[str, ...]:
        """Names of placeholders still in the spoken cues."""
        found = (name for cue in self.spoken_cues for name in re.findall(r"\{([^{}\n]*)\}", cue.text))
        return tuple(dict.fromkeys(found))


def _cue(line: str) -> Cue:
    head, colon, rest = line.partition(":")
    element = head.strip().lower()
    strict = element.endswith("!")
    element = element.rstrip("! ")
    return Cue(rest.strip(), element, strict) if colon and element in ELEMENTS else Cue(line)


def _fill(text: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1]) or match[0], text)
