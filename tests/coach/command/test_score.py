"""`afterbeep score` as CONTRACT promises it: what is printed where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.cli import main

TAKE = {"id": "t1", "rubric": "recruiter-15", "me": {"name": "Ana Ruiz"}, "to": {"first_name": "Priya"}}


def manifest(tmp_path: Path, *takes: object) -> str:
    path = tmp_path / "takes.jsonl"
    path.write_text("\n".join(json.dumps(take) for take in takes), encoding="utf-8")
    return str(path)


def test_every_written_take_gets_its_line_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = [{**TAKE, "id": f"t{number}", "said": "Hi Priya, it's Ana."} for number in range(12)]
    assert main(["score", "--manifest", manifest(tmp_path, *takes), "--text"]) == 0
    printed = capsys.readouterr()
    verdicts = [json.loads(line) for line in printed.out.splitlines()]
    assert [verdict["id"] for verdict in verdicts] == [take["id"] for take in takes]
    assert all(verdict["elements"]["greeting"]["hit"] for verdict in verdicts)
    assert len(verdicts[0]["elements"]) == 11
    assert len(verdicts[0]["avoids"]) == 10
    assert "12 of 12" in printed.err


def test_a_take_that_cannot_be_marked_says_so_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = {**TAKE, "said": "Hi Priya."}, {**TAKE, "id": "t2", "rubric": "nope", "said": "Hi."}
    assert main(["score", "--manifest", manifest(tmp_path, bad, good), "--text"]) == 1
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "error"}
    assert second["id"] == "t1"


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "x.wav"],
        ["score", "x.wav", "--rubric", "nope"],
        ["score", "x.wav", "--rubric", "sales-30", "--text"],
        ["score", "x.wav", "--rubric", "sales-30", "--people", "nowhere.toml"],
        ["score", "--manifest", "nowhere.jsonl", "--text"],
        ["score", "--manifest", "nowhere.jsonl"],
        ["score", "--manifest", "nowhere.jsonl", "--text", "--jobs", "0"],
        ["score", "--frob"],
        ["frob"],
    ],
)
def test_wrong_usage_is_status_two_and_prints_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("afterbeep ")


@pytest.mark.model
def test_silence_is_marked_and_a_broken_file_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(tmp_path / "t1.flac", np.zeros((44100, 2), np.float32), 44100)
    (tmp_path / "t2.wav").write_bytes(b"no sound")
    takes = manifest(tmp_path, TAKE, {**TAKE, "id": "t2"}, {**TAKE, "id": "t3"})
    assert main(["score", "--manifest", takes, "--audio", str(tmp_path), "--jobs", "2"]) == 1
    silent, broken, absent = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert silent["seconds"] == 1.0
    assert not any(element["hit"] for element in silent["elements"].values())
    assert "cannot be read" in broken["error"]
    assert "no t3.flac" in absent["error"]


@pytest.mark.model
def test_one_recording_is_marked_as_json_or_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "take.wav"
    soundfile.write(path, np.zeros(8000, np.float32), 8000)
    assert main(["score", str(path), "--rubric", "sales-30", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "take"
    assert main(["score", str(path), "--rubric", "sales-30"]) == 0
    assert "Not yet" in capsys.readouterr().out
    assert main(["score", str(tmp_path / "none.wav"), "--rubric", "sales-30", "--json"]) == 1
    assert set(json.loads(capsys.readouterr().out)) == {"id", "error"}
