"""What changed from one run of words to another: kept, added, dropped, changed, moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["kept", "added", "dropped", "changed", "moved"]

SHORTEST_MOVE = 3
"""Fewer words are found elsewhere by chance ('of the')."""
MOVED_SHARE = 0.6
"""Of the words between the first and the last that moved, how many must be the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words. `before` and `after` are half-open index ranges into the two runs of words.

    'moved' comes in pairs: once where the words were (`after` is empty), once where they are now.
    """

    kind: Kind
    before: tuple[int, int]
    after: tuple[int, int]
    old: str = ""
    new: str = ""


def word_changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """The changes in the order of the later words; dropped words stand where they were."""
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    old = [index for tag, low, high, _, _ in opcodes if tag != "equal" for index in range(low, high)]
    new = [index for tag, _, _, low, high in opcodes if tag != "equal" for index in range(low, high)]
    gone, come = _moves(old, new, before, after)
    changes: list[Change] = []
    for tag, old_low, old_high, new_low, new_high in opcodes:
        if tag == "equal":
            changes.append(_change("kept", (old_low, old_high), (new_low, new_high), before, after))
            continue
        lost = _runs(old_low, old_high, gone)
        won = _runs(new_low, new_high, come)
        if len(lost) == len(won) == 1 and not lost[0][2] and not won[0][2]:
            changes.append(_change("changed", (old_low, old_high), (new_low, new_high), before, after))
            continue
        for low, high, moved in lost:
            kind: Kind = "moved" if moved else "dropped"
            changes.append(_change(kind, (low, high), (new_low, new_low), before, after))
        for low, high, moved in won:
            kind = "moved" if moved else "added"
            changes.append(_change(kind, (old_high, old_high), (low, high), before, after))
    return tuple(changes)


def _moves(
    old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]
) -> tuple[set[int], set[int]]:
    """Indices of words that are gone in one place and come in another, too many to be chance."""
    lost, won = _consecutive(old), _consecutive(new)
    gone: set[int] = set()
    come: set[int] = set()
    while (
        longest := max(_shared(lost, won, before, after), key=_same, default=_NOTHING)
    ).same >= SHORTEST_MOVE:
        gone.update(longest.old)
        come.update(longest.new)
        lost, won = _without(lost, longest.old), _without(won, longest.new)
    return gone, come


class _Shared(NamedTuple):
    """A stretch that stands in both runs of words: how many words are the same, and where."""

    same: int
    old: range
    new: range


def _same(shared: _Shared) -> int:
    return shared.same


_NOTHING = _Shared(0, range(0), range(0))


def _shared(
    lost: list[tuple[int, int]], won: list[tuple[int, int]], before: Sequence[str], after: Sequence[str]
) -> Iterator[_Shared]:
    for low, high in lost:
        for first, last in won:
            found = SequenceMatcher(None, before[low:high], after[first:last], False)
            blocks = found.get_matching_blocks()[:-1]
            for start in range(len(blocks)):
                yield _grown(blocks[start:], low, first)


def _grown(blocks: Sequence[Match], low: int, first: int) -> _Shared:
    """The first block, with those after it for as long as enough of the words between are the same."""
    best = _NOTHING
    same = 0
    for block in blocks:
        same += block.size
        old = range(low + blocks[0].a, low + block.a + block.size)
        new = range(first + blocks[0].b, first + block.b + block.size)
        if same < MOVED_SHARE * max(len(old), len(new)):
            break
        best = _Shared(same, old, new)
    return best


def _without(ranges: list[tuple[int, int]], taken: range) -> list[tuple[int, int]]:
    left = [index for low, high in ranges for index in range(low, high) if index not in taken]
    return _consecutive(left)


def _consecutive(indices: list[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for index in indices:
        if ranges and ranges[-1][1] == index:
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
    return ranges


def _runs(low: int, high: int, marked: set[int]) -> list[tuple[int, int, bool]]:
    """The range cut where it enters or leaves the marked indices."""
    runs: list[tuple[int, int, bool]] = []
    for index in range(low, high):
        inside = index in marked
        if runs and runs[-1][2] == inside:
            runs[-1] = (runs[-1][0], index + 1, inside)
        else:
            runs.append((index, index + 1, inside))
    return runs


def _change(
    kind: Kind, before: tuple[int, int], after: tuple[int, int], old: Sequence[str], new: Sequence[str]
) -> Change:
    return Change(kind, before, after, " ".join(old[slice(*before)]), " ".join(new[slice(*after)]))
