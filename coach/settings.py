"""What the user chose: one small JSON file, typed, replaced as a whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from coach.errors import DiskError
from coach.paths import Home, make_folder
from coach.people import Caller, Recipient
from coach.plain import PlainError, as_plain, from_plain
from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Goal
from coach.script import Script

STAGE_SIZES_PX = (28, 72)


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices with their defaults. Change one with `dataclasses.replace`, then `write_settings`.

    Raises ValueError for a number out of its bounds, so that a hand-edited file cannot break a page.
    """

    caller: Caller = field(default_factory=Caller)
    """Who you are: filled into scripts, listened for in takes."""
    respellings: tuple[tuple[str, str], ...] = ()
    """(name as written, known words it sounds like), as in `Brief.respellings`."""
    microphone: str = ""
    """Name of the input device; empty for the system's default."""
    speaker: str = ""
    countdown: int = 3
    """Counts before recording, 0 to 10; 0 for none."""
    beep: bool = True
    quiet_after_sign_off: float | None = None
    """Seconds of silence after the sign-off that end a take; None for never."""
    pass_sound: bool = True
    theme: Literal["system", "dark", "light"] = "system"
    text_scale: float = 1.0
    """1.0 to 2.0."""
    stage_size: int = 48
    """Type on the teleprompter in pixels, 28 to 72."""
    reduced_motion: bool | None = None
    """None asks the system."""
    overlay: bool = False
    """Whether timer and ticks float over other windows."""
    goal: Goal = Goal.PASS_ONCE
    fade: Fade = Fade.FULL
    fade_auto: bool = False
    """Whether the script fades by itself after passes."""
    prompter: Literal["voice", "timed", "still"] = "voice"
    rubric: str = "recruiter-15"
    """Last used rubric, script and person: ids as the library knows them, None for none."""
    script: int | None = None
    person: int | None = None
    last_recipient: Recipient = field(default_factory=Recipient)
    last_script: Script | None = None
    """The same as they were: what lies on the desk before the library is open."""
    data_place: Path | None = None
    """Where library and takes lie; None for the home's own place."""
    left_place: Path | None = None
    """Where they lay before a move, until that place is cleared."""
    model_place: Path | None = None
    """Folder of the speech model; None to look in the usual places."""
    first_run_done: bool = False

    def __post_init__(self) -> None:
        bounds: tuple[tuple[str, float, float, float], ...] = (
            ("countdown", self.countdown, 0, 10),
            ("text_scale", self.text_scale, 1.0, 2.0),
            ("stage_size", self.stage_size, *STAGE_SIZES_PX),
            ("quiet_after_sign_off", self.quiet_after_sign_off or 1.0, 0.5, 30.0),
        )
        for name, value, least, most in bounds:
            if not least <= value <= most:
                raise ValueError(f"{name} must be between {least:g} and {most:g}")

    def placed(self, home: Home) -> Home:
        """The home with library, takes and recordings where the user keeps them."""
        return home if self.data_place is None else replace(home, root=self.data_place)


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Settings as found; `fault` is a sentence for the user where the file was broken and set aside."""

    settings: Settings
    fault: str = ""


def read_settings(home: Home) -> ReadSettings:
    """The user's settings, or the defaults where there are none yet.

    A broken file is renamed to settings.broken.json and the defaults are used; never raises.
    """
    path = home.settings_file
    try:
        return ReadSettings(from_plain(Settings, json.loads(path.read_text(encoding="utf-8"))))
    except FileNotFoundError:
        return ReadSettings(Settings())
    except OSError as error:
        return ReadSettings(
            Settings(), f"The settings cannot be read: {error.strerror}. The defaults are used for now."
        )
    except (ValueError, RecursionError) as error:
        return ReadSettings(Settings(), _set_aside(path, error))


def write_settings(home: Home, settings: Settings) -> None:
    """Replaces the settings file as a whole: a reader finds the old or the new. Raises DiskError."""
    text = json.dumps(as_plain(settings), indent=2, ensure_ascii=False) + "\n"
    replace_file(home.settings_file, text.encode())


class OpenSettings:
    """The settings of a running program: `now` holds them, `change` replaces and keeps them.

    Pages share one. `fault` is what reading found wrong, a sentence for the user or empty.
    """

    def __init__(self, home: Home) -> None:
        found = read_settings(home)
        self.home = home
        self.now = found.settings
        self.fault = found.fault

    def read_again(self) -> Settings:
        """Takes what the file says now: the library was moved, and that writes it too."""
        self.now = read_settings(self.home).settings
        return self.now

    def change(self, **choices: Any) -> Settings:
        """Changes the named choices, for this run in any case. Raises DiskError when they cannot be kept."""
        self.now = replace(self.now, **choices)
        write_settings(self.home, self.now)
        return self.now


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file so that at every moment the old or the new one stands whole. Raises DiskError."""
    make_folder(path.parent)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise DiskError(
            f"{path.name} could not be written: {error.strerror}. What it held before is still there.",
            "Make room on the disk, or choose another place.",
        ) from error


def _set_aside(path: Path, error: Exception) -> str:
    why = f" ({error})" if isinstance(error, PlainError) else ""
    aside = path.with_name("settings.broken.json")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings file is broken{why}. The defaults are used; {path} stays as it is."
    return f"The settings file was broken{why}. The defaults are used; the old file is kept as {aside.name}."
