"""Makes assets/phrases/sentences.xz: how voicemails are worded, for the biased recogniser.

    python packaging/make_sentences.py AUTHORS_FOLDER [AUTHOR ...]

Reads the invented voicemails and labelled sentences of the authors (tests/accuracy/authors), puts {called},
{own}, {company} and {number} where their names and numbers stand, and writes one sentence a line.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from pathlib import Path

from coach.hear.vocabulary import words_of
from coach.judge.digits import is_number_word
from coach.score.text_reading import spoken_text

PLACE = Path(__file__).resolve().parent.parent / "assets" / "phrases" / "sentences.xz"
LEAST_DIGITS = 3


def sentences_of(said: str, names: dict[tuple[str, ...], str]) -> list[str]:
    """The sentences of a text with places instead of names and numbers."""
    found = []
    for part in re.split(r"(?<=[.!?])\s+", said):
        words = [word.text for word in spoken_text(part).words]
        found.append(" ".join(_with_number_places(_with_name_places(words, names))))
    return [sentence for sentence in found if sentence]


def _with_name_places(words: list[str], names: dict[tuple[str, ...], str]) -> list[str]:
    result, at = [], 0
    while at < len(words):
        for name, place in names.items():
            if tuple(words[at : at + len(name)]) == name:
                result.append(place)
                at += len(name)
                break
        else:
            result.append(words[at])
            at += 1
    return result


def _with_number_places(words: list[str]) -> list[str]:
    result, at = [], 0
    while at < len(words):
        end = at
        while end < len(words) and (is_number_word(words[end]) or words[end] == "hundred"):
            end += 1
        if end - at >= LEAST_DIGITS:
            result.append("{number}")
            at = end
        else:
            result.append(words[at])
            at += 1
    return result


def names_of(take: dict[str, dict[str, str]]) -> dict[tuple[str, ...], str]:
    """The names of a take with their places, longest first."""
    me, to = take["me"], take["to"]
    first = words_of(me["name"])
    pairs = [
        (words_of(me["company"]), "{company}"), (first, "{own}"), (first[:1], "{own_first}"),
        (words_of(to["first_name"]), "{called}"),
    ]  # fmt: skip
    return dict(sorted(((name, place) for name, place in pairs if name), key=lambda pair: -len(pair[0])))


def main(folder: str, *authors: str) -> None:
    """Writes the sentences of some authors, or of all."""
    lines: list[str] = []
    for author in sorted(Path(folder).iterdir()):
        if authors and author.name not in authors:
            continue
        takes = author / "takes.jsonl"
        if takes.is_file():
            for line in takes.read_text(encoding="utf-8").splitlines():
                if line.strip():
                    take = json.loads(line)
                    lines += sentences_of(take["said"], names_of(take))
        labelled = author / "sentences.tsv"
        if labelled.is_file():
            for line in labelled.read_text(encoding="utf-8").splitlines():
                fields = line.split("\t")
                if len(fields) == 3:
                    lines += sentences_of(fields[2], {})
    PLACE.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    print(f"{len(lines)} sentences, {PLACE.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
