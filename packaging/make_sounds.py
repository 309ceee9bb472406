"""Makes assets/sounds: the voicemail's beep and the sound of a pass, out of sines.

python packaging/make_sounds.py assets/sounds
"""

from __future__ import annotations

import array
import math
import sys
import wave
from pathlib import Path

RATE = 24_000


def tone(hertz: float, seconds: float, loudness: float = 0.35, fall: float = 0.0) -> list[float]:
    """A sine that begins and ends within 12 ms; `fall` lets it die away (per second)."""
    count = int(seconds * RATE)
    edge = int(0.012 * RATE)
    return [
        loudness
        * math.sin(2 * math.pi * hertz * at / RATE)
        * min(1.0, at / edge, (count - at) / edge)
        * math.exp(-fall * at / RATE)
        for at in range(count)
    ]


def together(*tones: tuple[float, list[float]]) -> list[float]:
    """Tones that each begin at a second, added up."""
    length = max(int(start * RATE) + len(samples) for start, samples in tones)
    sum_of = [0.0] * length
    for start, samples in tones:
        for number, sample in enumerate(samples, int(start * RATE)):
            sum_of[number] += sample
    return sum_of


def write(place: Path, samples: list[float]) -> None:
    """Writes 16-bit mono."""
    with wave.open(str(place), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array.array("h", [round(32_767 * sample) for sample in samples]).tobytes())


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder / "beep.wav", tone(1_000, 0.4))
    low, high = tone(659.3, 0.5, 0.22, 6.0), tone(987.8, 0.6, 0.22, 6.0)
    write(folder / "passed.wav", together((0.0, low), (0.11, high)))
