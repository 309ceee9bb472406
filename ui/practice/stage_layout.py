"""What stands where on the stage: words, notes and cue names set in lines. Geometry only, no painting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from coach.rehearse.fading import Fade, is_key_word
from coach.rehearse.following import written_words
from coach.script import Script
from ui.widgets.word_flow import flow
from ui.wording import PLACEHOLDER_NAMES, name_of

GAP = re.compile(r"\{([^{}]*)\}")
LINE, CUE_GAP = 1.24, 0.32
"""Line height and the gap between cues, in type sizes: loose enough to find the next line while speaking."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One painted word. `word` counts script words (None in a note or a cue's name), `cue` spoken cues."""

    text: str
    place: QRectF
    cue: int
    word: int | None = None
    kind: str = "word"
    """word, blank (a faded word), placeholder, note, name"""
    mark: str = ""
    """The placeholder's or the element's id."""


@dataclass(frozen=True, slots=True)
class StageLayout:
    """All pieces, each spoken cue's stretch (top, bottom) and the height of the whole, in pixels."""

    pieces: tuple[Piece, ...]
    cues: tuple[tuple[float, float], ...]
    height: float

    def word_top(self, word: int) -> float | None:
        """The top of the line on which a script word stands."""
        return next((piece.place.top() for piece in self.pieces if piece.word == word), None)


class _Setter:
    """Sets cue after cue, remembering how far down it is."""

    def __init__(self, font: QFont, note_font: QFont, measure: float) -> None:
        self.font, self.note_font, self.measure = font, note_font, measure
        self.y = 0.0
        self.word = 0
        self.pieces: list[Piece] = []
        self.spans: list[tuple[float, float]] = []

    def note(self, text: str) -> None:
        for shown, place in _set(text.split(), self.note_font, self.measure, self.y):
            self.pieces.append(Piece(shown, place, len(self.spans), None, "note"))
        self.y = self.pieces[-1].place.bottom()

    def name(self, element: str) -> None:
        height = LINE * self.font.pixelSize()
        width = QFontMetricsF(self.font).horizontalAdvance(name_of(element))
        place = QRectF(0, self.y, width, height)
        self.pieces.append(Piece(name_of(element), place, len(self.spans), None, "name", element))
        self.spans.append((self.y, self.y + height))
        self.y += height

    def words(self, texts: list[str], fade: Fade) -> None:
        top = self.y
        for written, (shown, place) in zip(
            texts, _set([_shown(text) for text in texts], self.font, self.measure, self.y), strict=True
        ):
            kind = "placeholder" if _placeholder(written) else "word"
            if fade is Fade.KEY_WORDS and kind == "word" and not is_key_word(written):
                kind = "blank"
            self.pieces.append(Piece(shown, place, len(self.spans), self.word, kind, _placeholder(written)))
            self.word += 1
            self.y = place.bottom()
        self.spans.append((top, self.y))


def lay_out(script: Script, fade: Fade, font: QFont, note_font: QFont, measure: float) -> StageLayout:
    """Sets a script for the stage in lines of `measure` pixels."""
    setter = _Setter(font, note_font, measure)
    for cue in script.cues:
        if not cue.spoken and fade is not Fade.FULL:
            continue
        if setter.y:
            setter.y += CUE_GAP * font.pixelSize()
        if not cue.spoken:
            setter.note(cue.text)
        elif fade in (Fade.CUE_NAMES, Fade.NOTHING):
            setter.name(cue.element or "")
        else:
            setter.words(written_words(cue.text), fade)
    return StageLayout(tuple(setter.pieces), tuple(setter.spans), setter.y)


def _placeholder(text: str) -> str:
    """The name of the gap in a written word; empty where there is none."""
    found = GAP.search(text)
    return found[1] if found else ""


def _shown(text: str) -> str:
    return GAP.sub(lambda found: PLACEHOLDER_NAMES.get(found[1], found[1].replace("_", " ")), text)


def _set(texts: list[str], font: QFont, measure: float, y: float) -> Iterator[tuple[str, QRectF]]:
    metrics = QFontMetricsF(font)
    widths = [min(measure, metrics.horizontalAdvance(text)) for text in texts]
    laid = flow(
        widths,
        [0] * len(texts),
        measure=measure,
        space=metrics.horizontalAdvance(" "),
        line_height=LINE * font.pixelSize(),
    )
    for text, place in zip(texts, laid.places, strict=True):
        yield text, QRectF(place.x, y + place.y, place.width, place.height)
