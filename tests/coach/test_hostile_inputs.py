"""Ten thousand hostile inputs end in a sentence: never in a traceback, a hang or a changed library.

The default run takes a tenth of them; `-m long` takes all.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.hear.sound_reading import read_sound
from coach.keep.backup import back_up
from coach.keep.csv_export import COLUMNS, export_csv
from coach.keep.library import Library
from coach.keep.restoring import restore
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from coach.people import Caller, Recipient, read_people
from coach.plain import PlainError, as_plain, from_plain
from coach.rubric import Rubric
from coach.score.scoring import read_manifest
from coach.script import Script
from coach.settings import Settings, read_settings, write_settings
from coach.verdict import Verdict
from tests.kept_takes import SHEET, brief_of, keep_one, recording, verdict_of
from tests.mutated import mutations, no_hang

PROJECT = Path(__file__).parents[2]


def inputs(few: int, many: int) -> pytest.MarkDecorator:
    """A test that runs with few inputs always, and with many more when the long run is asked for."""
    return pytest.mark.parametrize("count", [few, pytest.param(many, marks=pytest.mark.long)])


def says_why(read: Callable[[], object]) -> bool:
    """Whether reading ends well or in a sentence; true for a sentence."""
    with no_hang():
        try:
            read()
        except CoachError as error:
            assert str(error).strip().endswith((".", "!", "?"))
            return True
    return False


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """A fifth of a second in every format that people have."""
    folder = tmp_path_factory.mktemp("sounds")
    samples = np.sin(np.arange(3200) / 9).astype(np.float32)[:, None].repeat(2, axis=1) * 0.5
    formats = {"wav": "PCM_16", "flac": "PCM_16", "ogg": "VORBIS", "mp3": "MPEG_LAYER_III", "aiff": "PCM_24"}
    for suffix, subtype in formats.items():
        soundfile.write(folder / f"a.{suffix}", samples, 16000, subtype)
    soundfile.write(folder / "opus.ogg", samples, 16000, "OPUS")
    soundfile.write(folder / "float.wav", samples[:, 0], 8000, "FLOAT")
    return [file.read_bytes() for file in sorted(folder.iterdir())]


@inputs(400, 3500)
def test_audio(sounds: list[bytes], tmp_path: Path, count: int) -> None:
    refused = 0
    for content in mutations(sounds, count, seed=1):
        (tmp_path / "sound.wav").write_bytes(content)
        refused += says_why(lambda: read_sound(tmp_path / "sound.wav"))
    assert refused > count / 10


def _texts() -> list[bytes]:
    return [
        b'[me]\nname = "Ana Ruiz"\nphone = "+1 415 555 0132"\n[to]\nfirst_name = "Dana"\n',
        (PROJECT / "assets" / "samples" / "recruiter-good.toml").read_bytes(),
    ]


@inputs(150, 1000)
def test_people_files(tmp_path: Path, count: int) -> None:
    refused = 0
    for content in mutations(_texts(), count, seed=2):
        (tmp_path / "people.toml").write_bytes(content)
        refused += says_why(lambda: read_people(tmp_path / "people.toml"))
    assert refused > count / 10


@inputs(100, 1000)
def test_rubrics(count: int) -> None:
    wholes = [file.read_bytes() for file in sorted((PROJECT / "assets" / "rubrics").glob("*.toml"))]
    refused = 0
    for content in mutations(wholes, count, seed=3):
        refused += says_why(partial(Rubric.parse, content.decode("utf-8", "replace")))
    assert refused > count / 10


@inputs(100, 1000)
def test_cue_sheets(count: int) -> None:
    for content in mutations([SHEET.encode(), b"\xef\xbb\xbfask: {phone}{{}\n"], count, seed=4):
        script = Script.parse(content.decode("utf-8", "replace"))
        filled = script.filled(Caller("{my_name}", "\\1", "{phone}"), Recipient("{first_name}"))
        assert Script.parse(script.sheet()).sheet() == script.sheet()
        assert len(filled.cues) == len(script.cues)


@inputs(100, 1000)
def test_manifests(tmp_path: Path, count: int) -> None:
    line = {
        "id": "d01",
        "rubric": "recruiter-15",
        "me": {"name": "Ana"},
        "to": {},
        "script": None,
        "said": "hi",
    }
    whole = (json.dumps(line) + "\n").encode() * 3
    for content in mutations([whole], count, seed=5):
        (tmp_path / "takes.jsonl").write_bytes(content)
        says_why(lambda: read_manifest(tmp_path / "takes.jsonl"))


@inputs(100, 1000)
def test_settings(home: Home, count: int) -> None:
    write_settings(home, Settings(respellings=(("a", "b"),)))
    whole = home.settings_file.read_bytes()
    for content in mutations([whole], count, seed=6):
        home.settings_file.write_bytes(content)
        with no_hang():
            found = read_settings(home)
        assert isinstance(found.settings, Settings)
        assert not found.fault or found.fault.endswith(".")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two takes and a backup of it."""
    home = Home.at(tmp_path_factory.mktemp("kept"))
    with Library(home) as library:
        for seed in (1, 2):
            sound = recording(home.recordings_folder / "a.wav", seconds=0.2, seed=seed)
            library.takes.keep(brief_of(), verdict_of(), sound)
        back_up(library, home.root / "all.backup")
    return home


def _files(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@inputs(60, 700)
def test_backups(kept: Home, tmp_path: Path, count: int) -> None:
    home = Home.at(tmp_path / "home")
    shutil.copytree(kept.root, home.root)
    before = _files(home.root)
    refused = 0
    for content in mutations([(kept.root / "all.backup").read_bytes()], count, seed=7):
        (tmp_path / "made.backup").write_bytes(content)
        if says_why(lambda: restore(home.root, tmp_path / "made.backup")):
            refused += 1
            assert _files(home.root) == before
        else:
            with Library(home) as library:
                assert library.takes.count() == 2
            shutil.rmtree(home.root)
            shutil.copytree(kept.root, home.root)
    assert refused > count / 2


def _read_all(home: Home) -> None:
    with Library(home) as library:
        for number in library.takes.ids():
            library.takes.take(number)
        library.takes.rows(TakeQuery(search="dana"))
        library.takes.choices()


@inputs(40, 300)
def test_libraries(kept: Home, tmp_path: Path, count: int) -> None:
    whole = kept.library.read_bytes()
    home = Home.at(tmp_path / "home").make()
    for content in mutations([whole], count, seed=8):
        home.library.write_bytes(content)
        for side in ("-wal", "-shm"):
            home.library.with_name(f"{home.library.name}{side}").unlink(missing_ok=True)
        says_why(lambda: _read_all(home))


@inputs(60, 500)
def test_values_in_a_library(kept: Home, tmp_path: Path, count: int) -> None:
    """What a library holds was changed by hand: a row is refused in words, the others can still be read."""
    home = Home.at(tmp_path / "home")
    shutil.copytree(kept.root, home.root)
    database = sqlite3.connect(home.library)
    places = [("takes", "taken_at"), ("takes", "seconds"), ("takes", "sound"), ("takes", "passed"),
              ("verdicts", "brief"), ("verdicts", "verdict"), ("verdicts", "marked_at"),
              ("takes", "trashed_at")]  # fmt: skip
    whole = json.dumps(as_plain(verdict_of())).encode()
    for number, content in enumerate(
        mutations([whole, b'"x"', b"12", b"2026-11-25T10:00:00+00:00"], count, seed=9)
    ):
        table, column = places[number % len(places)]
        database.execute("SAVEPOINT before")
        database.execute(
            f"UPDATE OR IGNORE {table} SET {column} = ? WHERE id = 1", (content.decode("utf-8", "replace"),)
        )
        database.commit()
        says_why(lambda: _read_all(home))
        with Library(home) as library:
            assert library.takes.take(2).id == 2
        shutil.copy(kept.library, home.library)
    database.close()


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plain, st.sampled_from([Verdict, Settings, Rubric, Caller]))
def test_any_plain_value_is_read_or_refused(value: Any, kind: type[Any]) -> None:
    for given_value in (value, _planted(kind, value)):
        try:
            assert isinstance(from_plain(kind, given_value), kind)
        except PlainError as error:
            assert str(error)


def _planted(kind: type[Any], value: Any) -> Any:
    """A whole value of the type with one field replaced."""
    whole: dict[str, Any] = as_plain(verdict_of() if kind is Verdict else Settings())
    whole[sorted(whole)[hash(repr(value)) % len(whole)]] = value
    return whole


def _cells() -> Iterator[str]:
    heads = [
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        " =",
        "\0",
        '"',
        "'",
        ";",
        ",",
        "＝",
        "{",
        "\u202e",
        "\ud800",
    ]
    for content in mutations([b"cmd|' /C calc'!A0", 'Łukasz, "the"\nthird'.encode()], 400, seed=10):
        yield heads[len(content) % len(heads)] + content.decode("utf-8", "replace")


def test_cells_of_a_table(home: Home) -> None:
    with Library(home) as library:
        take = keep_one(library)
    cells = list(_cells())
    takes = [
        replace(take, note=cell, brief=replace(take.brief, recipient=Recipient(cell, cell, cell)))
        for cell in cells
    ]
    export_csv(takes, home.root / "takes.csv")
    text = (home.root / "takes.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == len(cells) + 1
    for row in rows[1:]:
        assert len(row) == len(COLUMNS)
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in row)
