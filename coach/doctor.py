"""Says what works on this machine, part by part, and what would mend what does not."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty
from typing import TYPE_CHECKING

from coach.display import find_display
from coach.errors import CoachError, DiskError
from coach.hear.speech_model import find_model, verify_model
from coach.paths import Home

if TYPE_CHECKING:
    from coach.hear.microphone import Blocks
    from coach.settings import Settings

PATIENCE_SECONDS = 15.0
"""Nothing is waited for any longer; sound has shorter limits of its own, and a busy library takes ten."""
LISTENING_SECONDS = 0.5
OPENING_SECONDS = 3.0
"""A Bluetooth headset needs up to two seconds to open."""
FIRST_BLOCK_SECONDS = 1.0
"""After this without a block, a microphone counts as dead."""
ENOUGH_BYTES = 500_000_000
"""Room for the library, and for about 100 takes kept and one being recorded, with some to spare."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One part of the machine: whether it works, what was seen, and, if it does not, what mends it."""

    part: str
    works: bool
    sentence: str
    mend: str | None = None


def examine(home: Home) -> tuple[Examined, ...]:
    """Looks at every part and writes nothing that stays. Takes a second; no part can hold it up for long."""
    parts: dict[str, Callable[[Home], str]] = {
        "model": _model,
        "microphone": _microphone,
        "speaker": _speaker,
        "display": _display,
        "disk": _disk,
        "database": _database,
    }
    return tuple(_examine(part, look, home) for part, look in parts.items())


def _examine(part: str, look: Callable[[Home], str], home: Home) -> Examined:
    """Looks in a thread of its own: a sound server that stalls must not stall the doctor."""
    found: list[Examined] = []

    def seen() -> None:
        try:
            found.append(Examined(part, True, look(home)))
        except CoachError as error:
            found.append(Examined(part, False, error.sentence, error.mend or None))
        except Exception as error:
            sentence = f"The {part} cannot be examined: {type(error).__name__}: {error}."
            found.append(Examined(part, False, sentence, "Start packaging/bootstrap.py setup again."))

    looking = threading.Thread(target=seen, name=f"doctor-{part}", daemon=True)
    looking.start()
    looking.join(PATIENCE_SECONDS)
    late = Examined(
        part, False, f"The {part} does not answer.", "Unplug and plug it, or restart the machine."
    )
    return found[0] if found else late


def _model(home: Home) -> str:
    folder = find_model(home)
    verify_model(folder)
    return f"{folder.name} is complete and unaltered, in {folder.parent}."


def _microphone(home: Home) -> str:
    from coach.errors import MicrophoneError
    from coach.hear.microphone import Blocks, DeviceMicrophone

    microphone = DeviceMicrophone(_settings(home).microphone)
    blocks = Blocks()
    microphone.start(blocks)
    try:
        rate, heard = _listen(blocks)
    except Empty as silence:
        raise MicrophoneError(
            f"{_named(microphone.name)} gives no sound.", "Unplug it and plug it in again."
        ) from silence
    finally:
        microphone.stop()
    if not any(heard):
        raise MicrophoneError(
            f"{_named(microphone.name)} gives nothing but zeros.",
            "Check its mute switch, and in the system's privacy settings that programs may listen.",
        )
    return f"{_named(microphone.name)} listens at {rate:,} Hz."


def _listen(blocks: Blocks) -> tuple[int, bytes]:
    """The rate in hertz, and half a second of sound. Raises Empty where none comes, or what ended it."""
    from coach.hear.microphone import SourceEnded, SourceOpened
    from coach.hear.sound_system import NoAnswerError

    rate, heard = 0, b""
    while not rate or len(heard) < 2 * rate * LISTENING_SECONDS:
        try:
            piece = blocks.get(timeout=FIRST_BLOCK_SECONDS if rate else OPENING_SECONDS)
        except Empty as silence:
            raise silence if rate else NoAnswerError() from silence
        if isinstance(piece, SourceEnded):
            raise piece.error or Empty
        if isinstance(piece, SourceOpened):
            rate = piece.rate
        else:
            heard += piece
    return rate, heard


def _named(microphone: str) -> str:
    return f"The microphone '{microphone}'" if microphone else "The default microphone"


def _speaker(home: Home) -> str:
    from coach.errors import SoundError
    from coach.hear.microphone import speaker_names

    names = speaker_names()
    chosen = _settings(home).speaker
    if chosen and chosen not in names:
        raise SoundError(
            f"The speaker '{chosen}' is not there.", "Plug it in, or choose another one in the settings."
        )
    if not names:
        raise SoundError("No speaker was found.", "Plug one in, then try again.")
    return f"{chosen or names[0]} can play."


def _display(home: Home) -> str:
    display = find_display()
    if display is None:
        raise CoachError(
            "There is no display, so the window cannot open.",
            "Rehearse in the terminal: afterbeep rehearse --rubric recruiter-15.",
        )
    return f"The window opens on {display}."


def _disk(home: Home) -> str:
    place = _settings(home).placed(home).root
    while not place.exists():
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place) as trial:
            trial.write(bytes(4096))
        free = shutil.disk_usage(place).free
    except OSError as error:
        reason = error.strerror or "it is refused"
        raise DiskError(
            f"{place} cannot be written: {reason}.", "Choose another place with --home DIR."
        ) from error
    if free < ENOUGH_BYTES:
        raise DiskError(f"Only {free / 1e6:,.0f} MB are free in {place}.", "Make room for 500 MB.")
    return f"{free / 1e9:,.1f} GB are free in {place}."


def _database(home: Home) -> str:
    from coach.keep.library import Library

    placed = _settings(home).placed(home)
    if placed.library.exists():
        Library(placed).close()
        return f"The library {placed.library} opens."
    with tempfile.TemporaryDirectory() as trial:
        Library(Home.at(trial)).close()
    return f"A library can be made; there is none yet in {placed.root}."


def _settings(home: Home) -> Settings:
    from coach.settings import read_settings

    return read_settings(home).settings
