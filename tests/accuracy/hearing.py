"""What is heard of labelled takes, recorded or spoken by synthetic voices; kept, so that it is heard once."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from coach.hear.sound_reading import read_sound
from coach.hear.speech_model import find_model, load_model
from coach.score.scoring import hear, sound_of
from coach.transcript import Transcript, Word
from tests.accuracy.labelled import LabelledTake

VOICES = (
    "flite-slt", "flite-rms", "flite-awb", "joe-1.0", "joe-0.92", "joe-0.85", "espeak-en-us",
    "espeak-en-us+f3", "espeak-en-gb", "flite-kal", "espeak-en-gb+f2",
)  # fmt: skip
CONDITIONS = ("clean", "clean", "clean", "noise20", "phone")


@dataclass(frozen=True, slots=True)
class Heard:
    """The transcript of a take, who spoke it, and what hearing it cost."""

    transcript: Transcript
    seconds: float
    voice: str
    condition: str
    cpu_seconds: float | None


def heard_takes(
    place: Path, takes: Sequence[LabelledTake], kept: Path, without: Sequence[str]
) -> dict[str, Heard]:
    """What is heard of all takes of a folder, by id."""
    kept = kept / "-".join([place.name, *sorted(without)])
    kept.mkdir(parents=True, exist_ok=True)
    index_path = place / "audio" / "index.json"
    index = json.loads(index_path.read_text(encoding="utf-8")) if index_path.exists() else {}
    model = None
    heard: dict[str, Heard] = {}
    for take in takes:
        path = kept / f"{take.id}.json"
        if not path.exists():
            model = model or load_model(find_model())
            path.write_text(json.dumps(_hear(place, take, index.get(take.id), model)), encoding="utf-8")
        heard[take.id] = _read(json.loads(path.read_text(encoding="utf-8")))
    return heard


def voice_of(take_id: str) -> tuple[str, str]:
    """The voice and condition in which a take without a recording is spoken: always the same."""
    chance = random.Random(take_id)
    return chance.choice(VOICES), chance.choice(CONDITIONS)


def _hear(place: Path, take: LabelledTake, known: dict | None, model) -> dict:  # type: ignore[type-arg,no-untyped-def]
    if (place / "audio").is_dir():
        samples, rate = read_sound(sound_of(place / "audio", take.id))
        voice, condition = (known["voice"], known["condition"]) if known else ("unknown", "unknown")
    else:
        from tests.accuracy.voices import RATE, speak

        voice, condition = voice_of(take.id)
        samples, rate = speak(take.said, voice, condition), RATE
    started = time.process_time()
    transcript = hear(samples, rate, take.brief, model)
    cost = time.process_time() - started
    return {
        **asdict(transcript), "seconds": len(samples) / rate, "voice": voice,
        "condition": condition, "cpu": cost,
    }  # fmt: skip


def _read(fields: dict) -> Heard:  # type: ignore[type-arg]
    def words(items: list[dict]) -> tuple[Word, ...]:  # type: ignore[type-arg]
        return tuple(Word(**item) for item in items)

    transcript = Transcript(
        words(fields["words"]), words(fields["fillers"]), True,
        tuple(words(reading) for reading in fields["readings"]), words(fields.get("opening", [])),
    )  # fmt: skip
    return Heard(
        transcript, fields["seconds"], fields.get("voice", "unknown"), fields.get("condition", "unknown"),
        fields.get("cpu"),
    )  # fmt: skip
