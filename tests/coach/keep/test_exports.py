"""Takes leave as files others can open, with the corrections, and run nothing in a spreadsheet."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import DiskError
from coach.keep.csv_export import COLUMNS, export_csv, safe
from coach.keep.folder_export import export_folder
from coach.keep.library import Library
from coach.people import Recipient
from coach.rubric import AVOIDS, ELEMENTS
from coach.take import Correction
from coach.verdict import State
from tests.kept_takes import keep_one


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_has_a_row_for_each_take(library: Library, tmp_path: Path) -> None:
    takes = [keep_one(library, seed=1), keep_one(library, seed=2)]
    export_csv(takes, tmp_path / "takes.csv")
    first, second = _rows(tmp_path / "takes.csv")
    assert (first["take"], second["take"]) == ("1", "2")
    assert (first["rubric"], first["person"], first["passed"]) == ("recruiter-15", "Dana Lee", "yes")
    assert (first["greeting"], first["greeting_at"], first["apology"]) == ("said", "0.4", "missing")
    assert first["db_below_full_scale"] == "21.3"
    assert first["words"].startswith("hi dana this is ana")
    assert {*ELEMENTS, *AVOIDS} <= set(COLUMNS)


def test_corrections_are_exported_beside_the_machines_mark(library: Library, tmp_path: Path) -> None:
    take = library.takes.correct(keep_one(library).id, "bridge", State.MISSING)
    export_csv([take], tmp_path / "takes.csv")
    assert _rows(tmp_path / "takes.csv")[0]["corrections"] == "bridge missing"
    (page,) = export_folder([take], tmp_path / "out")
    written = json.loads(page.read_text(encoding="utf-8"))
    assert written["verdict"]["elements"]["bridge"]["hit"]
    (correction,) = written["corrections"]
    assert (correction["mark"], correction["machine"], correction["user"]) == ("bridge", "said", "missing")
    assert written["passed"] is False


def test_a_folder_holds_sound_and_verdict(library: Library, tmp_path: Path) -> None:
    take = keep_one(library)
    library.takes.compress_waiting()
    take = library.takes.take(take.id)
    (page,) = export_folder([take], tmp_path / "out")
    assert (page.name, page.with_suffix(".flac").read_bytes()) == ("take-1.json", take.sound.read_bytes())
    written = json.loads(page.read_text(encoding="utf-8"))
    assert written["sound"] == "take-1.flac"
    assert written["script"].startswith("greeting: Hi Dana,")
    assert written["to"] == {"first_name": "Dana", "last_name": "Lee", "company": "Kestrel Health"}


def test_a_take_whose_sound_is_gone_is_written_without(library: Library, tmp_path: Path) -> None:
    take = keep_one(library)
    take.sound.unlink()
    (page,) = export_folder([take], tmp_path / "out")
    assert json.loads(page.read_text(encoding="utf-8"))["sound"] is None


def test_earlier_verdicts_go_along(library: Library, tmp_path: Path) -> None:
    take = keep_one(library)
    again = library.takes.mark_again(take.id, take.brief, replace(take.verdict, passed=False))
    (page,) = export_folder([again], tmp_path / "out")
    assert [one["verdict"]["passed"] for one in json.loads(page.read_text())["earlier"]] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30 1",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\n=cmd|' /C calc'!A0",
        "＝1",
        "＋1",
        "\0=1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["Dana", "14.2", "a=b", "3-4", "", "it's"])
def test_an_honest_cell_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=40))
def test_no_written_cell_begins_like_a_formula(name: str, company: str, note: str) -> None:
    for text in (name, company, note):
        assert not safe(text).lstrip().startswith(("=", "+", "-", "@"))


def test_what_a_user_writes_comes_back_from_the_table(library: Library, tmp_path: Path) -> None:
    take = keep_one(library)
    brief = replace(take.brief, recipient=Recipient("=HYPERLINK(1)", 'Lee, "D"', "Line\nbreak"))
    export_csv([replace(take, brief=brief, note="+1;2")], tmp_path / "takes.csv")
    (row,) = _rows(tmp_path / "takes.csv")
    assert row["person"] == '\'=HYPERLINK(1) Lee, "D"'
    assert row["company"] == "Line\nbreak"
    assert row["note"] == "'+1;2"


def test_a_place_that_cannot_be_written_is_said(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DiskError):
        export_folder([keep_one(library)], tmp_path / "file" / "out")
    with pytest.raises(DiskError):
        export_csv([], tmp_path / "file" / "takes.csv")


def test_a_correction_of_an_unknown_mark_does_no_harm(library: Library, tmp_path: Path) -> None:
    unknown = Correction("gone_by_now", State.SAID, datetime.now(UTC))
    take = replace(keep_one(library), corrections=(unknown,))
    (page,) = export_folder([take], tmp_path / "out")
    assert json.loads(page.read_text())["corrections"][0]["machine"] is None
    assert soundfile.info(page.with_suffix(".wav")).frames == 16000
