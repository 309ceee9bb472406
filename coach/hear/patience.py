"""How long a source of sound may say nothing before it is called lost."""

from __future__ import annotations

from coach.errors import MicrophoneError
from coach.hear.sound_system import ANSWER_SECONDS, NoAnswerError

SLOW_TO_OPEN_SECONDS = 0.9
"""A device that is not open after this is said to be slow; it has ANSWER_SECONDS in all."""
FIRST_BLOCK_SECONDS = 0.9
LOST_SECONDS = 0.5
"""No block for this long: the microphone is lost (a stalled source says nothing; measured)."""
LONGEST_STEP_SECONDS = 0.1
"""No single wait counts for more: a computer that slept is no reason to call the microphone lost."""


class Patience:
    """Counts the time in which nothing came."""

    def __init__(self) -> None:
        self._limit = ANSWER_SECONDS
        self._waited = 0.0
        self._opened = False

    def opened(self) -> None:
        """The source is open; its first block is due."""
        self._opened, self._limit, self._waited = True, FIRST_BLOCK_SECONDS, 0.0

    def heard(self) -> None:
        """A block has come; the next is due."""
        self._limit, self._waited = LOST_SECONDS, 0.0

    def wait(self, seconds: float, kept_seconds: float) -> NoAnswerError | None:
        """Nothing came for another `seconds`; gives a warning once where the source is slow to open.

        Raises NoAnswerError for a source that does not open, MicrophoneError for one that is lost.
        """
        before = self._waited
        self._waited += min(seconds, LONGEST_STEP_SECONDS)
        if self._waited > self._limit:
            raise _lost(kept_seconds) if self._opened else NoAnswerError()
        slow = not self._opened and before < SLOW_TO_OPEN_SECONDS <= self._waited
        return NoAnswerError() if slow else None


def _lost(kept_seconds: float) -> MicrophoneError:
    if not kept_seconds:
        return MicrophoneError(
            "The microphone gives no sound.", "Check the cable and the settings, then try again."
        )
    return MicrophoneError(
        "The microphone gives no sound any more.",
        f"The first {kept_seconds:.1f} seconds are kept. Check the cable, then take it again.",
    )
