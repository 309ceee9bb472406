"""The microphones and speakers of this machine, asked for when they are shown."""

from __future__ import annotations

from collections.abc import Callable


def microphones() -> tuple[str, ...]:
    """Their names. Raises CoachError where the sound system gives no answer."""
    from coach.hear.microphone import microphone_names

    return microphone_names()


def speakers() -> tuple[str, ...]:
    """Their names. Raises CoachError where the sound system gives no answer."""
    from coach.hear.microphone import speaker_names

    return speaker_names()


def vocabulary() -> Callable[[str], bool]:
    """Reads the dictionary (0.2 s) and gives back what tells whether a word is known."""
    from coach.hear.pronunciation import known

    known("hello")
    return known
