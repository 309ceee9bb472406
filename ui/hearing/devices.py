"""The microphones and speakers of this machine, asked for when they are shown."""

from __future__ import annotations


def microphones() -> tuple[str, ...]:
    """Their names. Raises CoachError where the sound system gives no answer."""
    from coach.hear.microphone import microphone_names

    return microphone_names()


def speakers() -> tuple[str, ...]:
    """Their names. Raises CoachError where the sound system gives no answer."""
    from coach.hear.microphone import speaker_names

    return speaker_names()
