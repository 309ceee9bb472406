"""The stage: the script in large type, the cue that is spoken now standing out, the next in sight."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from coach.rehearse.fading import Fade
from coach.script import Script
from ui.practice.stage_layout import LINE, Piece, StageLayout, lay_out
from ui.theme import STAGE_SIZES, Look
from ui.widgets.icons import paint_icon
from ui.widgets.painted import Painted
from ui.widgets.word_flow import flow

MARGIN, BAR_ROOM, TOP = 48, 24, 24
CAMERA_SHARE = 0.26
"""Where the line being read stays when the script is longer than the stage: near the top, by the camera."""
CUT_SHARE = 0.15
"""How much of a line may lie beyond the stage's edge (no letter reaches there): half a line is not read."""
LONGEST_LINE_EM = 24
"""A line is at most this many type sizes long (about 50 letters), so that the eye finds the next one."""


class Stage(Painted):
    """Shows a script and where the speaker is in it. It never decides that by itself: the page tells it.

    `word_chosen` tells a script word the user clicked, `placeholder_chosen` the id of one not filled in.
    """

    word_chosen = Signal(int)
    placeholder_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._script: Script | None = None
        self._fade = Fade.FULL
        self._size = 36
        self._position = 0
        self._cue = 0
        self._live = False
        self._cursor = True
        self._heard: list[str] = []
        self._stable = 0
        self._layout: StageLayout | None = None
        self._offset = 0.0
        self._glide = QPropertyAnimation(self, b"offset", self)
        self.setMinimumWidth(320)
        self.setAccessibleName("Script")
        self.setMouseTracking(True)

    # what it shows

    def show_script(self, script: Script | None, fade: Fade = Fade.FULL) -> None:
        """Shows a script from its beginning, faded as told; None: speaking without one."""
        self._script, self._fade = script, fade
        self._position = self._cue = 0
        self._heard = []
        self.setAccessibleDescription(
            "No script" if script is None else " ".join(cue.text for cue in script.spoken_cues)
        )
        self._layout = None
        self._move_to(0.0, at_once=True)
        self.update()

    def set_live(self, live: bool, cursor: bool = True) -> None:
        """While someone speaks: the current cue stands out (not where `cursor` is false)."""
        self._live, self._cursor = live, cursor
        if live:
            self._position = self._cue = 0
        self._move_to(0.0, at_once=True)
        self.update()

    def set_position(self, word: int, cue: int) -> None:
        """The script word to be said next, and its cue."""
        if (word, cue) == (self._position, self._cue):
            return
        self._position, self._cue = word, cue
        self._move_to(self._wished_offset())
        self.update()

    def show_heard(self, words: list[str], stable: int) -> bool:
        """Shows the words heard in large type where there is nothing to read; False where there is."""
        if self._script is not None and self._fade is not Fade.NOTHING:
            return False
        self._heard, self._stable = words, stable
        self.update()
        return True

    def set_type_size(self, size: int) -> None:
        """Changes the type size, one of STAGE_SIZES."""
        self._size = size
        self.look_again()

    @property
    def type_size(self) -> int:
        """The type size in force."""
        return self._size

    def grow(self, steps: int) -> None:
        """The next larger (or smaller) type size."""
        nearest = min(STAGE_SIZES, key=lambda size: abs(size - self._size))
        place = STAGE_SIZES.index(nearest) + steps
        self.set_type_size(STAGE_SIZES[min(len(STAGE_SIZES) - 1, max(0, place))])
        self.size_chosen.emit(self._size)

    def look_again(self) -> None:
        """Sets the words anew: the type or the colours changed."""
        self._layout = None
        self._move_to(self._wished_offset(), at_once=True)
        super().look_again()

    # where it stands

    def _get_offset(self) -> float:
        return self._offset

    def _set_offset(self, offset: float) -> None:
        self._offset = offset
        self.update()

    offset = Property(float, _get_offset, _set_offset)

    def _move_to(self, offset: float, at_once: bool = False) -> None:
        self._glide.stop()
        if at_once or not self.look.moves:
            self._set_offset(offset)
            return
        self._glide.setDuration(self.look.motion_ms)
        self._glide.setStartValue(self._offset)
        self._glide.setEndValue(offset)
        self._glide.start()

    def _wished_offset(self) -> float:
        laid = self._laid_out()
        overflow = laid.height + 2 * TOP - self.height()
        if overflow <= 0 or not laid.cues:
            return 0.0
        top = laid.word_top(self._position)
        if top is None:
            top = laid.cues[min(self._cue, len(laid.cues) - 1)][0]
        wished = max(top - CAMERA_SHARE * self.height(), min(top, self._next_needs(laid)))
        return min(overflow, max(0.0, wished))

    def _next_needs(self, laid: StageLayout) -> float:
        """The least offset at which the first line of the next cue is in sight."""
        if self._cue + 1 >= len(laid.cues):
            return 0.0
        return laid.cues[self._cue + 1][0] + LINE * self.look.px(self._size) + TOP - self.height()

    def _measure(self) -> float:
        longest = LONGEST_LINE_EM * self.look.px(self._size)
        return max(200.0, min(float(self.width() - 2 * MARGIN - BAR_ROOM), longest))

    def _laid_out(self) -> StageLayout:
        if self._layout is None:
            script = self._script or Script()
            font, notes = self.look.font(self._size, 500), self.look.font(18)
            self._layout = lay_out(script, self._fade, font, notes, self._measure())
        return self._layout

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None
        self._move_to(self._wished_offset(), at_once=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.grow(1 if event.angleDelta().y() > 0 else -1)
            return
        overflow = max(0.0, self._laid_out().height + 2 * TOP - self.height())
        self._move_to(min(overflow, max(0.0, self._offset - event.angleDelta().y() / 2)), at_once=True)

    def _piece_at(self, event: QMouseEvent) -> Piece | None:
        x = event.position().x() - MARGIN - BAR_ROOM
        y = event.position().y() - TOP + self._offset
        return next((piece for piece in self._laid_out().pieces if piece.place.contains(x, y)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        piece = self._piece_at(event)
        can_be_chosen = piece is not None and piece.word is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_be_chosen else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        piece = self._piece_at(event)
        if piece is None or piece.word is None:
            return
        if piece.kind == "placeholder":
            self.placeholder_chosen.emit(piece.mark)
        else:
            self.word_chosen.emit(piece.word)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        if self._script is None or self._fade is Fade.NOTHING:
            self._paint_without_script(painter)
        else:
            painter.translate(MARGIN + BAR_ROOM, TOP - self._offset)
            self._paint_bar(painter)
            self._paint_pieces(painter)
        painter.end()

    def _paint_without_script(self, painter: QPainter) -> None:
        """The words as they are heard, the last lines of them; before the first, what to do."""
        place = QRectF(MARGIN + BAR_ROOM, TOP, self.width() - 2 * MARGIN - BAR_ROOM, self.height() - 2 * TOP)
        painter.setFont(self.look.font(36, 500))
        if not self._heard:
            painter.setPen(self.look.colour("muted"))
            words = "From memory." if self._script is not None else "No script. Speak freely."
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)
            return
        metrics = QFontMetricsF(self.look.font(36, 500))
        widths = [metrics.horizontalAdvance(word) for word in self._heard]
        height = LINE * self.look.px(36)
        laid = flow(
            widths,
            [0] * len(widths),
            measure=place.width(),
            space=metrics.horizontalAdvance(" "),
            line_height=height,
        )
        lift = max(0.0, laid.height - place.height())
        painter.setClipRect(place)
        for number, (word, at) in enumerate(zip(self._heard, laid.places, strict=True)):
            painter.setPen(self.look.colour("text" if number < self._stable else "muted"))
            painter.drawText(QPointF(place.x() + at.x, place.y() + at.y - lift + metrics.ascent()), word)

    def _paint_bar(self, painter: QPainter) -> None:
        laid = self._laid_out()
        if self._live and self._cursor and self._cue < len(laid.cues):
            top, bottom = laid.cues[self._cue]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("text"))
            painter.drawRoundedRect(QRectF(-BAR_ROOM, top + 6, 4, bottom - top - 12), 2, 2)

    def _paint_pieces(self, painter: QPainter) -> None:
        words, notes = self.look.font(self._size, 500), self.look.font(18)
        shift = {}
        for font in (words, notes):
            metrics = QFontMetricsF(font)
            shift[font.pixelSize()] = metrics.ascent() - metrics.height() / 2
        for piece in self._laid_out().pieces:
            y, height = piece.place.top() - self._offset + TOP, piece.place.height()
            if y < -CUT_SHARE * height or y + (1 - CUT_SHARE) * height > self.height():
                continue
            font = notes if piece.kind == "note" else words
            painter.setFont(font)
            self._paint_piece(painter, piece, piece.place.center().y() + shift[font.pixelSize()])

    def _paint_piece(self, painter: QPainter, piece: Piece, baseline: float) -> None:
        colour = self._colour_of(piece)
        if piece.kind == "blank":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.mixed("muted", "background", 0.35))
            painter.drawRoundedRect(QRectF(piece.place.x(), baseline - 3, piece.place.width(), 3), 1.5, 1.5)
            return
        if piece.kind == "placeholder":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.colour("focus"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(piece.place.adjusted(-4, 3, 4, -3), 8, 8)
            colour = self.look.colour("focus")
        x = piece.place.x()
        if piece.kind == "name":
            side = self.look.px(self._size) * 0.8
            centre = piece.place.center().y()
            paint_icon(painter, piece.mark, colour, QRectF(x, centre - side / 2, side, side))
            x += side * 1.5
        painter.setPen(colour)
        painter.drawText(round(x), round(baseline), piece.text)

    def _colour_of(self, piece: Piece) -> QColor:
        if piece.kind == "note":
            return self.look.colour("muted")
        if not self._live or not self._cursor:
            return self.look.colour("text")
        if piece.cue != self._cue:
            return self.look.colour("muted")
        said = piece.word is not None and piece.word < self._position
        return self.look.colour("muted" if said else "text")
