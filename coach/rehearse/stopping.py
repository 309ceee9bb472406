"""When a take ends by itself: at twice the limit, and, if wanted, in the silence after the sign-off."""

from __future__ import annotations

from coach.events import Event, Level, Listening, Ticked, WordsHeard

QUIET_ABOVE_FLOOR_DB = 8.0
"""A block this little above the quietest heard so far is silence."""
USUAL_FLOOR_DBFS = -45.0
"""Taken for the room until something quieter is heard: who never pauses leaves no silence to learn."""
TIMES_THE_LIMIT = 2.0


class StopRule:
    """Told every event of a take; says when to stop. `quiet_seconds` None: silence never stops it."""

    def __init__(self, limit_seconds: float, quiet_seconds: float | None = None) -> None:
        self._limit = limit_seconds
        self._quiet_seconds = quiet_seconds
        self._signed_off = False
        self._last_sound = 0.0
        self._floor_dbfs = USUAL_FLOOR_DBFS

    def reason(self, event: Event) -> str | None:
        """Why the take should stop now ('too long', 'silence'), or None."""
        if isinstance(event, Listening):
            return None
        if event.at >= TIMES_THE_LIMIT * self._limit:
            return "too long"
        if isinstance(event, WordsHeard):
            self._last_sound = max(self._last_sound, event.transcript.end)
        elif isinstance(event, Ticked) and event.element == "sign_off":
            self._signed_off = True
        elif isinstance(event, Level):
            self._floor_dbfs = min(self._floor_dbfs, event.rms_dbfs)
            if event.rms_dbfs > self._floor_dbfs + QUIET_ABOVE_FLOOR_DB:
                self._last_sound = event.at
        if self._quiet_seconds is None or not self._signed_off:
            return None
        return "silence" if event.at - self._last_sound >= self._quiet_seconds else None
