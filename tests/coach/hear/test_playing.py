"""What the speaker copies: every frame once, seams without a gap, silence where nothing plays."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.hear.playing import FADE_SECONDS, LEAD_SECONDS, Playing
from coach.hear.prepared_sound import PreparedSound

RATE = 8000
BLOCK = 160
LEAD, FADE = round(LEAD_SECONDS * RATE), round(FADE_SECONDS * RATE)


def sound(*samples: int, channels: int = 1) -> PreparedSound:
    return PreparedSound(np.repeat(np.array(samples, dtype="<i2"), channels).tobytes(), RATE, channels)


def steady(level: int, frames: int) -> PreparedSound:
    return sound(*[level] * frames)


def block(playing: Playing, frames: int = BLOCK, at: float = 0.0) -> NDArray[np.int16]:
    out = bytearray(frames * 2 * playing.channels)
    playing.copy(memoryview(out), at)
    return np.frombuffer(bytes(out), dtype="<i2")


def test_nothing_is_silence() -> None:
    assert not block(Playing(RATE, 1)).any()


def test_a_stretch_is_copied_frame_for_frame_and_silence_follows() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, sound(*range(1, 501)), 100, 400)
    copied = np.concatenate([block(playing) for _ in range(3)])
    assert list(copied[:300]) == list(range(101, 401))
    assert not copied[300:].any()


def test_both_channels_say_the_same() -> None:
    playing = Playing(RATE, 2)
    playing.change(1, sound(*range(1, 161), channels=2), 0, 160)
    copied = block(playing).reshape(-1, 2)
    assert list(copied[:, 0]) == list(copied[:, 1]) == list(range(1, 161))


def test_a_change_has_no_gap_and_fades_from_one_into_the_other() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(1000, 8000), 0, 8000)
    block(playing)
    playing.change(2, steady(9000, 8000), 500, 8000)
    copied = np.concatenate([block(playing) for _ in range(6)])
    assert list(copied[:LEAD]) == [1000] * LEAD
    assert (np.diff(copied[LEAD : LEAD + FADE].astype(int)) > 0).all()
    assert list(copied[LEAD + FADE :]) == [9000] * (len(copied) - LEAD - FADE)


def test_the_coming_sound_loses_no_frame_in_the_seam() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(0, 8000), 0, 8000)
    block(playing)
    playing.change(2, sound(*range(1, 2001)), 0, 2000)
    copied = np.concatenate([block(playing) for _ in range(6)])
    after = copied[LEAD + FADE :]
    assert list(after) == list(range(FADE + 1, FADE + 1 + len(after)))


def test_stopping_fades_into_silence() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(8000, 8000), 0, 8000)
    block(playing)
    playing.change(2, None)
    copied = np.concatenate([block(playing) for _ in range(6)])
    assert (np.diff(copied[LEAD : LEAD + FADE].astype(int)) < 0).all()
    assert not copied[LEAD + FADE :].any()


def test_a_sound_near_its_end_is_played_to_it_before_the_next() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(1000, BLOCK + 50), 0, BLOCK + 50)
    block(playing)
    playing.change(2, steady(2000, 400), 0, 400)
    copied = block(playing)
    assert list(copied[:50]) == [1000] * 50
    assert list(copied[50:]) == [2000] * (BLOCK - 50)


def test_a_second_change_of_mind_within_the_lead_wins() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(1000, 8000), 0, 8000)
    block(playing)
    playing.change(2, steady(2000, 8000), 0, 8000)
    playing.change(3, steady(3000, 8000), 0, 8000)
    copied = np.concatenate([block(playing) for _ in range(8)])
    assert copied[-1] == 3000
    assert 2000 not in copied


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 900)), max_size=12), st.integers(1, 400))
def test_whatever_is_asked_every_block_is_filled_and_levels_stay_within_the_sounds(
    changes: list[tuple[int, int]], frames: int
) -> None:
    playing = Playing(RATE, 1)
    sounds = [None, steady(1000, 900), steady(2000, 900), steady(3000, 900)]
    for number, (which, start) in enumerate(changes):
        chosen = sounds[which]
        playing.change(number, chosen, start, 900 if chosen else 0)
        copied = block(playing, frames)
        assert len(copied) == frames
        assert copied.min() >= 0
        assert copied.max() <= 3000


def test_the_position_follows_the_clock_of_the_speaker() -> None:
    playing = Playing(RATE, 1)
    playing.change(7, steady(1000, 8000), 4000, 8000)
    block(playing, at=10.0)
    block(playing, at=10.02)
    assert playing.heard(9.9) is None
    heard = playing.heard(10.03)
    assert heard is not None
    assert (heard.number, round(heard.second or 0, 3)) == (7, 0.53)


def test_after_the_end_silence_is_heard_and_counted() -> None:
    playing = Playing(RATE, 1)
    playing.change(1, steady(1000, BLOCK), 0, BLOCK)
    block(playing, at=1.0)
    block(playing, at=1.02)
    heard = playing.heard(1.03)
    assert heard is not None
    assert heard.second is None
    assert playing.silent_frames == BLOCK
