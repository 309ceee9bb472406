"""Small counts in words, as people read them."""

from __future__ import annotations

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def in_words(count: int) -> str:
    """A small count in words ('seven'), a large one in figures."""
    return COUNTS[count] if 0 <= count < len(COUNTS) else str(count)
