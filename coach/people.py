"""Who calls and who is called."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.errors import ScriptError


@dataclass(frozen=True, slots=True)
class Caller:
    """The one who leaves the voicemail. Any field may be empty: then it cannot be heard."""

    name: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The one who is called."""

    first_name: str = ""
    last_name: str = ""
    company: str = ""

    @property
    def full_name(self) -> str:
        """First and last name, whichever are known."""
        return f"{self.first_name} {self.last_name}".strip()


def caller_from(fields: Mapping[str, object]) -> Caller:
    """A caller from a manifest's `me` or a people file's `[me]`; unknown keys are ignored."""
    return Caller(**_texts(fields, ("name", "company", "phone", "email")))


def recipient_from(fields: Mapping[str, object]) -> Recipient:
    """A recipient from a manifest's `to` or a people file's `[to]`; unknown keys are ignored."""
    return Recipient(**_texts(fields, ("first_name", "last_name", "company")))


def read_people(path: Path) -> tuple[Caller, Recipient]:
    """Reads a people file: TOML with tables `[me]` and `[to]`. Raises ScriptError with a sentence."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ScriptError(
            f"The people file {path.name} cannot be read.", "Check its name and place."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScriptError(
            f"The people file {path.name} is not valid TOML.", "It needs tables [me] and [to]."
        ) from error
    me, to = tables.get("me", {}), tables.get("to", {})
    if not isinstance(me, dict) or not isinstance(to, dict):
        raise ScriptError(f"In {path.name}, [me] and [to] must be tables.")
    return caller_from(me), recipient_from(to)


def _texts(fields: Mapping[str, object], keys: tuple[str, ...]) -> dict[str, str]:
    texts = {}
    for key in keys:
        value = fields.get(key) or ""
        if not isinstance(value, str):
            raise ScriptError(f"'{key}' must be text.")
        texts[key] = " ".join(value.split())
    return texts
