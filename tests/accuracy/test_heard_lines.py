"""What was heard, as lines: read as written, and the author's words found in it again."""

from __future__ import annotations

import json
from pathlib import Path

from coach.transcript import Word
from tests.accuracy.heard_lines import line_of, read_heard, spans_heard, words_in
from tests.accuracy.labelled import FOLDER, TRAINED_ON, LabelledTake, read_takes

SAID = "Hi Dana. I know you are busy. Call me. Thanks."


def take(folder: Path) -> LabelledTake:
    path = folder / "takes.jsonl"
    path.write_text(
        json.dumps(
            {
                "id": "Z1", "rubric": "recruiter-15", "me": {"name": "Ana Ruiz"},
                "to": {"first_name": "Dana"},
                "script": None, "said": SAID, "elements": ["ask", "greeting", "sign_off"],
                "avoids": ["imposition"],
                "spans": {"ask": ["Call me"], "imposition": ["I know you are busy"], "sign_off": ["Thanks"]},
            }
        ),
        encoding="utf-8",
    )  # fmt: skip
    return read_takes(path)[0]


def test_a_line_keeps_the_words_and_where_they_were_parted() -> None:
    line = "hi dana, call me. thanks"
    assert line_of(words_in(line)) == line


def test_gaps_become_signs() -> None:
    words = [
        Word("hi", 0.0, 0.2, 1.0, "open"),
        Word("dana", 0.2, 0.5, 1.0, "open"),
        Word("so", 1.2, 1.4, 1.0, "open"),
    ]
    assert line_of(words) == "hi dana. so"


def test_spans_are_found_where_their_words_were_misheard(tmp_path: Path) -> None:
    heard = words_in("hi dan i know you're busy told me thanks")
    spans = spans_heard(take(tmp_path), heard)
    texts = {
        label: [" ".join(w.text for w in heard[a:b]) for a, b in found] for label, found in spans.items()
    }
    assert texts == {"imposition": ["i know you're busy"], "ask": ["told me"], "sign_off": ["thanks"]}


def test_a_span_of_which_nothing_was_heard_is_left_out(tmp_path: Path) -> None:
    assert spans_heard(take(tmp_path), words_in("hi dana i know you are busy thanks"))["ask"] == []


def test_every_heard_line_belongs_to_a_take_of_its_author() -> None:
    for author in TRAINED_ON:
        known = {take.id for take in read_takes(FOLDER / author / "takes.jsonl")}
        assert {line.take_id for line in read_heard(FOLDER / author / "heard.tsv")} <= known
