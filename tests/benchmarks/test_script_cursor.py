"""How well the stage's cursor follows real recognition: twelve synthesized takes against the true positions.

Each cue is spoken on its own, so that its place in the take is known; its words share its time by length.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from coach.brief import Brief
from coach.hear.recognizer import Recognizer
from coach.hear.speech_model import load_model
from coach.people import Caller, Recipient
from coach.rehearse.following import Follower, script_words
from coach.rubric import shipped_rubric
from coach.script import Script
from tests.accuracy.voices import RATE, speak, under

pytestmark = [pytest.mark.benchmark, pytest.mark.model]
SHEET = """greeting: Hi {first_name},
identity: this is {my_name} from {my_company}.
bridge: Your talk on Rust schedulers is why I'm calling.
reason: Kestrel Health needs someone to lead its triage engine.
ask: Call me back at
number: 415 555 0132.
sign_off: Thanks, and talk soon."""
ANA = Caller("Ana Ruiz", "Infolabs", "+1 415 555 0132")
DANA = Recipient("Dana", "Lee")
CUES = (
    "Hi Dana,", "this is Ana Ruiz from Infolabs.", "Your talk on Rust schedulers is why I'm calling.",
    "Kestrel Health needs someone to lead its triage engine.", "Call me back at",
    "four one five, five five five, oh one three two.", "Thanks, and talk soon.",
)  # fmt: skip
AD_LIB = "I hope the snow has not been too bad over at your place this week."
COURSES: dict[str, list[int | str]] = {
    "faithful": [0, 1, 2, 3, 4, 5, 6],
    "ad-lib": [0, 1, AD_LIB, 2, 3, 4, 5, 6],
    "skipped cue": [0, 1, 3, 4, 5, 6],
    "repeated line": [0, 1, 2, 3, 2, 3, 4, 5, 6],
    "in noise": [0, 1, 2, 3, 4, 5, 6],
}
TAKES = [
    *((course, voice) for course in COURSES if course != "in noise" for voice in ("joe-1.0", "flite-slt")),
    ("in noise", "joe-1.0"), ("in noise", "flite-slt"),
    ("faithful", "flite-rms"), ("skipped cue", "flite-rms"),
]  # fmt: skip
BLOCK_SECONDS, WITHIN_WORDS = 0.1, 3


@dataclass
class Course:
    """One take: its sound, and for each stretch (start, end in seconds) the script words said in it."""

    samples: np.ndarray
    stretches: list[tuple[float, float, int | str]]

    def position(self, second: float, starts: list[int], sizes: list[list[int]]) -> int:
        """The script word to be said next at a second, counted over the script."""
        reached = 0
        for start, end, piece in self.stretches:
            if second < start or isinstance(piece, str):
                continue
            weights = np.cumsum(sizes[piece])
            share = min(1.0, (second - start) / (end - start))
            reached = starts[piece] + int(np.searchsorted(weights, share * weights[-1], side="right"))
        return reached


def take_of(course: str, voice: str) -> Course:
    parts, stretches, second = [], [], 0.0
    for piece in COURSES[course]:
        samples = speak(CUES[piece] if isinstance(piece, int) else piece, voice)
        samples = samples[int(0.2 * RATE) : len(samples) - int(0.2 * RATE)]
        end = second + len(samples) / RATE
        stretches.append((second + 0.1, end - 0.1, piece))
        parts.append(samples)
        second = end
    samples = np.concatenate(parts)
    return Course(under(samples, "noise20") if course == "in noise" else samples, stretches)


def followed(course: Course, brief: Brief, model: object) -> tuple[float, list[int]]:
    """The share of moments at which the cursor is within three words, and all distances."""
    assert brief.script is not None
    words = script_words(brief.script)
    starts = [next(at for at, word in enumerate(words) if word.cue == cue) for cue in range(len(CUES))]
    sizes = [
        [max(1, len("".join(word.spoken))) for word in words if word.cue == cue] for cue in range(len(CUES))
    ]
    recognizer, follower = Recognizer(model, RATE, brief), Follower(brief.script)  # type: ignore[arg-type]
    sound = (course.samples * 32767).astype("<i2")
    step, distances = int(BLOCK_SECONDS * RATE), []
    for at in range(0, len(sound), step):
        heard = recognizer.accept(sound[at : at + step].tobytes())
        if heard is not None:
            follower.follow(heard.transcript.words)
        true = course.position((at + step) / RATE, starts, sizes)
        distances.append(abs(follower.position - true))
    return sum(distance <= WITHIN_WORDS for distance in distances) / len(distances), distances


def test_the_cursor_is_near_the_voice(model_folder, capsys) -> None:
    model = load_model(model_folder)
    brief = Brief(shipped_rubric("recruiter-15"), ANA, DANA, Script.parse(SHEET).filled(ANA, DANA))
    every: list[int] = []
    with capsys.disabled():
        print()
        for course, voice in TAKES:
            share, distances = followed(take_of(course, voice), brief, model)
            every += distances
            print(
                f"  {course:14} {voice:10} within {WITHIN_WORDS} words {share:5.0%}, worst {max(distances)}"
            )
        whole = sum(distance <= WITHIN_WORDS for distance in every) / len(every)
        print(f"  all {len(TAKES)} takes: within {WITHIN_WORDS} words {whole:.1%} of the time")
