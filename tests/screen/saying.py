"""What is said into the microphone in these tests, synthesized when needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from tests.accuracy.voices import RATE, speak

OPENING = "Hi Dana, this is Ana Ruiz from Infolabs."
SORRY = "Hi Dana, sorry to bother you, this is Ana Ruiz from Infolabs."
BODY = (
    "Your talk on Rust schedulers is why I'm calling. "
    "Kestrel Health needs someone to lead its triage engine. Call me back at"
)
NUMBER = "four one five, five five five, oh one three two."
SCRIPT = f"{OPENING} {BODY} {NUMBER}"


def recording(place: Path, *parts: tuple[str, str], lead_seconds: float = 0.3) -> Path:
    """Parts (words, voice) one after another as 16 kHz WAV; no sample is zero, so it can be found again."""
    pieces = [
        np.zeros(int(lead_seconds * RATE), np.float32),
        *(speak(words, voice) for words, voice in parts),
    ]
    samples = (np.concatenate(pieces) * 32767).astype(np.int16)
    samples[samples == 0] = 1
    soundfile.write(place, samples, RATE, "PCM_16")
    return place
