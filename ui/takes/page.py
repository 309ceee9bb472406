"""The page of all takes: the list, and one take in full over it. Joins their wishes to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from coach.brief import Brief
from coach.errors import CoachError
from coach.hear.envelope import envelope
from coach.keep.library import Library
from coach.rubric import Rubric, shipped_rubrics
from coach.settings import OpenSettings
from coach.verdict import State
from ui.rehearsal_bridge import BackgroundWork
from ui.rival_menu import ask_rival
from ui.takes.bringing_in import BringingIn, Model, Progress, recordings_among
from ui.takes.giving_out import FORMS, Ask, ask_place, write_takes
from ui.takes.list_view import ListView
from ui.takes.progress_view import ProgressView
from ui.takes.take_view import TakeView
from ui.theme import Look
from ui.widgets.notice import Notice
from ui.wording import plural


class TakesPage(QWidget):
    """Tells `compare_asked` (take ids), `practice_asked` (a Brief) and `care_asked`: backups, disk use."""

    compare_asked = Signal(list)
    care_asked = Signal()
    practice_asked = Signal(object)

    def __init__(
        self, look: Look, library: Library, player: Any, model: Model, settings: OpenSettings,
        *, ask: Ask = ask_place,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._library, self._ask = look, library, ask
        self._model, self._settings = model, settings
        self._work: list[BackgroundWork] = []
        self.importing: BringingIn | None = None
        self.list = ListView(look, library)
        self._player = player
        self._take: TakeView | None = None
        self._progress: ProgressView | None = None
        self.notice = Notice(look)
        self._before_take: QWidget = self.list
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        of_list = self.list
        of_list.compare_asked.connect(self.compare_asked)
        of_list.star_asked.connect(self._star_all)
        of_list.trash_asked.connect(self._trash)
        of_list.restore_asked.connect(self._restore)
        of_list.take_opened.connect(self.open_take)
        of_list.export_asked.connect(self.offer_exports)
        of_list.import_asked.connect(self.ask_for_recordings)
        of_list.empty_asked.connect(self._empty_trash)
        of_list.progress_asked.connect(self.show_progress)
        of_list.room_asked.connect(self.care_asked)

    @property
    def take(self) -> TakeView:
        """One take in full; made when the first one is opened."""
        if self._take is None:
            self._take = self._made_take_view()
            self._stack.addWidget(self._take)
        return self._take

    @property
    def progress(self) -> ProgressView:
        """Takes over time; made when it is first wanted."""
        if self._progress is None:
            self._progress = ProgressView(self._look, self._library)
            self._progress.closed.connect(self._close_progress)
            self._progress.take_opened.connect(self.open_take)
            self._progress.compare_asked.connect(self.compare_asked)
            self._stack.addWidget(self._progress)
        return self._progress

    def _made_take_view(self) -> TakeView:
        of_take = TakeView(self._look, self._player)
        of_take.closed.connect(self._close_take)
        of_take.note_changed.connect(
            lambda take, words: self._change(partial(self._library.takes.note, take, words))
        )
        of_take.star_asked.connect(self._star)
        of_take.model_asked.connect(
            lambda take, model: self._change(partial(self._library.takes.set_model, take, model), take)
        )
        of_take.correction_made.connect(self._correct)
        of_take.rubric_asked.connect(self._mark_again)
        of_take.practice_asked.connect(self.practice_asked)
        of_take.compare_asked.connect(self.offer_rivals)
        return of_take

    # what is shown

    def refresh(self) -> None:
        """Reads the list anew."""
        self.list.show_again()

    @property
    def _shown(self) -> QWidget:
        return self._stack.currentWidget() or self.list

    def show_take(self, take: int) -> None:
        """Opens one take; it is chosen in the list beneath."""
        self.list.show_again()
        self.list.choose(take)
        self.open_take(take)

    def open_take(self, take: int) -> None:
        """Shows a take in full, its sound's picture as soon as it is made."""
        try:
            self.take.show_take(self._library.takes.take(take))
        except CoachError as error:
            self.notice.say(str(error))
            return
        assert self.take.take is not None
        if self._shown is not self._take:
            self._before_take = self._shown
        self._stack.setCurrentWidget(self.take)
        self.take.transcript.setFocus()
        self._beside(partial(envelope, self.take.take.sound), partial(self.take.show_peaks, take))

    def show_progress(self) -> None:
        """How takes of a script went over time: of the one the list is narrowed to, or the last practised."""
        self._stack.setCurrentWidget(self.progress)
        self.progress.open(self.list.filters.query.script)

    def _close_take(self) -> None:
        if self._progress is not None and self._before_take is self._progress:
            self._stack.setCurrentWidget(self._progress)
            self._progress.take_focus()
        else:
            self._close_progress()

    def _close_progress(self) -> None:
        self.list.show_again()
        self._stack.setCurrentWidget(self.list)
        self.list.view.setFocus()

    # what is changed

    def _star(self, take: int, starred: bool) -> None:
        self._change(partial(self._library.takes.star, take, starred), take)

    def _star_all(self, takes: list[int], starred: bool) -> None:
        def change() -> None:
            for take in takes:
                self._library.takes.star(take, starred)

        self._change(change)

    def _correct(self, take: int, mark: str, state: State | None) -> None:
        self._change(partial(self._library.takes.correct, take, mark, state), take)

    def _change(self, change: Callable[[], object], shown: int | None = None) -> None:
        """Changes a take at once (some milliseconds) and shows it as it is now."""
        try:
            change()
            open_take = self._take.take if self._take is not None else None
            if open_take is not None and open_take.id == shown:
                self.take.show_take(self._library.takes.take(open_take.id))
        except CoachError as error:
            self.notice.say(str(error))
        if self._stack.currentWidget() is self.list:
            self.list.show_again()

    def _mark_again(self, take: int, rubric: Rubric) -> None:
        from coach.score.remarking import remark

        self._beside(partial(remark, self._library, take, rubric), self._marked_again)

    def _marked_again(self, take: Any) -> None:
        self.take.show_take(take)
        self.notice.say(f"Marked as {take.brief.rubric.title}. The earlier verdict is kept.")

    def _trash(self, takes: list[int]) -> None:
        gone = self._library.takes.trash(takes)
        self.list.show_again()
        words = f"{plural(len(gone), 'take').capitalize()} thrown away."
        self.notice.say(words, ("Bring back", partial(self._restore, gone)))

    def _restore(self, takes: list[int]) -> None:
        back = self._library.takes.restore(takes)
        self.list.show_again()
        self.notice.say(f"{plural(len(back), 'take').capitalize()} brought back.")

    def _empty_trash(self) -> None:
        use = self._library.takes.disk_use()
        megabytes = use.trashed_bytes / 1e6
        takes = plural(use.trashed, "take")
        words = f"Delete {takes} for good? That frees {megabytes:.1f} MB and cannot be undone."
        self.notice.say(words, ("Delete for good", self._delete_for_good))

    def _delete_for_good(self) -> None:
        self._beside(self._library.takes.empty_trash, self._deleted)

    def _deleted(self, count: int) -> None:
        self.list.show_again()
        self.notice.say(f"{plural(count, 'take').capitalize()} deleted for good.")

    def offer_rivals(self, take: int) -> QMenu | None:
        """Asks what a take is compared with."""
        return ask_rival(
            self,
            self._library.takes,
            take,
            self.compare_asked.emit,
            self.notice.say,
            place=self.take.menu_place,
        )

    # in and out

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the keyboard on; a focus proxy would take the other controls out of the Tab order."""
        if self._take is not None and self._shown is self._take:
            self._take.transcript.setFocus(event.reason())
        elif self._progress is not None and self._shown is self._progress:
            self._progress.take_focus()
        else:
            self.list.view.setFocus(event.reason())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer_import([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def ask_for_recordings(self) -> None:
        """Asks for recordings to mark."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Recordings to mark")
        self.offer_import([Path(name) for name in chosen])

    def offer_import(self, paths: Sequence[Path]) -> QMenu | None:
        """Asks which rubric recordings are marked against, then brings them in."""
        sounds = recordings_among(paths)
        if not sounds:
            if paths:
                self.notice.say(
                    "No recording is among these. WAV, FLAC, MP3, OGG and AIFF files can be marked."
                )
            return None
        menu = QMenu(self)
        menu.addSection(f"Mark {plural(len(sounds), 'recording')} as")
        if (practised := self._practised()) is not None:
            words = f"{practised.rubric.title}, for {practised.recipient.full_name}"
            script = f", '{practised.script.title}'" if practised.script else ""
            menu.addAction(f"{words}{script}", partial(self.bring_in, sounds, practised))
            menu.addSeparator()
        for rubric in shipped_rubrics():
            menu.addAction(rubric.title, partial(self.bring_in, sounds, self._brief(rubric)))
        menu.popup(QCursor.pos())
        return menu

    def _brief(self, rubric: Rubric) -> Brief:
        now = self._settings.now
        return Brief(rubric, now.caller, respellings=now.respellings)

    def _practised(self) -> Brief | None:
        """What was practised last: a recording may well be of the same call."""
        now = self._settings.now
        rubric = next((one for one in shipped_rubrics() if one.id == now.rubric), None)
        if rubric is None or not now.last_recipient.full_name:
            return None
        script = None if now.last_script is None else now.last_script.filled(now.caller, now.last_recipient)
        return replace(self._brief(rubric), recipient=now.last_recipient, script=script)

    def bring_in(self, sounds: Sequence[Path], brief: Brief) -> None:
        """Marks and keeps recordings beside the window."""
        self.importing = BringingIn(self._library, self._model, sounds, brief)
        self.importing.went_on.connect(self._brought)
        self.importing.start()
        self.notice.say(f"Marking {plural(len(sounds), 'recording')}.", ("Stop", self.importing.call_off))

    def _brought(self, progress: Progress) -> None:
        self.list.show_again()
        faults = (" " + " ".join(progress.faults[:2])) if progress.faults else ""
        kept = list(progress.kept)
        if not progress.ended:
            assert self.importing is not None
            words = f"Marked {progress.done} of {progress.of}.{faults}"
            self.notice.say(words, ("Stop", self.importing.call_off))
        elif kept:
            self.notice.say(
                f"{plural(len(kept), 'recording').capitalize()} kept.{faults}",
                ("Undo", partial(self._trash, kept)),
            )
        else:
            self.notice.say(faults.strip() or "Nothing was brought in.")

    def offer_exports(self, takes: list[int]) -> QMenu:
        """Asks in which form takes are exported."""
        menu = QMenu(self)
        for form, words in FORMS.items():
            menu.addAction(words, partial(self.export, takes, form))
        menu.popup(QCursor.pos())
        return menu

    def export(self, takes: Sequence[int], form: str) -> None:
        """Asks for a place and writes takes there beside the window."""
        place = self._ask(self, form)
        if place:
            write = partial(write_takes, self._library, takes, form, Path(place))
            self._beside(
                write,
                lambda written: self.notice.say(
                    f"{plural(len(takes), 'take').capitalize()} written to {written}."
                ),
            )

    def _beside(self, work: Callable[[], object], then: Callable[[Any], object]) -> None:
        """Does slow work beside the window and shows what came of it."""
        one = BackgroundWork(work, self)
        one.done.connect(then)
        one.broken.connect(lambda error: self.notice.say(str(error)))
        one.start()
        self._work = [*[old for old in self._work if not old.join(0)], one]
