"""The real program on a screen and a microphone of the test's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.keep.library import Library
from coach.paths import Home
from coach.people import Caller, Recipient
from coach.settings import OpenSettings
from tests.screen.screen import Screen
from tests.sound.child import Child
from tests.sound.virtual_microphone import VirtualSound

PICTURES = Path(__file__).parents[2] / "build" / "pictures" / "screen"
ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132", "ana.ruiz@infolabs.example")
SHEET = """greeting: Hi {first_name},
identity: this is {my_name}
affiliation: from {my_company}.
bridge: Your talk on Rust schedulers is why I'm calling.
reason: Kestrel Health needs someone to lead its triage engine.
ask: Call me back at
number: 415 555 0132."""


@dataclass
class Desk:
    """What a user sits in front of: a screen, keys, a microphone, and the program."""

    screen: Screen
    sound: VirtualSound
    child: Child
    home: Path

    def say(self, recording: Path) -> subprocess.Popen[bytes]:
        """Speaks into the microphone; with room, so that a busy machine does not tear the sound."""
        return self.sound.speak(recording, latency_ms=300)

    def picture(self, name: str) -> Path:
        """What the window shows now, in build/pictures/screen."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        place = PICTURES / f"{name}.png"
        self.child.say(f"picture {place}")
        self.child.wait_for("pictured")
        return place


@pytest.fixture
def settings(tmp_path: Path) -> OpenSettings:
    """Settings of someone who has been welcomed, without countdown or beep."""
    opened = OpenSettings(Home.at(tmp_path / "home"))
    opened.change(
        caller=ANA,
        first_run_done=True,
        countdown=0,
        beep=False,
        theme="dark",
        reduced_motion=True,
        stage_size=36,
    )
    with Library(Home.at(tmp_path / "home")) as library:
        person = library.people.add(Recipient("Dana", "Lee", "Kestrel Health"))
        script = library.scripts.add("Something they wrote", SHEET, "recruiter-15")
    opened.change(
        person=person.id, script=script.id, last_recipient=person.recipient, last_script=script.script
    )
    return opened


@pytest.fixture
def desk(tmp_path: Path, settings: OpenSettings, model_folder: Path) -> Iterator[Desk]:
    with Screen() as screen, VirtualSound() as sound:
        environment = {**os.environ, **sound.environment, **screen.environment}
        home = tmp_path / "home"
        child = Child("tests.screen.window_in_a_child", str(home), environment=environment)
        try:
            child.wait_for("painted")
            yield Desk(screen, sound, child, home)
        finally:
            child.kill()
