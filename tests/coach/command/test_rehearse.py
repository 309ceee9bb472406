"""`afterbeep rehearse` as the contract has it, as a program in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from coach.rubric import AVOIDS, ELEMENTS

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "assets" / "samples"
SAMPLE = SAMPLES / "recruiter-good.flac"
KNOWN = [
    "--rubric", "recruiter-15", "--people", str(SAMPLES / "recruiter-good.toml"),
    "--script", str(SAMPLES / "recruiter-good.txt"),
]  # fmt: skip


def rehearse(
    *words: str, typed: str | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    typing: dict[str, Any] = {"stdin": subprocess.DEVNULL} if typed is None else {"input": typed}
    return subprocess.run(
        [sys.executable, "-m", "coach.cli", "rehearse", *words], cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=120, env={**os.environ, **(environment or {})}, **typing,
    )  # fmt: skip


def short_take(folder: Path, seconds: float) -> Path:
    samples, rate = soundfile.read(SAMPLE, dtype="int16")
    path = folder / "short take.wav"
    soundfile.write(path, samples[: int(seconds * rate)], rate, "PCM_16")
    return path


@pytest.mark.model
def test_events_come_in_order_and_end_with_one_verdict() -> None:
    done = rehearse(*KNOWN, "--microphone", f"file:{SAMPLE}", "--events")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    events = [json.loads(line) for line in done.stdout.splitlines()]
    names = [event["event"] for event in events]
    assert events[0] == {"event": "listening", "at": 0.0}
    assert names[-1] == "verdict"
    assert {name: names.count(name) for name in ("listening", "stopped", "verdict")} == {
        "listening": 1, "stopped": 1, "verdict": 1,
    }  # fmt: skip
    assert all(later["at"] >= earlier["at"] for earlier, later in pairwise(events))
    words = [event for event in events if event["event"] == "words"]
    assert len(words) > 10
    assert all(0 <= event["stable"] <= len(event["text"].split()) for event in words)
    assert [event["share"] for event in events if event["event"] == "time"] == [0.8]
    ticked = [event["element"] for event in events if event["event"] == "tick"]
    assert len(ticked) == len(set(ticked))
    assert {"greeting", "identity", "affiliation", "reason", "ask", "number"} <= set(ticked)
    assert all(event["word_end"] <= event["at"] + 0.1 for event in events if event["event"] == "tick")


@pytest.mark.model
def test_the_verdict_event_is_the_verdict_that_score_gives() -> None:
    done = rehearse(*KNOWN, "--microphone", f"file:{SAMPLE}", "--events")
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["id"] == "recruiter-good"
    assert last["verdict"] == {key: value for key, value in last.items() if key in last["verdict"]}
    assert list(last["elements"]) == list(ELEMENTS)
    assert list(last["avoids"]) == list(AVOIDS)
    assert last["passed"]
    assert last["seconds"] == pytest.approx(14.59, abs=0.01)


@pytest.mark.model
def test_enter_ends_the_take(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "coach.cli", "rehearse", *KNOWN, "--events", "--microphone", f"file:{SAMPLE}"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["event"] == "listening"
        child.stdin.write("\n")
        child.stdin.flush()
        last = json.loads(child.stdout.readlines()[-1])
        assert child.wait(30) == 0
    assert last["event"] == "verdict"
    assert last["seconds"] < 5.0


@pytest.mark.model
def test_a_person_sees_ticks_and_the_verdict_in_words(tmp_path: Path) -> None:
    done = rehearse(*KNOWN, "--microphone", f"file:{short_take(tmp_path, 4.0)}")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Listening. 15 seconds; press Enter to stop."
    assert any("+ greeting: '" in line for line in lines)
    assert any(line.startswith("Not yet: 4.0 s of 15 s") for line in lines)


@pytest.mark.model
def test_a_take_longer_than_twice_the_limit_is_heard_to_the_end_of_its_file(tmp_path: Path) -> None:
    samples, rate = soundfile.read(SAMPLE, dtype="int16")
    long = tmp_path / "long.wav"
    soundfile.write(long, np.concatenate([samples, samples[: 2 * rate], samples]), rate, "PCM_16")
    done = rehearse("--rubric", "recruiter-15", "--microphone", f"file:{long}", "--events")
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["seconds"] == pytest.approx(2 * 14.59 + 2.0, abs=0.05)
    assert not last["within_limit"]


@pytest.mark.parametrize(
    "words",
    [
        ["--microphone", f"file:{SAMPLE}"],
        ["--rubric", "no-such-rubric", "--microphone", f"file:{SAMPLE}"],
        ["--rubric", "recruiter-15", "--microphone", "file:no-such-file.wav"],
        ["--rubric", "recruiter-15", "--people", "no-such-file.toml", "--microphone", f"file:{SAMPLE}"],
        ["--rubric", "recruiter-15", "--loudly"],
    ],
)
def test_wrong_usage_is_exit_status_2_and_one_sentence(words: list[str]) -> None:
    done = rehearse(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.model
def test_a_file_that_is_no_sound_is_exit_status_1_and_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF and nothing more")
    done = rehearse("--rubric", "recruiter-15", "--microphone", f"file:{broken}", "--events")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "broken.wav" in done.stderr


def test_a_model_that_is_missing_is_said_before_the_file_plays(tmp_path: Path) -> None:
    done = rehearse(
        "--rubric", "recruiter-15", "--microphone", f"file:{SAMPLE}", "--events",
        environment={"AFTERBEEP_MODEL": str(tmp_path / "none")},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no such folder" in done.stderr


def test_a_machine_without_a_microphone_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    nowhere = {"PULSE_SERVER": "unix:/nonexistent", "PIPEWIRE_REMOTE": "nonexistent"}
    done = rehearse(
        "--rubric", "recruiter-15", "--microphone", "No such microphone", "--home", str(tmp_path),
        environment=nowhere,
    )  # fmt: skip
    assert done.returncode == 1
    assert "No such microphone" in done.stderr or "PortAudio" in done.stderr
    assert list((tmp_path / "recordings").iterdir()) == []
