"""One kept take in full: its words with their marks, its sound, its figures, its note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from coach.rubric import shipped_rubrics
from coach.take import Take
from coach.verdict import State, Verdict
from ui.playing import Playback, Player, stretch_around
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.checklist import Checklist
from ui.widgets.gauges import Gauges
from ui.widgets.scrolling import scrolling
from ui.widgets.text import Text
from ui.widgets.transcript_view import TranscriptView
from ui.widgets.waveform import Waveform
from ui.widgets.wrapping import Wrapping
from ui.wording import name_of, plural, seconds

BESIDE_FROM = 1000
"""Width at plain text size from which the checklist stands beside the words."""
NOTE_MS = 600
"""A note is kept this long after the last key."""


class TakeView(QWidget):
    """Shows one take. What is wanted goes out as signals; it plays, but keeps nothing itself."""

    closed = Signal()
    note_changed = Signal(int, str)
    star_asked = Signal(int, bool)
    model_asked = Signal(int, bool)
    correction_made = Signal(int, str, object)
    rubric_asked = Signal(int, object)
    compare_asked = Signal(int)
    practice_asked = Signal(object)

    def __init__(self, look: Look, player: Player) -> None:
        super().__init__()
        self._look = look
        self._playback = Playback(player)
        self._playback.moved.connect(self._show_moment)
        self.take: Take | None = None
        self._make_head()
        self._make_rest()
        self._make_page()
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_MS)
        self._note_timer.timeout.connect(self._tell_note)
        self.note.textEdited.connect(lambda _: self._note_timer.start())
        self.note.editingFinished.connect(self._tell_note)
        for key, act in (
            ("Escape", self.close_take), ("P", self.play), ("S", self._star), ("C", self._compare),
            ("M", self._model), ("R", self._offer_rubrics), ("N", self.note.setFocus),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make_head(self) -> None:
        look = self._look
        self._back = Button(look, "Takes", self.close_take, icon_name="left", key="Esc", flush=True)
        self._title = Text("", 36, weight=600, wrap=True)
        self._about = Text("", 15, tone="muted", wrap=True)
        self._play = Button(look, "Play", self.play, icon_name="play", key="P", kind="primary")
        self.star = Button(look, "Star", self._star, icon_name="star", key="S")
        self.model = Button(look, "Make it the model take", self._model, key="M")
        self._again = Button(look, "Mark it again", self._offer_rubrics, icon_name="again", key="R")
        self._against = Button(look, "Compare", self._compare, key="C")
        self._practise = Button(look, "Practise this", self._practise_it)

    def _make_rest(self) -> None:
        look = self._look
        self.transcript = TranscriptView(look)
        self.transcript.word_chosen.connect(self._play_word)
        self.transcript.mark_chosen.connect(self.open_menu)
        self.waveform = Waveform(look)
        self.waveform.moment_chosen.connect(self.play)
        self.gauges = Gauges(look)
        self.note = QLineEdit()
        self.note.setPlaceholderText("A note for yourself")
        self.note.setAccessibleName("Note")
        self._earlier = Text("", 13, tone="muted", wrap=True)
        self.checklist = Checklist(look)
        self.checklist.mark_chosen.connect(self.open_menu)

    def _make_page(self) -> None:
        verbs = Wrapping(8)
        verbs.add_all([self._play, self.star, self._against, self.model, self._again])
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(verbs)
        column.addSpacing(12)
        for widget in (self.transcript, self.waveform, self.note, self._earlier):
            column.addWidget(widget)
        column.addSpacing(12)
        column.addWidget(self.gauges)
        column.addStretch(1)
        self._side = QWidget()
        aside = QVBoxLayout(self._side)
        aside.setContentsMargins(0, 8, 0, 0)
        aside.addWidget(self.checklist)
        aside.addStretch(1)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(48, 12, 48, 24)
        page.setSpacing(12)
        head = Wrapping(8, right=True)
        head.addWidget(self._back)
        head.add_stretch()
        head.addWidget(self._practise)
        page.addLayout(head)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(48)
        self._parts.addWidget(main, 7)
        self._parts.addWidget(self._side, 3)
        page.addLayout(self._parts, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scrolling = scrolling(inner)
        whole.addWidget(self._scrolling)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() / self._look.text_scale >= BESIDE_FROM
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(right if beside else down)

    def show_take(self, take: Take) -> None:
        """Shows a take as it is now, with the user's corrections in it."""
        fresh = self.take is None or self.take.id != take.id
        self.take = take
        verdict = take.corrected
        counting = [found for found in verdict.elements.values() if found.counts]
        hits = sum(found.hit for found in counting)
        result = "Passed." if verdict.passed else "Not yet."
        self._title.setText(f"{result} {seconds(verdict.seconds)}, {hits} of {len(counting)}.")
        self._title.set_tone("passed" if verdict.passed else "text")
        self._about.setText(_about(take))
        self.star.show_as(
            "Starred" if take.starred else "Star", icon_name="star_full" if take.starred else "star", key="S"
        )
        self.model.show_as(
            "No longer the model take" if take.model_take else "Make it the model take", key="M"
        )
        self._practise.setVisible(take.brief.script is not None)
        self.transcript.show_verdict(verdict)
        self.gauges.show_verdict(verdict)
        self.checklist.show_elements([found.id for found in counting])
        corrected = [correction.about for correction in take.corrections]
        self.checklist.show_findings(verdict.elements, verdict.avoids, corrected)
        self._show_earlier(take)
        if fresh:
            self.note.setText(take.note)
            self._scrolling.verticalScrollBar().setValue(0)
            self.waveform.show_take(verdict, [])

    @property
    def menu_place(self) -> QPoint:
        """Where the menu of what to compare with opens."""
        return self._against.mapToGlobal(self._against.rect().bottomLeft())

    def show_peaks(self, take: int, peaks: Sequence[float]) -> None:
        """The sound's picture, once it has been made."""
        if self.take is not None and self.take.id == take:
            self.waveform.show_take(self.take.corrected, peaks)

    def close_take(self) -> None:
        """Back to the list."""
        self._tell_note()
        self._playback.stop()
        self.closed.emit()

    def play(self, start: float = 0.0, end: float | None = None) -> None:
        """Plays the take; a second press while it plays is silence."""
        if self.take is None:
            return
        if start == 0.0 and end is None and self._playback.hears_take:
            self._playback.stop()
            return
        self._playback.play(self.take.sound, start, end)

    def open_menu(self, mark: str) -> QMenu | None:
        """What can be done with one mark: hear it, put it right."""
        if self.take is None:
            return None
        verdict = self.take.corrected
        found = verdict.elements.get(mark) or verdict.avoids.get(mark)
        if found is None:
            return None
        menu = QMenu(self)
        menu.setAccessibleName(name_of(mark))
        if found.start is not None:
            start, end = stretch_around(found.start, found.end)
            menu.addAction("Hear it", partial(self.play, start, end))
            menu.addSeparator()
        for words, state in (("It was said", State.SAID), ("It was not said", State.MISSING)):
            action = menu.addAction(words, partial(self.correction_made.emit, self.take.id, mark, state))
            action.setEnabled(found.state is not state)
        if mark in [correction.about for correction in self.take.corrections]:
            menu.addAction(
                "As the program marked it", partial(self.correction_made.emit, self.take.id, mark, None)
            )
        menu.popup(QCursor.pos())
        return menu

    def _show_earlier(self, take: Take) -> None:
        words = [
            f"{one.when.astimezone():%d %b %H:%M}, {one.brief.rubric.title}: {_result(one.verdict)}"
            for one in take.earlier
        ]
        self._earlier.setText("Marked before: " + "; ".join(words) if words else "")
        self._earlier.setVisible(bool(words))

    def _show_moment(self, second: float | None) -> None:
        self.transcript.show_moment(second)
        self.waveform.show_moment(second)
        self._play.show_as(
            "Stop" if second is not None else "Play", icon_name="stop" if second is not None else "play",
            key="P", kind="primary",
        )  # fmt: skip

    def _play_word(self, number: int) -> None:
        if self.take is not None:
            self.play(max(0.01, self.take.transcript.words[number].start - 0.05))

    def _star(self) -> None:
        if self.take is not None:
            self.star_asked.emit(self.take.id, not self.take.starred)

    def _model(self) -> None:
        if self.take is not None:
            self.model_asked.emit(self.take.id, not self.take.model_take)

    def _compare(self) -> None:
        if self.take is not None:
            self.compare_asked.emit(self.take.id)

    def _practise_it(self) -> None:
        if self.take is not None:
            self.practice_asked.emit(self.take.brief)

    def _offer_rubrics(self) -> None:
        if self.take is None:
            return
        menu = QMenu(self)
        mine = self.take.brief.rubric
        menu.addAction(
            f"By today's rules, as {mine.title}", partial(self.rubric_asked.emit, self.take.id, mine)
        )
        menu.addSeparator()
        for rubric in shipped_rubrics():
            if rubric.id != mine.id:
                menu.addAction(rubric.title, partial(self.rubric_asked.emit, self.take.id, rubric))
        menu.popup(self._again.mapToGlobal(self._again.rect().bottomLeft()))

    def _tell_note(self) -> None:
        self._note_timer.stop()
        if self.take is not None and self.note.text() != self.take.note:
            self.note_changed.emit(self.take.id, self.note.text())


def _about(take: Take) -> str:
    script = take.brief.script.title if take.brief.script else ""
    person = take.brief.recipient.full_name
    corrected = len(take.corrections)
    parts = (
        f"{take.when.astimezone():%d %b %Y, %H:%M}".lstrip("0"),
        take.brief.rubric.title,
        f"for {person}" if person else "",
        script or "improvised",
        "model take" if take.model_take else "",
        f"{plural(corrected, 'mark')} put right by you" if corrected else "",
    )
    return "  ·  ".join(part for part in parts if part)


def _result(verdict: Verdict) -> str:
    return f"{'passed' if verdict.passed else 'not yet'}, {seconds(verdict.seconds)}"
