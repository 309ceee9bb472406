"""Manifests and written words; recordings are marked in test_scoring_sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.brief import Brief
from coach.errors import ScriptError, SoundError
from coach.rubric import shipped_rubric
from coach.score.scoring import read_manifest, score_words, sound_of

LINE = {
    "id": "t1", "rubric": "recruiter-15", "me": {"name": "Ana Ruiz", "company": "Infolabs"},
    "to": {"first_name": "Priya"}, "script": "greeting: Hi {first_name}", "said": "Hi Priya, it's Ana.",
}  # fmt: skip


def manifest(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "takes.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_line_becomes_a_take_with_its_brief(tmp_path: Path) -> None:
    (take,) = read_manifest(manifest(tmp_path, json.dumps(LINE), ""))
    assert take.brief is not None
    assert take.brief.caller.name == "Ana Ruiz"
    assert take.brief.script is not None
    assert take.brief.script.cues[0].text == "Hi Priya"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{broken", "not valid JSON"),
        ("[1]", "no JSON object"),
        (json.dumps({**LINE, "rubric": "nope"}), "no rubric 'nope'"),
        (json.dumps({**LINE, "rubric": None}), "names no rubric"),
        (json.dumps({**LINE, "me": "Ana"}), "must be objects"),
        (json.dumps({**LINE, "script": 5}), "cue sheet"),
        (json.dumps({**LINE, "said": 5}), "must be text"),
    ],
)
def test_a_bad_line_is_a_fault_of_its_own(tmp_path: Path, line: str, fault: str) -> None:
    takes = read_manifest(manifest(tmp_path, line, json.dumps(LINE)))
    assert fault in takes[0].fault
    assert takes[1].brief is not None


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="cannot be read"):
        read_manifest(tmp_path / "none.jsonl")


def test_sound_is_looked_for_as_flac_and_wav(tmp_path: Path) -> None:
    (tmp_path / "t1.wav").touch()
    assert sound_of(tmp_path, "t1").name == "t1.wav"
    with pytest.raises(SoundError):
        sound_of(tmp_path, "t2")
    with pytest.raises(SoundError):
        sound_of(tmp_path, "../t1")


def test_written_words_are_marked_without_times() -> None:
    verdict = score_words("Hi there.", Brief(shipped_rubric("sales-30"))).as_json("x")
    assert verdict["words"][0]["start"] is None
    assert verdict["delivery"]["words_per_minute"] is None
    assert verdict["passed"] is False
