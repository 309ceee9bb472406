"""What programs rely on: every key of a verdict, whatever the sound was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from coach.cli import main
from coach.rubric import AVOIDS, ELEMENTS

SAMPLES = Path(__file__).parents[3] / "assets" / "samples"
VERDICT = {
    "id", "rubric", "passed", "seconds", "limit_seconds", "within_limit", "transcript", "words",
    "elements", "avoids", "delivery", "next_fix",
}  # fmt: skip
ELEMENT = {"hit", "required", "start", "end", "evidence", "advice"}
AVOID = {"hit", "failing", "start", "end", "evidence", "advice"}
DELIVERY = {
    "words_per_minute", "number_digits_per_second", "longest_pause", "pauses", "pitch_range_semitones",
    "loudness_dbfs", "clipped", "fillers",
}  # fmt: skip

pytestmark = pytest.mark.model


def marked(sound: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    sample = SAMPLES / "recruiter-good"
    people = ["--people", f"{sample}.toml", "--script", f"{sample}.txt"]
    assert main(["score", str(sound), "--rubric", "recruiter-15", "--json", *people]) == 0
    verdict: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert verdict.keys() == VERDICT
    assert list(verdict["elements"]) == list(ELEMENTS)
    assert list(verdict["avoids"]) == list(AVOIDS)
    assert all(element.keys() >= ELEMENT for element in verdict["elements"].values())
    assert all(avoid.keys() >= AVOID for avoid in verdict["avoids"].values())
    assert verdict["delivery"].keys() == DELIVERY
    assert all(set(word) >= {"text", "start", "end", "confidence"} for word in verdict["words"])
    return verdict


@pytest.mark.parametrize(("rate", "channels"), [(16000, 1), (44100, 2), (8000, 1)])
def test_any_rate_in_mono_or_stereo_gives_every_key_and_hears_the_message(
    rate: int, channels: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples, own_rate = soundfile.read(SAMPLES / "recruiter-good.flac", dtype="float32")
    at = np.arange(int(len(samples) * rate / own_rate)) * own_rate / rate
    resampled = np.interp(at, np.arange(len(samples)), samples).astype(np.float32)
    soundfile.write(tmp_path / "take.wav", np.stack([resampled] * channels, axis=1), rate, "PCM_16")
    verdict = marked(tmp_path / "take.wav", capsys)
    assert verdict["seconds"] == pytest.approx(14.59, abs=0.02)
    assert verdict["elements"]["greeting"]["hit"]
    assert verdict["elements"]["number"]["hit"]


@pytest.mark.long
def test_ten_minutes_of_room_give_every_key_and_no_element(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silence = np.zeros(600 * 16000, np.int16)
    soundfile.write(tmp_path / "long.wav", silence, 16000, "PCM_16")
    verdict = marked(tmp_path / "long.wav", capsys)
    assert verdict["seconds"] == 600.0
    assert not verdict["within_limit"]
    assert not verdict["passed"]


@pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF\x00\x00\x00\x00WAVE"])
def test_an_empty_or_broken_file_gives_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "take.wav").write_bytes(content)
    assert main(["score", str(tmp_path / "take.wav"), "--rubric", "sales-30", "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer.keys() == {"id", "error"}
    assert answer["error"].endswith(".")
