"""Against the script: which cue was said, reworded or skipped."""

from __future__ import annotations

from coach.script import Script
from coach.transcript import Transcript
from coach.verdict import CueFinding


def cues_followed(script: Script | None, transcript: Transcript) -> tuple[CueFinding, ...]:
    """What became of each spoken cue, in script order; nothing without a script."""
    return ()
