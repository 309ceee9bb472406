"""Takes as the recognisers heard them when synthetic voices spoke them: mishearings to learn from.

    python -m tests.accuracy.heard_lines AUTHOR …

speaks and hears the author's takes and writes `authors/AUTHOR/heard.tsv`: the take, its voice, its condition
and one line of words, in which a comma stands for a short gap and a full stop for a long one.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from coach.judge.spoken_line import HEARD_COMMA_SECONDS, HEARD_STOP_SECONDS, Span
from coach.transcript import Word
from tests.accuracy.labelled import FOLDER, LabelledTake, read_takes

WORD_SECONDS = 0.25
GAPS = {",": 2 * HEARD_COMMA_SECONDS, ".": 2 * HEARD_STOP_SECONDS}
"""Seconds that stand for a sign; the recogniser's own gaps differ, but only these two lines are drawn."""


@dataclass(frozen=True)
class HeardLine:
    """What was heard of one take."""

    take_id: str
    voice: str
    condition: str
    words: tuple[Word, ...]


def read_heard(path: Path) -> list[HeardLine]:
    """The lines of a `heard.tsv`; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [HeardLine(take, voice, condition, words_in(line)) for take, voice, condition, line in rows]


def words_in(line: str) -> tuple[Word, ...]:
    """The words of a line, with times that have gaps where it has signs."""
    words: list[Word] = []
    second = 0.0
    for piece in line.split():
        text = piece.rstrip(",.")
        words.append(Word(text, second, second + WORD_SECONDS, 1.0, "open"))
        second += WORD_SECONDS + GAPS.get(piece[len(text) :], 0.0)
    return tuple(words)


def line_of(words: Sequence[Word]) -> str:
    """Words as one line: the reverse of `words_in`."""
    written = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        gap = following.start - word.end if following else 0.0
        sign = "." if gap >= HEARD_STOP_SECONDS else "," if gap >= HEARD_COMMA_SECONDS else ""
        written.append(word.text + sign)
    return " ".join(written)


def spans_heard(take: LabelledTake, heard: Sequence[Word]) -> dict[str, list[Span]]:
    """Where in the words heard the spans of a take are; a span of which nothing is left is left out."""
    said = [word.text for word in take.words]
    steps = SequenceMatcher(None, said, [word.text for word in heard], autojunk=False).get_opcodes()

    def place(position: int, *, ends: bool) -> int:
        for kind, first, last, heard_first, heard_last in steps:
            if first <= position - ends < last:
                if kind == "equal":
                    return heard_first + position - first
                return heard_last if ends else heard_first
        return len(heard)

    found = {
        label: [(place(start, ends=False), place(end, ends=True)) for start, end in spans]
        for label, spans in take.spans.items()
    }
    return {label: [span for span in spans if span[0] < span[1]] for label, spans in found.items()}


def main() -> None:
    """Writes the lines of some authors."""
    from tests.accuracy.hearing import heard_takes

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("author", nargs="+")
    parser.add_argument("--kept", type=Path, default=FOLDER.parents[2] / "build" / "heard")
    arguments = parser.parse_args()
    for author in arguments.author:
        takes = read_takes(FOLDER / author / "takes.jsonl")
        heard = heard_takes(FOLDER / author, takes, arguments.kept, ())
        rows = [
            "\t".join((take_id, found.voice, found.condition, line_of(found.transcript.words)))
            for take_id, found in heard.items()
        ]
        (FOLDER / author / "heard.tsv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
