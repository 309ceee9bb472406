"""A take as it happens, in lines for a person at a terminal."""

from __future__ import annotations

import sys
from typing import TextIO

from coach import events
from coach.verdict import Verdict

WIDTH = 72


class LiveLines:
    """Shows events: ticks as lines that stay, the words being spoken as one line that is rewritten."""

    def __init__(self, rubric_limit: float, out: TextIO | None = None) -> None:
        """Writes to standard output unless told otherwise; words are shown only on a terminal."""
        self._limit = rubric_limit
        self._out = out or sys.stdout
        self._rewrites = self._out.isatty()

    def __call__(self, event: events.Event, at: float) -> None:
        """Shows one event told `at` seconds after the first sound; levels are not shown."""
        match event:
            case events.Listening():
                self._line(f"Listening. {self._limit:g} seconds; press Enter to stop.")
            case events.WordsHeard(_, transcript):
                self._words(at, transcript.text)
            case events.Ticked(_, element, _, evidence):
                self._line(f"{at:5.1f} s  + {element}: '{evidence}'")
            case events.AvoidHeard(_, avoid, _, evidence):
                self._line(f"{at:5.1f} s  ! {avoid}: '{evidence}'")
            case events.TimeReached(_, share):
                passed = "the limit" if share >= 1 else f"{share:.0%} of the limit"
                self._line(f"{at:5.1f} s  . {passed}")
            case events.Stopped():
                self._line(f"{at:5.1f} s  stopped")
            case events.Finished(_, verdict):
                self._verdict(verdict)
            case _:
                pass

    def _line(self, text: str) -> None:
        print(("\r\x1b[K" if self._rewrites else "") + text, file=self._out, flush=True)

    def _words(self, at: float, text: str) -> None:
        if self._rewrites:
            print(f"\r\x1b[K{at:5.1f} s  {text[-WIDTH:]}", end="", file=self._out, flush=True)

    def _verdict(self, verdict: Verdict) -> None:
        from coach.command.score import readable

        self._line("")
        self._line(readable(verdict))
