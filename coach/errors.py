"""Errors fit to be shown: what happened, and what to do about it."""

from __future__ import annotations


class CoachError(Exception):
    """Something the user should read. `sentence` says what happened and what was kept, `mend` what to do.

    Every error that may reach a person is one of these; anything else that reaches one is a bug.
    """

    def __init__(self, sentence: str, mend: str = "") -> None:
        super().__init__(sentence if not mend else f"{sentence} {mend}")
        self.sentence = sentence
        self.mend = mend


class UsageError(CoachError):
    """The caller asked for something that does not exist: an unknown rubric, a bad option (exit status 2)."""


class SoundError(CoachError):
    """A recording that cannot be read, or that is too long or too short to mark."""


class MicrophoneError(CoachError):
    """The microphone is missing, was lost, stalls, or gives only zeros."""


class SpeakerError(CoachError):
    """The speaker is missing, was lost, or cannot be opened."""


class ModelError(CoachError):
    """The speech model is missing, incomplete, altered, or cannot be loaded."""


class ScriptError(CoachError):
    """A cue sheet, people file or rubric that cannot be understood."""


class LibraryError(CoachError):
    """The library of takes cannot be opened, read or written."""


class DiskError(CoachError):
    """The disk is full, or a place cannot be written."""
