"""Keeps the C library from holding memory that nobody uses. Does nothing where it is not glibc."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_M_ARENA_MAX = -8


def share_one_heap() -> None:
    """Has all threads take memory from one heap; to be called before the first of them starts.

    Each thread has a heap of its own otherwise, with room in it that the others cannot use: 20 MB with the
    window (November 2026). The threads seldom ask for memory at the same time.
    """
    library = _c_library()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Gives what was freed back to the system, after a piece of work that needed much for a moment."""
    library = _c_library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _c_library() -> ctypes.CDLL | None:
    """The running program's C library, where it has what is asked of it here."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
