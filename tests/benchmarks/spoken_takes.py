"""Takes to measure with: the shipped sample, and others spoken by whatever synthesizers are there."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from coach.hear.sound_reading import read_sound, resampled

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "assets" / "samples"
RATE = 16000
LEAD_SECONDS = 1.0
TAIL_SECONDS = 3.0

PEOPLE = """[me]
name = "Ana Ruiz"
company = "Bright Harbor"
phone = "+1 415 555 0132"
email = "ana@brightharbor.example"
[to]
first_name = "Susan"
last_name = "Miles"
company = "Fairview Labs"
"""
SAID = {
    "recruiter-15": """
Hi Susan, this is Ana Ruiz from Bright Harbor. I loved your talk on search engines. A hospital in
Boston needs someone to lead its data team. Call me back at four one five, five five five, zero
one three two. Thanks, talk soon.
""",
    "sales-30": """
Hello Susan, this is Ana Ruiz with Bright Harbor. I read your article about night shifts in small
hospitals. We helped a hospital in Dayton fill its nights without agency staff. Please call me
back at four one five, five five five, zero one three two. Again, that is four one five, five five
five, zero one three two. Have a good day.
""",
    "job-seeker-30": """
Hi Susan, this is Ana Ruiz. We met at the library meeting in March. I am applying for the post of
data editor and I have one question about your team. Could you spare five minutes to call me back?
My number is four one five, five five five, zero one three two, or just send me an email. Thank
you, bye.
""",
}
VOICES = {
    "flite": (["slt", "rms", "awb"], ["flite", "-voice", "{voice}", "-t", "{text}", "-o", "{wav}"]),
    "espeak-ng": (["en-us"], ["espeak-ng", "-v", "{voice}", "-s", "165", "-w", "{wav}", "{text}"]),
}


@dataclass(frozen=True, slots=True)
class SpokenTake:
    """A recording with silence before and after, and what it is marked against."""

    sound: Path
    rubric: str
    people: Path
    script: Path | None
    speech_ends: float
    """Second of the last sound."""


def spoken_takes(folder: Path) -> list[SpokenTake]:
    """The sample, and each text in each voice that can be had here."""
    takes = [
        _padded(folder, SAMPLES / "recruiter-good.flac", "recruiter-15", SAMPLES / "recruiter-good.toml",
                SAMPLES / "recruiter-good.txt")
    ]  # fmt: skip
    people = folder / "people.toml"
    people.write_text(PEOPLE)
    for program, (voices, command) in VOICES.items():
        if shutil.which(program) is None:
            continue
        for voice, (rubric, text) in zip(voices, SAID.items(), strict=False):
            wav = folder / f"{program}-{voice}-raw.wav"
            said = " ".join(text.split())
            words = [word.format(voice=voice, text=said, wav=wav) for word in command]
            subprocess.run(words, check=True, capture_output=True)
            takes.append(_padded(folder, wav, rubric, people, None))
    return takes


def _padded(folder: Path, sound: Path, rubric: str, people: Path, script: Path | None) -> SpokenTake:
    samples, rate = read_sound(sound)
    speech = samples if rate == RATE else resampled(samples, rate, RATE)
    loud = np.flatnonzero(np.abs(speech) > 0.01)
    speech = speech[: loud[-1] + 1]
    # A quiet room rather than zeros: zeros are no microphone.
    noise = np.random.default_rng(3).normal(
        0, 0.0008, len(speech) + int((LEAD_SECONDS + TAIL_SECONDS) * RATE)
    )
    noise[int(LEAD_SECONDS * RATE) : int(LEAD_SECONDS * RATE) + len(speech)] += speech
    path = folder / f"{sound.stem.removesuffix('-raw')}-padded.wav"
    soundfile.write(path, noise.astype(np.float32), RATE, "PCM_16")
    return SpokenTake(path, rubric, people, script, LEAD_SECONDS + len(speech) / RATE)
