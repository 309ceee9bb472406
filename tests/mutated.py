"""Files made wrong in the ways files go wrong: bits flipped, cut off, doubled, spliced, absurd lengths."""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

HUNG_SECONDS = 20
_EXTREMES = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"\0\0\0\x01",
    b"\xff\xff\xff\x7f",
)


def mutations(wholes: Sequence[bytes], count: int, seed: int = 0) -> Iterator[bytes]:
    """So many broken versions of some whole files; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        content = bytearray(wholes[number % len(wholes)])
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8, 40))):
            if content:
                _mutate(content, chance)
        yield bytes(content)


def _mutate(content: bytearray, chance: random.Random) -> None:
    # Heads hold lengths, rates and names: half of all changes go there.
    at = chance.randrange(min(len(content), chance.choice((64, len(content)))))
    kind = chance.randrange(7)
    if kind == 0:
        content[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        content[at] = chance.randrange(256)
    elif kind == 2:
        del content[at:]
    elif kind == 3:
        content[at : at + 4] = chance.choice(_EXTREMES)
    elif kind == 4:
        length = chance.randrange(1, 64)
        content[at:at] = content[at : at + length]
    elif kind == 5:
        del content[at : at + chance.randrange(1, 64)]
    else:
        content[at:at] = chance.randbytes(chance.randrange(1, 32))


@contextmanager
def no_hang() -> Iterator[None]:
    """Fails where something takes longer than any honest answer does."""
    if sys.platform == "win32":
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"no answer after {HUNG_SECONDS} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(HUNG_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
