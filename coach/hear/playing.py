"""What a speaker's callback copies from: stretches of prepared sound, one flowing into the next.

The callback only copies bytes. A change of sound is prepared by whoever asks for it: a short piece in which
one sound fades into the other is made ahead of the place that is being played, and the callback runs into it.
"""

from __future__ import annotations

from array import array
from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from coach.hear.prepared_sound import PreparedSound

LEAD_SECONDS = 0.06
"""How far ahead of the callback a change is placed: more than a block, so that it is never behind."""
FADE_SECONDS = 0.008
"""Long enough to hide the seam, too short to be heard as a gap."""
BLOCKS_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Heard:
    """A block as it is heard from `clock` on: `second` of the sound of change `number`; None for silence."""

    clock: float
    second: float | None
    number: int


class Stretch:
    """Frames of one sound from `at` to `end`; the callback moves `at`, others may shorten `end` once."""

    __slots__ = ("at", "end", "follower", "number", "origin", "sound")

    def __init__(self, sound: PreparedSound, start: int, end: int, number: int, origin: int = 0) -> None:
        """`origin` is the frame of the recording that frame 0 of `sound` stands for."""
        self.sound = sound
        self.at = start
        self.end = end
        self.number = number
        self.origin = origin
        self.follower: Stretch | None = None

    @property
    def second(self) -> float:
        """Second of the recording that is copied next."""
        return (self.origin + self.at) / self.sound.rate


class Playing:
    """The stretch that is being copied. One thread copies, another changes what comes."""

    def __init__(self, rate: int, channels: int) -> None:
        self.rate = rate
        self.channels = channels
        self.now: Stretch | None = None
        self.silent_frames = 0
        """Frames of silence since the last sound."""
        self._number = 0
        self._heard: deque[Heard] = deque(maxlen=BLOCKS_REMEMBERED)

    def copy(self, out: Any, heard_at: float) -> None:
        """Fills a block of the speaker: copies only. `heard_at`: clock at which its first frame is heard."""
        size, filled = len(out), 0
        if self.now is not None:
            self._number = self.now.number
        self._heard.append(Heard(heard_at, None if self.now is None else self.now.second, self._number))
        while filled < size:
            stretch = self.now
            if stretch is None:
                out[filled:] = bytes(size - filled)
                self.silent_frames += (size - filled) // (2 * self.channels)
                return
            width = stretch.sound.frame_bytes
            count = min((size - filled) // width, stretch.end - stretch.at)
            if count > 0:
                start = stretch.at * width
                out[filled : filled + count * width] = stretch.sound.frames[start : start + count * width]
                stretch.at += count
                filled += count * width
                self.silent_frames = 0
            if stretch.at >= stretch.end:
                self.now = stretch.follower

    def heard(self, clock: float) -> Heard | None:
        """What is heard at this clock, its second moved on to the clock; None before anything is."""
        latest = None
        for block in tuple(self._heard):
            if block.clock <= clock:
                latest = block
        if latest is None or latest.second is None:
            return latest
        return replace(latest, second=latest.second + clock - latest.clock)

    def change(self, number: int, sound: PreparedSound | None, start: int = 0, end: int = 0) -> None:
        """Plays `sound` from frame `start` to `end` instead of what plays now, without gap or click.

        None fades into silence. `number` names the change, see `heard`.
        """
        coming = None if sound is None else Stretch(sound, start, end, number)
        current = self.now
        if current is None:
            self.now = coming
            return
        place = current.at + round(LEAD_SECONDS * self.rate)
        if place >= current.end:
            # What plays ends before the change could be placed: it plays to its end.
            current.follower = coming
            return
        fade = min(round(FADE_SECONDS * self.rate), current.end - place)
        current.follower = self._seam(current, place, fade, coming)
        current.end = place

    def _seam(self, current: Stretch, place: int, fade: int, coming: Stretch | None) -> Stretch:
        """The piece in which one sound fades into the other, with the rest of the coming sound behind it."""
        old = _samples(current.sound, place, fade)
        new = array("h") if coming is None else _samples(coming.sound, coming.at, fade)
        mixed = array("h", old)
        for index, sample in enumerate(old):
            share = (index // self.channels + 1) / fade
            mixed[index] = round(sample * (1 - share) + (new[index] if index < len(new) else 0) * share)
        sound = PreparedSound(mixed.tobytes(), self.rate, self.channels)
        if coming is None:
            return Stretch(sound, 0, fade, current.number, current.origin + place)
        seam = Stretch(sound, 0, fade, coming.number, coming.at)
        coming.at = min(coming.end, coming.at + fade)
        seam.follower = coming
        return seam


def _samples(sound: PreparedSound, start: int, count: int) -> array[int]:
    width = sound.frame_bytes
    return array("h", sound.frames[start * width : (start + count) * width])
