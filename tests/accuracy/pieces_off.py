"""Switches pieces of the ear and the judge off, one by one, to see what each is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from coach.hear.joining import join
from coach.judge import judge, names, spoken
from coach.judge.meaning import Meaning, Meanings
from coach.judge.phrases import LABELS, phrases_in
from coach.judge.spoken_line import SpokenLine
from coach.transcript import Transcript, Word


def _no_biased(heard: Transcript) -> Transcript:
    """The script and, but in the opening, names are heard by the open recogniser alone."""
    everything, _, numbers, *digits = heard.readings
    return _with(join(everything, everything, numbers, heard.fillers, {}), *digits, opening=heard.opening)


def _no_number_grammars(heard: Transcript) -> Transcript:
    """Numbers are read from the words of the recognisers that know other words too."""
    everything, names_heard = heard.readings[:2]
    return _with(join(everything, names_heard, (), heard.fillers, {}), opening=heard.opening)


def _no_digits(heard: Transcript) -> Transcript:
    """Nobody listens for numbers alone, with the low band restored."""
    return replace(heard, readings=heard.readings[:3])


def _no_opening(heard: Transcript) -> Transcript:
    """Nobody listens for names alone in the opening."""
    return replace(heard, opening=())


def _with(joined: Transcript, *more: tuple[Word, ...], opening: tuple[Word, ...]) -> Transcript:
    return replace(joined, readings=(*joined.readings, *more), opening=opening)


def _no_decoys() -> None:
    """The biased recogniser knows no other names that it might have heard instead."""
    from coach.hear import grammar

    grammar.DECOYS = ()  # type: ignore[attr-defined]


def _no_sound_alikes() -> None:
    """Only names heard exactly count."""
    names._alike = lambda *_, **__: None  # type: ignore[assignment]


def _no_contradictions() -> None:
    """A number that one reading has is right, whatever digits the others heard."""
    spoken.contradicted = lambda *_: False  # type: ignore[assignment]


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


JOINED_AGAIN: Mapping[str, Callable[[Transcript], Transcript]] = {
    "biased": _no_biased,
    "number-grammars": _no_number_grammars,
    "digits": _no_digits,
    "opening": _no_opening,
}
"""Pieces that are taken out of what was heard already."""
HEARD_AGAIN: Mapping[str, Callable[[], None]] = {"decoys": _no_decoys}
JUDGED_AGAIN: Mapping[str, Callable[[], None]] = {
    "meaning": _no_meaning,
    "sound-alikes": _no_sound_alikes,
    "contradictions": _no_contradictions,
}
PIECES = (*JOINED_AGAIN, *HEARD_AGAIN, *JUDGED_AGAIN)


def switch_off(pieces: Sequence[str]) -> None:
    """Switches pieces off for the rest of the program."""
    for piece in pieces:
        for table in (HEARD_AGAIN, JUDGED_AGAIN):
            table.get(piece, lambda: None)()


def without(heard: Transcript, pieces: Sequence[str]) -> Transcript:
    """What was heard, as it would have been joined without some pieces."""
    for piece in pieces:
        heard = JOINED_AGAIN.get(piece, lambda same: same)(heard)
    return heard
