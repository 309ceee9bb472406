"""The one place where PortAudio is set up: loaded, asked for devices again, and never waited for without end.

PortAudio reads the list of devices once, when it is initialised, and may be initialised again only while no
stream is open. With a dead device or sound server each of its calls can hang for good, so those that can are
made on threads that may be left behind.
"""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from coach.errors import CoachError, MicrophoneError

ANSWER_SECONDS = 3.0
"""How long the sound system may take for one call; a Bluetooth headset needs up to two seconds to open."""
CLOSE_SECONDS = 1.5
"""`abort` of a dead device can hang for good; after this it is left behind."""

Outcome = TypeVar("Outcome")

_one_at_a_time = threading.Lock()
"""PortAudio may not open, close or initialise on two threads at once. Never taken by an audio callback."""
_open_streams: set[int] = set()
_calls: list[threading.Thread] = []


class NoAnswerError(CoachError):
    """A call to the sound system has not come back."""

    def __init__(self) -> None:
        super().__init__(
            "The sound system of this computer does not answer.",
            "Unplug the microphone and plug it in again, or restart the computer's sound; then try again.",
        )


def load_sounddevice() -> Any:
    """The sounddevice module, PortAudio initialised. May block for good: see `within`.

    Raises MicrophoneError, with what to install where PortAudio is missing.
    """
    try:
        import sounddevice
    except OSError as error:
        raise MicrophoneError(
            "The sound library PortAudio is missing.",
            "Install it: on Debian and Ubuntu, apt-get install libportaudio2.",
        ) from error
    except Exception as error:  # sounddevice's own error, whose class nobody has yet
        raise MicrophoneError(
            "The sound system of this computer cannot be started.", "Check the computer's sound settings."
        ) from error
    # Once is enough, and again does no harm.
    atexit.unregister(_leave)
    atexit.register(_leave, sounddevice)
    return sounddevice


def start_call(work: Callable[[], None]) -> threading.Thread:
    """Begins calls to PortAudio on a thread that may be left behind, even at the end of the program."""
    thread = threading.Thread(target=work, name="sound-system", daemon=True)
    _calls[:] = [call for call in _calls if call.is_alive()]
    _calls.append(thread)
    thread.start()
    return thread


def within(seconds: float, work: Callable[[], Outcome]) -> Outcome:
    """What `work` gives, done on a thread that is left behind after `seconds`. Raises NoAnswerError then."""
    outcome: list[Outcome] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            failure.append(error)

    start_call(run).join(seconds)
    if failure:
        raise failure[0]
    if not outcome:
        raise NoAnswerError
    return outcome[0]


def wake() -> None:
    """Loads the sound system beside all else, so that the first take begins as fast as the others.

    What is wrong with it is told when a take begins.
    """

    def load() -> None:
        with suppress(CoachError):
            load_sounddevice()

    start_call(load)


def open_stream(make: Callable[[Any], Any]) -> Any:
    """The stream that `make` builds from the sounddevice module, started. May block for good: see `within`.

    Raises what `make` raises, and MicrophoneError where PortAudio is missing.
    """
    with _one_at_a_time:
        sounddevice = load_sounddevice()
        stream = make(sounddevice)
        try:
            stream.start()
        except BaseException:
            stream.close(ignore_errors=True)
            raise
        _open_streams.add(id(stream))
        return stream


def close_stream(stream: Any, closed: Callable[[], None] = lambda: None) -> threading.Thread:
    """Ends a stream at once, on a thread of its own, and calls `closed` there; whoever must can join it."""

    def close() -> None:
        # abort is what a dead device hangs in; it needs no lock, and a lock held here would hang all others.
        stream.abort(ignore_errors=True)
        with _one_at_a_time:
            stream.close(ignore_errors=True)
            _open_streams.discard(id(stream))
        closed()

    return start_call(close)


def look_again() -> bool:
    """Has PortAudio read the list of devices anew, as long as nothing is open; says whether it did."""
    sounddevice = load_sounddevice()
    with _one_at_a_time:
        if _open_streams:
            return False
        sounddevice._terminate()
        sounddevice._initialize()
        return True


class AbsentDeviceError(CoachError):
    """There is no such device, as far as PortAudio saw when it last looked."""


def look_twice(work: Callable[[], Outcome]) -> Outcome:
    """What `work` gives, tried again after PortAudio has looked again: devices may have been plugged in.

    Raises AbsentDeviceError.
    """
    try:
        return work()
    except AbsentDeviceError:
        if not look_again():
            raise
        return work()


def find_device(sounddevice: Any, name: str, kind: str) -> int | None:
    """Index of the device of that name and kind ('input', 'output'); None is the default.

    Raises AbsentDeviceError.
    """
    what = "microphone" if kind == "input" else "speaker"
    if not name:
        try:
            sounddevice.query_devices(kind=kind)
        except (sounddevice.PortAudioError, ValueError) as error:
            raise AbsentDeviceError(f"No {what} was found.", "Plug one in, then try again.") from error
        return None
    for index, device in enumerate(sounddevice.query_devices()):
        if device["name"] == name and device[f"max_{kind}_channels"] > 0:
            return index
    raise AbsentDeviceError(
        f"The {what} '{name}' is not there.", "Plug it in, or choose another one in the settings."
    )


def _leave(sounddevice: Any) -> None:
    """At the end of the program: lets calls come to their end, and leaves PortAudio alone where one hangs.

    sounddevice ends PortAudio after this, which hangs the program for good beside a call that hangs.
    """
    deadline = time.monotonic() + CLOSE_SECONDS
    for call in _calls:
        call.join(max(0.0, deadline - time.monotonic()))
    if any(call.is_alive() for call in _calls):
        atexit.unregister(sounddevice._exit_handler)
