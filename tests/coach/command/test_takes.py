"""The commands of the library keep to the contract: what they print, where, and their exit status."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from coach.cli import main
from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from coach.rubric import AVOIDS, ELEMENTS
from tests.kept_takes import SAID, brief_of, keep_one, verdict_of

SAMPLE = Path(__file__).parents[3] / "assets" / "samples"


@pytest.fixture
def kept(home: Home) -> Home:
    """A home with three takes: one starred, one improvised."""
    with Library(home) as library:
        keep_one(library, verdict_of(seconds=14.0), seed=1)
        keep_one(library, verdict_of(SAID[:3], seconds=5.0), brief_of(script=None), seed=2)
        keep_one(library, verdict_of(seconds=12.0), seed=3)
        library.takes.star(1)
    return home


def run(home: Home, *words: str) -> int:
    return main([*words, "--home", str(home.root)])


def test_takes_are_listed_newest_first(kept: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "takes", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["take"] for line in lines] == ["3", "2", "1"]
    keys = {"take", "when", "script", "rubric", "person", "seconds", "passed", "starred"}
    assert all(set(line) == keys for line in lines)
    assert (lines[2]["starred"], lines[2]["seconds"], lines[2]["passed"]) == (True, 14.0, True)
    assert lines[1]["script"] is None


def test_a_search_narrows_the_list(kept: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "takes", "--search", "schedulers") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(kept, "takes", "--json", "--search", "nobody said this") == 0
    assert capsys.readouterr().out == ""


def test_all_takes_or_chosen_ones_are_exported(
    kept: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(kept, "export", "--csv", str(tmp_path / "all.csv")) == 0
    assert run(kept, "export", "1", "2", "--folder", str(tmp_path / "out")) == 0
    assert run(kept, "export", "1", "--html", str(tmp_path / "one.html")) == 0
    assert capsys.readouterr().out == ""
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "take-1.json", "take-1.wav", "take-2.json", "take-2.wav",
    ]  # fmt: skip
    assert "data:audio/" in (tmp_path / "one.html").read_text(encoding="utf-8")


def test_takes_are_compared(kept: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kept, "compare", "1", "3") == 0
    assert capsys.readouterr().out.startswith("Two seconds shorter.\n")
    assert run(kept, "compare", "1", "2", "3", "--json", "--html", str(tmp_path / "c.html")) == 0
    compared = json.loads(capsys.readouterr().out)
    assert [take["take"] for take in compared["takes"]] == ["1", "2", "3"]
    assert "Side by side" not in compared
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "1"), "Two to four"),
        (("compare", "1", "1"), "Two to four"),
        (("compare", "1", "77"), "no take '77'"),
        (("compare", "1", "first"), "no take 'first'"),
        (("export", "0", "--csv", "x.csv"), "no take '0'"),
        (("export", "--csv", "x.csv", "--html", "x.html"), "not allowed"),
        (("export", "1"), "required"),
        (("import", "x.wav", "--rubric", "nothing"), "no rubric 'nothing'"),
    ],
)
def test_wrong_usage_is_two_and_a_sentence(
    kept: Home, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(kept, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_an_empty_library_has_nothing_to_export(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "takes") == 0
    assert run(home, "export", "--csv", "x.csv") == 2
    assert "no takes yet" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_and_a_sentence(
    kept: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert run(kept, "export", "--html", str(tmp_path / "file" / "x.html")) == 1
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.model
def test_recordings_are_marked_and_kept(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    words = ["--rubric", "recruiter-15", "--people", str(SAMPLE / "recruiter-good.toml")]
    words += ["--script", str(SAMPLE / "recruiter-good.txt")]
    assert run(home, "import", str(broken), str(SAMPLE / "recruiter-good.flac"), *words) == 1
    fault, verdict = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (set(fault), fault["id"]) == ({"id", "error"}, "broken")
    assert (verdict["take"], verdict["id"]) == ("1", "recruiter-good")
    assert set(verdict["elements"]) == set(ELEMENTS)
    assert set(verdict["avoids"]) == set(AVOIDS)
    with Library(home) as library:
        take = library.takes.take(1)
        assert take.verdict.as_json("recruiter-good") == {
            key: value for key, value in verdict.items() if key != "take"
        }
        assert take.sound.suffix == ".flac"
        assert library.takes.count(TakeQuery(search="hospital boston")) == 1
    assert (SAMPLE / "recruiter-good.flac").exists()
