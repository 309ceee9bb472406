"""Blocks recorded before the release of a held take are never in it, however late they arrive."""

from __future__ import annotations

from coach.rehearse.holding import ROOM_SECONDS, Holding

LENGTH = 0.05


def begins_with(arrivals: list[float], released_at: float) -> int:
    """Number of the first block that belongs to the take; block n is recorded from n to n + 1 lengths."""
    held = Holding()
    for number, arrival in enumerate(arrivals):
        if arrival >= released_at:
            held.release(released_at)
        if held.belongs(LENGTH, arrival):
            return number
    return -1


def test_the_take_begins_with_the_first_block_recorded_after_the_release() -> None:
    prompt = [(number + 1) * LENGTH for number in range(60)]
    assert begins_with(prompt, 1.0) == round((1.0 + ROOM_SECONDS) / LENGTH)


def test_blocks_that_a_busy_computer_delivers_late_are_still_old() -> None:
    prompt = [(number + 1) * LENGTH for number in range(60)]
    late = [arrival if arrival < 0.8 else max(arrival, 1.5) for arrival in prompt]
    assert begins_with(late, 1.0) == begins_with(prompt, 1.0)


def test_a_first_block_that_comes_late_does_not_mislead_for_long() -> None:
    arrivals = [0.4] + [0.4 + (number + 1) * LENGTH / 10 for number in range(8)]
    arrivals += [(number + 1) * LENGTH for number in range(9, 60)]
    assert begins_with(arrivals, 1.0) - round((1.0 + ROOM_SECONDS) / LENGTH) in (0, 1)


def test_nothing_belongs_to_a_take_that_is_not_released() -> None:
    held = Holding()
    assert not any(held.belongs(LENGTH, number * LENGTH) for number in range(100))
