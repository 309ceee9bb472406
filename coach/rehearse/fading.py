"""How much of the script is still shown: it fades as takes pass, so that a take ends up spoken, not read."""

from __future__ import annotations

from enum import IntEnum

from coach.rehearse.following import SMALL_WORDS, as_spoken


class Fade(IntEnum):
    """From the whole script to nothing."""

    FULL = 0
    KEY_WORDS = 1
    CUE_NAMES = 2
    NOTHING = 3

    @property
    def next(self) -> Fade:
        """One step further; nothing stays nothing."""
        return Fade(min(self + 1, Fade.NOTHING))


_PLAIN = """
about after also been before could does don't get give going had has here how i'll i've into just
its let like more need needs please really say some someone than thank thanks that's then there there's up
very want well were where which why
"""
PLAIN_WORDS = SMALL_WORDS | frozenset(_PLAIN.split())


def is_key_word(text: str) -> bool:
    """Whether a written word stays when only key words are shown: names, figures, words with a meaning."""
    spoken = as_spoken(text)
    return any(word.isdigit() or word not in PLAIN_WORDS for word in spoken)
