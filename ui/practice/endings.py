"""How a take ends: marked, broken off, or thrown away; and how one comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from coach.brief import Brief
from coach.events import Discarded, Failed, Finished
from coach.rehearse.practice_run import PracticeRun
from coach.settings import OpenSettings
from ui.playing import Playback
from ui.practice.found_sound import FoundSound
from ui.practice.run_book import RunBook
from ui.practice.seams import MarkedTake
from ui.practice.take_flow import Phase, TakeFlow
from ui.widgets.notice import Notice


class Endings:
    """Puts each end of a take into the book, and offers what can be undone.

    `brief` gives what a take is marked against that was begun with no other; `passed_sound` is heard
    after a pass where the user wants it.
    """

    def __init__(
        self,
        flow: TakeFlow,
        book: RunBook,
        found: FoundSound,
        notice: Notice,
        *,
        settings: OpenSettings,
        playback: Playback,
        brief: Callable[[], Brief],
        passed_sound: Path | None,
    ) -> None:
        self._flow, self._book, self._found, self._notice = flow, book, found, notice
        self._settings, self._playback = settings, playback
        self._brief, self._passed_sound = brief, passed_sound
        flow.finished.connect(self._finish)
        flow.failed.connect(self._fail)
        flow.discarded.connect(self._offer_undo)
        found.marked.connect(self._finish_found)

    def throw_away(self) -> None:
        """Throws the running take away, or the marked one, with undo."""
        if self._flow.phase in (Phase.COUNTING, Phase.SPEAKING):
            self._flow.discard()
            return
        thrown = self._book.discard() if self._flow.quiet else None
        if thrown is not None:
            self._playback.stop()
            self._flow.forget()
            self._notice.say("Thrown away.", ("Bring it back", partial(self._restore, *thrown)))

    def _finish(self, event: Finished) -> None:
        self._put_in_book(self._flow.brief or self._brief(), event)

    def _finish_found(self, brief: Brief, event: Finished) -> None:
        if self._flow.quiet:
            self._flow.recall()
            self._put_in_book(brief, event)

    def _put_in_book(self, brief: Brief, event: Finished) -> None:
        self._book.finish(MarkedTake(brief, event.verdict, event.sound))
        if event.verdict.passed and self._settings.now.pass_sound and self._passed_sound is not None:
            self._playback.chime(self._passed_sound)

    def _fail(self, event: Failed) -> None:
        self._found.offer_broken_off(event, self._flow.brief or self._brief())

    def _offer_undo(self, event: Discarded) -> None:
        self._found.offer_discarded(event, self._flow.brief or self._brief())

    def _restore(self, take: MarkedTake, run: PracticeRun) -> None:
        if self._flow.quiet:
            self._flow.recall()
            self._book.restore(take, run)
