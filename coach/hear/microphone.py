"""The only door to sound input: a microphone of this machine, and what every source of sound promises.

Who may do what: the audio callback copies bytes, puts them on the queue and counts overflows; nothing else.
All that can block runs on threads of the sound system, so that neither `start` nor `stop` ever waits.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Protocol

from coach.errors import CoachError, MicrophoneError
from coach.hear.sound_system import (
    ANSWER_SECONDS,
    AbsentDeviceError,
    close_stream,
    find_device,
    load_sounddevice,
    look_again,
    look_twice,
    open_stream,
    start_call,
    within,
)

BLOCK_SECONDS = 0.05
"""Length of a block: short enough that a word is late by no more than this."""
SPEECH_RATE = 16_000
OTHER_RATES = (48_000, 44_100, 32_000)
"""Tried in turn where 16 kHz is refused: the recogniser takes 16 to 48 kHz."""
PRIVACY = -9999
"""PortAudio's 'unanticipated host error': on Windows, the privacy settings forbid the microphone."""
TIMED_OUT = -9987
"""PortAudio waits a second for its own thread to run; on a very busy computer the second try succeeds."""


@dataclass(frozen=True, slots=True)
class SourceOpened:
    """Sound will come now, at `rate` hertz."""

    rate: int


@dataclass(frozen=True, slots=True)
class SourceEnded:
    """No more blocks will come: with an error, or as expected (it was stopped, a file is at its end)."""

    error: CoachError | None = None


Blocks = SimpleQueue["bytes | SourceOpened | SourceEnded"]
"""SourceOpened, then blocks of 16-bit mono samples, then SourceEnded; or SourceEnded alone.

SourceOpened comes again, before any block, where a second try was needed.

Empty bytes only wake whoever waits. A source that hangs may never open or end: whoever listens sets a limit.
"""


class Microphone(Protocol):
    """A source of sound for one take."""

    name: str
    overflows: int
    """How often the system lost sound because nobody fetched it in time."""

    def start(self, blocks: Blocks) -> None:
        """Begins to fill the queue, and returns at once. Called once."""

    def stop(self) -> None:
        """Begins to end the blocks, and returns at once. May be called twice, and before `start`."""


class DeviceMicrophone:
    """A microphone of this machine, remembered by name; the system's default where no name is given."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.overflows = 0
        self._changing = threading.Lock()
        self._stream: Any = None
        self._stopped = False

    def start(self, blocks: Blocks) -> None:
        """Opens the device at 16 kHz, or at a rate of its own where that is refused."""
        start_call(lambda: self._open(blocks))

    def stop(self) -> None:
        """Ends the sound; a device that is still being opened is closed as soon as it is open."""
        with self._changing:
            self._stopped = True
            stream, self._stream = self._stream, None
        if stream is not None:
            close_stream(stream)

    def _open(self, blocks: Blocks) -> None:
        """May hang for good with a dead sound server; whoever listens does not wait for that."""
        try:
            stream = self._opened(blocks)
        except CoachError as error:
            blocks.put(SourceEnded(error))
            return
        with self._changing:
            stopped = self._stopped
            if not stopped:
                self._stream = stream
        if stopped:
            close_stream(stream)

    def _opened(self, blocks: Blocks) -> Any:
        try:
            return look_twice(lambda: self._try_to_open(blocks))
        except AbsentDeviceError as error:
            raise MicrophoneError(error.sentence, error.mend) from error

    def _try_to_open(self, blocks: Blocks) -> Any:
        def make(sounddevice: Any) -> Any:
            device = find_device(sounddevice, self.name, "input")
            rate = _usable_rate(sounddevice, device, self.name)
            # Before the first block, which may come before the stream's `start` returns.
            blocks.put(SourceOpened(rate))
            return self._stream_of(sounddevice, device, rate, blocks)

        sounddevice = load_sounddevice()
        try:
            try:
                return open_stream(make)
            except sounddevice.PortAudioError as error:
                if TIMED_OUT not in error.args:
                    raise
                return open_stream(make)
        except sounddevice.PortAudioError as error:
            raise _cannot_be_opened(self.name, error) from error

    def _stream_of(self, sounddevice: Any, device: int | None, rate: int, blocks: Blocks) -> Any:
        def on_block(block: Any, _frames: int, _time: Any, status: Any) -> None:
            blocks.put(bytes(block))
            if status:
                self.overflows += 1

        def on_finished() -> None:
            blocks.put(SourceEnded(None if self._stopped else _unplugged()))

        return sounddevice.RawInputStream(
            samplerate=rate, blocksize=int(rate * BLOCK_SECONDS), device=device, channels=1,
            dtype="int16", callback=on_block, finished_callback=on_finished,
        )  # fmt: skip


def microphone_names() -> tuple[str, ...]:
    """Names of the microphones there are, the default first, each once.

    Looks for new ones where nothing is open. Raises MicrophoneError, or NoAnswerError after three seconds.
    """
    return within(ANSWER_SECONDS, lambda: _names("input"))


def speaker_names() -> tuple[str, ...]:
    """Names of the speakers there are, the default first, each once. Raises like `microphone_names`."""
    return within(ANSWER_SECONDS, lambda: _names("output"))


def _names(kind: str) -> tuple[str, ...]:
    look_again()
    sounddevice = load_sounddevice()
    devices = list(sounddevice.query_devices())
    default = sounddevice.default.device[0 if kind == "input" else 1]
    order = sorted(range(len(devices)), key=lambda index: index != default)
    found = (devices[index] for index in order)
    return tuple(dict.fromkeys(str(device["name"]) for device in found if device[f"max_{kind}_channels"] > 0))


def _usable_rate(sounddevice: Any, device: int | None, name: str) -> int:
    own = int(sounddevice.query_devices(device, kind="input")["default_samplerate"])
    for rate in (SPEECH_RATE, own, *OTHER_RATES):
        if not SPEECH_RATE <= rate <= OTHER_RATES[0]:
            continue
        try:
            sounddevice.check_input_settings(device=device, channels=1, dtype="int16", samplerate=rate)
        except sounddevice.PortAudioError as error:
            refused = error
            if PRIVACY in error.args:
                break
            continue
        return rate
    raise _cannot_be_opened(name, refused) from refused


def _cannot_be_opened(name: str, error: Exception) -> MicrophoneError:
    called = f"The microphone '{name}'" if name else "The microphone"
    if PRIVACY in error.args:
        return MicrophoneError(
            f"{called} may not be used by this program.",
            "Allow it in the system's privacy settings, under Microphone; then try again.",
        )
    return MicrophoneError(
        f"{called} cannot be opened.",
        "Check that it is plugged in and that no other program holds it, or choose another one.",
    )


def _unplugged() -> MicrophoneError:
    return MicrophoneError(
        "The microphone was unplugged.", "What was said so far is kept. Plug it in, then take it again."
    )
