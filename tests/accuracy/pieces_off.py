"""Switches pieces of the ear and the judge off, one by one, to see what each is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coach.hear import recognizer
from coach.judge import judge, names
from coach.judge.meaning import Meaning, Meanings
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken_line import SpokenLine
from coach.transcript import Word


def _no_biased() -> None:
    """Names and the script are heard by the open recogniser alone."""
    join = recognizer.join
    recognizer.join = lambda heard, _names, *rest: join(heard, [], *rest)  # type: ignore[assignment]


def _no_number_grammar() -> None:
    """Numbers are read from the open recogniser's words alone."""
    join = recognizer.join
    recognizer.join = lambda heard, names_heard, _numbers, *rest: join(  # type: ignore[assignment]
        heard, names_heard, [], *rest
    )


def _no_decoys() -> None:
    """The biased recogniser knows no other names that it might have heard instead."""
    from coach.hear import grammar

    grammar.DECOYS = ()  # type: ignore[attr-defined]


def _no_sound_alikes() -> None:
    """Only names heard exactly count."""
    names._alike = lambda *_: None  # type: ignore[assignment]


def _no_meaning() -> None:
    """A label is said where one of its phrases stands, and nowhere else: nothing learnt."""

    def find(self: Meanings, words: Sequence[Word], *_: object) -> Mapping[str, Meaning | None]:
        line = SpokenLine.of(words)
        found: dict[str, Meaning | None] = dict.fromkeys(LABELS)
        for name, span in phrases_in(line):
            label = name.removeprefix("=")
            late = label != "sign_off" or span[1] > len(line.tokens) - 8
            if label in found and found[label] is None and late:
                found[label] = Meaning(label, *line.word_span(span), 1.0)
        return found

    judge.Meanings.find = find  # type: ignore[method-assign]


PIECES: Mapping[str, Callable[[], None]] = {
    "biased": _no_biased,
    "decoys": _no_decoys,
    "meaning": _no_meaning,
    "number-grammar": _no_number_grammar,
    "sound-alikes": _no_sound_alikes,
}
