"""Plays recordings through the speaker: a stretch, from anywhere, and from one take to another without a gap.

One stream stays open while something plays and a moment longer; what it copies is changed under it. Nothing
here waits for the sound system, which is slow to open and may hang: what goes wrong is told to `refused`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from coach.errors import CoachError, SpeakerError
from coach.hear.playing import Playing
from coach.hear.prepared_sound import PreparedSound, matching_gains, prepare, prepared
from coach.hear.sound_reading import read_sound
from coach.hear.sound_system import (
    ANSWER_SECONDS,
    AbsentDeviceError,
    close_stream,
    find_device,
    load_sounddevice,
    look_twice,
    open_stream,
    start_call,
    within,
)

BLOCK_SECONDS = 0.02
IDLE_SECONDS = 3.0
"""The stream ends after so much silence: an open one keeps headsets awake and the list of devices old."""
MOST_CHANNELS = 2
REMEMBERED = 8
"""Recordings kept ready: the takes of a comparison, the beep, the last few heard."""

Key = tuple[Path, int]


class DevicePlayer:
    """A speaker of this machine. Every method returns at once; one thread at a time may call them."""

    def __init__(
        self, speaker: str = "", refused: Callable[[CoachError], object] = lambda error: None
    ) -> None:
        """`speaker` by name, the default one where it is empty.

        `refused` is told why nothing can be heard, in one sentence, on a thread of the player's.
        """
        self._speaker = speaker
        self._refused = refused
        self._opening = threading.Lock()
        self._stream: Any = None
        self._playing: Playing | None = None
        self._ready: dict[Key, PreparedSound] = {}
        self._gains: dict[Path, float] = {}
        self._asked = 0
        self._sound: Path | None = None
        self._stretch: tuple[float, float | None] = (0.0, None)
        self._paused_at: float | None = None

    @property
    def sound(self) -> Path | None:
        """The recording that was asked for last; None after `stop`."""
        return self._sound

    @property
    def paused(self) -> bool:
        """Whether `go_on` would play."""
        return self._paused_at is not None

    @property
    def position(self) -> float | None:
        """The second that is heard now, its start while it is not heard yet; None when nothing plays."""
        if self._sound is None or self._paused_at is not None:
            return self._paused_at
        playing, stream = self._playing, self._stream
        heard = None if playing is None or stream is None else playing.heard(stream.time)
        if heard is None or heard.number != self._asked:
            return self._stretch[0]
        return heard.second

    def play(self, sound: Path, start: float = 0.0, end: float | None = None) -> None:
        """Plays a stretch, in seconds, instead of what is playing: without a gap if it was prepared."""
        self._asked += 1
        self._sound, self._stretch, self._paused_at = sound, (start, end), None
        ready = self._ready.get(_key(sound))
        if ready is not None and self._is_open():
            self._change(ready)
            return
        number = self._asked
        start_call(lambda: self._or_refused(number, lambda: self._open_and_play(number, sound)))

    def prepare(self, sounds: Sequence[Path]) -> None:
        """Makes takes ready to be played in turn, equally loud, so that changing between them has no gap."""
        takes = tuple(sounds)
        start_call(lambda: self._or_refused(-1, lambda: self._prepare_together(takes)))

    def pause(self) -> None:
        """Silence until `go_on`."""
        position = self.position
        if self._paused_at is None and position is not None:
            self._asked += 1
            self._paused_at = position
            self._fade_out()

    def go_on(self) -> None:
        """Plays on where it was paused."""
        if self._sound is not None and self._paused_at is not None:
            self.play(self._sound, self._paused_at, self._stretch[1])

    def seek(self, second: float) -> None:
        """Goes to another second of what plays or is paused; paused stays paused."""
        if self._paused_at is not None:
            self._paused_at = second
        elif self._sound is not None:
            self.play(self._sound, second, self._stretch[1])

    def stop(self) -> None:
        """Silence, at once."""
        self._asked += 1
        self._sound, self._paused_at = None, None
        self._fade_out()

    def close(self) -> None:
        """Lets go of the speaker."""
        self.stop()
        stream, self._stream = self._stream, None
        if stream is not None:
            close_stream(stream)

    def _is_open(self) -> bool:
        return self._stream is not None and bool(self._stream.active)

    def _fade_out(self) -> None:
        if self._playing is not None:
            self._playing.change(self._asked, None)

    def _change(self, ready: PreparedSound) -> None:
        assert self._playing is not None
        start, end = self._stretch
        last = ready.length if end is None else ready.frame_at(end)
        self._playing.change(self._asked, ready, min(ready.frame_at(start), last), last)

    def _or_refused(self, number: int, work: Callable[[], None]) -> None:
        """Does slow work for the change of this number; its error is told unless nobody waits any more."""
        try:
            work()
        except CoachError as error:
            if number in (-1, self._asked):
                if number == self._asked:
                    self._sound = None
                self._refused(error)

    def _open_and_play(self, number: int, sound: Path) -> None:
        with self._opening:
            if number != self._asked:
                return
            self._open()
            ready = self._prepared(sound)
            if number == self._asked:
                self._change(ready)

    def _prepare_together(self, sounds: tuple[Path, ...]) -> None:
        with self._opening:
            self._open()
            assert self._playing is not None
            rate, channels = self._playing.rate, self._playing.channels
            read = [read_sound(sound) for sound in sounds]
            gains = matching_gains([samples for samples, _ in read], [own for _, own in read])
            for sound, (samples, own), gain in zip(sounds, read, gains, strict=True):
                self._gains[sound] = gain
                self._keep_ready(sound, prepared(samples, own, rate, channels, gain))

    def _prepared(self, sound: Path) -> PreparedSound:
        assert self._playing is not None
        ready = self._ready.get(_key(sound))
        if ready is None:
            rate, channels = self._playing.rate, self._playing.channels
            ready = prepare(sound, rate, channels, self._gains.get(sound, 1.0))
            self._keep_ready(sound, ready)
        return ready

    def _keep_ready(self, sound: Path, ready: PreparedSound) -> None:
        self._ready.pop(_key(sound), None)
        while len(self._ready) >= REMEMBERED:
            self._ready.pop(next(iter(self._ready)))
        self._ready[_key(sound)] = ready

    def _open(self) -> None:
        """Opens the speaker unless it is open. Raises SpeakerError or NoAnswerError."""
        if self._is_open():
            return
        old, self._stream = self._stream, None
        if old is not None:
            close_stream(old).join(ANSWER_SECONDS)
        sounddevice = within(ANSWER_SECONDS, load_sounddevice)
        try:
            stream, playing = within(
                ANSWER_SECONDS, lambda: look_twice(lambda: _opened(self._speaker, self._lost))
            )
        except AbsentDeviceError as error:
            raise SpeakerError(error.sentence, error.mend) from error
        except sounddevice.PortAudioError as error:
            raise SpeakerError(
                "The speaker cannot be opened.",
                "Check that it is plugged in and that no other program holds it, or choose another one.",
            ) from error
        if self._playing is None or (playing.rate, playing.channels) != _format(self._playing):
            self._ready.clear()
        self._playing, self._stream = playing, stream

    def _lost(self, playing: Playing) -> None:
        """The stream ended: by itself after a silence, or because the speaker is gone."""
        if playing is self._playing and playing.now is not None and self._stream is not None:
            self._sound = None
            self._refused(SpeakerError("The speaker was unplugged.", "Plug it in, then play again."))


def _opened(speaker: str, lost: Callable[[Playing], None]) -> tuple[Any, Playing]:
    playing: list[Playing] = []

    def make(sounddevice: Any) -> Any:
        device = find_device(sounddevice, speaker, "output")
        found = sounddevice.query_devices(device, kind="output")
        rate, channels = int(found["default_samplerate"]), min(MOST_CHANNELS, found["max_output_channels"])
        mine = Playing(rate, channels)
        playing.append(mine)

        def on_block(out: Any, _frames: int, time: Any, _status: Any) -> None:
            mine.copy(out, time.outputBufferDacTime)
            if mine.silent_frames > IDLE_SECONDS * rate:
                raise sounddevice.CallbackStop

        return sounddevice.RawOutputStream(
            samplerate=rate, blocksize=int(rate * BLOCK_SECONDS), device=device, channels=channels,
            dtype="int16", callback=on_block, finished_callback=lambda: _told_apart(mine, lost),
        )  # fmt: skip

    stream = open_stream(make)
    return stream, playing[-1]


def _told_apart(playing: Playing, lost: Callable[[Playing], None]) -> None:
    # Not on the thread of the speaker: whoever is told may do as he likes.
    start_call(lambda: lost(playing))


def _format(playing: Playing) -> tuple[int, int]:
    return playing.rate, playing.channels


def _key(sound: Path) -> Key:
    """A recording as it lies now: one that was replaced is read again."""
    try:
        return sound, sound.stat().st_mtime_ns
    except OSError:
        return sound, 0
