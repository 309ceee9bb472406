"""The brief of a take: all that is known before anyone speaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.people import Caller, Recipient
from coach.rubric import Rubric
from coach.script import Script


@dataclass(frozen=True, slots=True)
class Brief:
    """What a take is marked against: the rubric, who calls whom, and the script if there is one.

    `script` is already filled in. `respellings` maps a name that the speech model does not know
    to the known words it sounds like ('Infolabs' to 'info labs'); the user may have corrected them.
    """

    rubric: Rubric
    caller: Caller = field(default_factory=Caller)
    recipient: Recipient = field(default_factory=Recipient)
    script: Script | None = None
    respellings: tuple[tuple[str, str], ...] = ()
