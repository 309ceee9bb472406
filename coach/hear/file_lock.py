"""Holds an open file against other programs; the system lets go by itself when a program dies."""

from __future__ import annotations

import sys
from typing import IO, Any


def hold(file: IO[Any], wait: bool) -> bool:
    """Holds the file until it is closed; False where another program does and `wait` is False."""
    if sys.platform == "win32":
        return _hold_on_windows(file, wait)
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _hold_on_windows(file: IO[Any], wait: bool) -> bool:
    import msvcrt

    windows: Any = msvcrt
    place = file.tell()
    # Far behind the content: on Windows a locked byte cannot be read by anyone else.
    file.seek(1 << 30)
    try:
        windows.locking(file.fileno(), windows.LK_LOCK if wait else windows.LK_NBLCK, 1)
    except OSError:
        return False
    finally:
        file.seek(place)
    return True
