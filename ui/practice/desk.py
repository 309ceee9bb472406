"""What lies on the practice page's desk: rubric, people, script; and the brief they make. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from coach.brief import Brief
from coach.people import Caller, Recipient
from coach.rubric import Rubric
from coach.script import Script


@dataclass(frozen=True, slots=True)
class Desk:
    """The choices before a take. `script` may still have placeholders; the brief's script is filled in."""

    rubric: Rubric
    caller: Caller = field(default_factory=Caller)
    recipient: Recipient = field(default_factory=Recipient)
    script: Script | None = None
    respellings: tuple[tuple[str, str], ...] = ()

    @property
    def brief(self) -> Brief:
        """What the next take is marked against."""
        script = None if self.script is None else self.script.filled(self.caller, self.recipient)
        return Brief(self.rubric, self.caller, self.recipient, script, self.respellings)

    @classmethod
    def from_brief(cls, brief: Brief) -> Desk:
        """The desk as another page wants it laid."""
        return cls(brief.rubric, brief.caller, brief.recipient, brief.script, brief.respellings)

    def with_caller(self, caller: Caller, respellings: tuple[tuple[str, str], ...]) -> Desk:
        """The desk after the settings changed."""
        return replace(self, caller=caller, respellings=respellings)
