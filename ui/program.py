"""The running program: window, practice page, library, model, and what flows between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from coach.brief import Brief
from coach.errors import CoachError
from coach.hear.model_loading import ModelLoading
from coach.hear.sound_system import wake
from coach.hear.unfinished import Unfinished
from coach.paths import Home
from coach.settings import OpenSettings
from coach.verdict import State
from ui.desk_keeping import DeskKeeping, first_desk
from ui.late_player import LatePlayer
from ui.main_window import MainWindow
from ui.open_takes import MakeMicrophone, OpenTakes, device_microphone
from ui.practice.desk import Desk
from ui.practice.page import PracticePage
from ui.practice.seams import MarkedTake
from ui.practice.take_flow import Phase
from ui.rehearsal_bridge import BackgroundWork
from ui.theme import Look, ThemeChoice

if TYPE_CHECKING:
    from coach.keep.library import Library

KEPT_AFTER_MS = 30
"""The verdict is painted first: keeping waits for the disk, on a slow one for a tenth of a second."""
MODEL_LOADS = "Recording. The speech model is still loading: the words come soon."
PAGE_CLASSES = {
    "takes": "ui.takes.page:TakesPage",
    "compare": "ui.compare.page:ComparePage",
    "scripts": "ui.scripts.page:ScriptsPage",
    "settings": "ui.settings.page:SettingsPage",
    "first_run": "ui.first_run.page:FirstRunPage",
}


class Program(QObject):
    """Puts the parts together. `begin` is called after the first paint; everything heavy waits for it."""

    def __init__(
        self,
        home: Home,
        look: Look,
        settings: OpenSettings,
        *,
        make_microphone: MakeMicrophone = device_microphone,
    ) -> None:
        super().__init__()
        self._home, self._look, self.settings = home, look, settings
        self.library: Library | None = None
        self._closed = False
        self.model = ModelLoading.from_home(home)
        self.takes = OpenTakes(home, settings, self.model, make_microphone)
        self.player = LatePlayer(lambda: settings.now.speaker)
        self.player.refused.connect(self._say_error)
        self.practice = PracticePage(
            look,
            first_desk(settings),
            start_rehearsal=self.takes.start,
            player=self.player,
            settings=settings,
            mark_recording=self.takes.mark,
            sounds=Path(str(files("assets"))) / "sounds",
        )
        self._work: list[BackgroundWork] = []
        self._waiting: Callable[[], None] | None = None
        self._keeping = QTimer(self, singleShot=True, interval=KEPT_AFTER_MS)
        self._keeping.timeout.connect(self._keep_waiting)
        self.window = MainWindow(look, self._openers())
        self.desks = DeskKeeping(self.practice, settings, look)
        self._connect()

    def begin(self) -> None:
        """Loads the model and the sound system and opens the library, each beside the window."""
        self.model.start()
        wake()
        self._opening = BackgroundWork(self._open_library, self)
        self._opening.done.connect(self._take_library)
        self._opening.broken.connect(self._say_error)
        self._opening.start()

    def close(self) -> None:
        """Stops and joins what runs; keeps nothing open. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self.practice.close_down()
        self._keep_waiting()
        self.takes.let_go_of_thrown()
        self.window.close_down()
        self.player.close()
        if self.library is not None:
            self.library.close()

    # pages

    def _openers(self) -> dict[str, Callable[[], QWidget]]:
        openers: dict[str, Callable[[], QWidget]] = {"practice": lambda: self.practice}
        for name, place in PAGE_CLASSES.items():
            module = place.partition(":")[0]
            if find_spec(module.rpartition(".")[0]) is not None and find_spec(module) is not None:
                openers[name] = partial(self._open_page, name)
        return openers

    def _open_page(self, name: str) -> QWidget:
        """Makes a page of the parts that it names."""
        module, _, kind = PAGE_CLASSES[name].partition(":")
        make: Any = getattr(import_module(module), kind)
        parts: dict[str, Callable[[], object]] = {
            "look": lambda: self._look,
            "settings": lambda: self.settings,
            "home": lambda: self._home,
            "library": self.opened_library,
            "open_library": lambda: self.opened_library,
            "player": lambda: self.player,
            "listen": lambda: self.takes.listen,
            "model": lambda: self.model,
        }
        wanted = [part for part in signature(make).parameters if part in parts]
        page: QWidget = make(**{part: parts[part]() for part in wanted})
        self._listen_to(page)
        return page

    def _listen_to(self, page: Any) -> None:
        answers: dict[str, Callable[..., object]] = {
            "practice_asked": self._practise,
            "compare_asked": self._compare,
            "takes_asked": lambda: self.window.show_page("takes"),
            "care_asked": self._show_care,
            "settings_changed": self.follow_settings,
            "first_run_asked": lambda: self.window.show_page("first_run"),
            "finished": self._end_first_run,
            "model_changed": self.model.start,
            "moving_began": self._let_library_go,
            "moving_ended": self._take_moved_library,
        }
        for name, answer in answers.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(answer)

    def opened_library(self) -> Library:
        """The library, waited for if a page is opened in the first half second."""
        if self.library is None:
            self.library = self._open_library()
        return self.library

    def _let_library_go(self) -> None:
        """The library is about to be moved: nobody may have it open meanwhile."""
        self.window.forget(("takes", "compare", "scripts"))
        if self.library is not None:
            self.library.close()
            self.library = None

    def _take_moved_library(self) -> None:
        try:
            self._take_library(self._open_library())
        except CoachError as error:
            self._say_error(error)

    # what flows

    def _connect(self) -> None:
        practice, book = self.practice, self.practice.book
        practice.speaking_changed.connect(self.window.recede)
        practice.take_opened.connect(self._show_take)
        practice.compare_asked.connect(self._offer_rivals)
        practice.flow.phase_changed.connect(self._mind_phase)
        practice.flow.discarded.connect(lambda event: self.takes.throw_away(event.sound))
        practice.flow.words_heard.connect(lambda _words: practice.notice.take_back(MODEL_LOADS))
        book.take_marked.connect(self._keep_soon)
        book.keeping_due.connect(self._keep_waiting)
        book.take_corrected.connect(self._correct)
        book.take_discarded.connect(lambda take: self._change(lambda kept: kept.takes.trash([take])))
        book.take_restored.connect(lambda take: self._change(lambda kept: kept.takes.restore([take])))

    def _open_library(self) -> Library:
        from coach.keep.moving import open_library

        import_module("coach.hear.player")  # what the first sound needs, before anyone waits for it
        library = open_library(self._home)
        Thread(target=library.tidy, name="tidying", daemon=True).start()
        return library

    def _take_library(self, library: Library) -> None:
        if self.library is not None:
            library.close()
            return
        self.library = library
        self.desks.take_library(library)
        self._offer_left_behind()
        if self.settings.fault:
            self.practice.notice.say(self.settings.fault)
        if self.settings.now.overlay and self.practice.overlay is None:
            self.practice.toggle_overlay()

    def _offer_left_behind(self) -> None:
        left = self.takes.left_behind()
        if left:
            self._offer_one_left(left[0])

    def _offer_one_left(self, left: Unfinished) -> None:
        sound = self.takes.take_over(left)
        if sound is None:
            return
        when = left.when.astimezone().strftime("%H:%M")
        words = f"A take of {left.seconds:.1f} s from {when} was left unfinished. Its sound is here."
        self.practice.found.offer_left(sound, left.brief, words, partial(self.takes.let_go, sound))

    def _mind_phase(self, phase: Phase) -> None:
        if phase is Phase.SPEAKING:
            self._say_model_state()

    def _say_model_state(self) -> None:
        """Record works while the model loads; what is said then is taken back with the first words."""
        notice = self.practice.notice
        try:
            if self.model.ready() is None:
                notice.say(MODEL_LOADS)
        except CoachError as error:
            notice.say(str(error), ("Settings", partial(self.window.show_page, "settings")))

    def _keep_soon(self, take: MarkedTake) -> None:
        self._keep_waiting()
        self._waiting = partial(self._keep, take, self.practice.book.name, self.settings.now.script)
        self._keeping.start()

    def _keep_waiting(self) -> None:
        """Keeps the take that waits to be kept, if one does."""
        self._keeping.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _keep(self, take: MarkedTake, run: str, script: int | None) -> None:
        if self.practice.book.unkept is not take:
            self.takes.throw_away(take.sound)
            return

        def keep(library: Library) -> None:
            kept = library.takes.keep(take.brief, take.verdict, take.sound, run=run, script_id=script)
            self.takes.let_go(take.sound)
            self.practice.book.keep_as(kept.id, kept.sound)
            self.desks.tell_pace()

        self._change(keep)

    def _correct(self, take: int, mark: str, state: State) -> None:
        marked = self.practice.book.marked
        machine = (
            None if marked is None else marked.verdict.elements.get(mark) or marked.verdict.avoids.get(mark)
        )
        said = None if machine is not None and machine.state is state else state
        self._change(lambda library: library.takes.correct(take, mark, said))

    def _change(self, change: Callable[[Library], object]) -> None:
        try:
            change(self.opened_library())
        except CoachError as error:
            self._say_error(error)

    def _practise(self, brief: Brief) -> None:
        self.window.show_page("practice")
        self.practice.lay_desk(Desk.from_brief(brief))

    def _compare(self, takes: list[int]) -> None:
        page: Any = self.window.page("compare")
        page.show_takes(takes)
        self.window.show_page("compare")

    def _offer_rivals(self, take: int) -> None:
        """Asks what the take just made is compared with."""
        from ui.rival_menu import ask_rival

        button, notice = self.practice.verdict.compare, self.practice.notice
        place = button.mapToGlobal(button.rect().bottomLeft())
        try:
            ask_rival(
                self.practice, self.opened_library().takes, take, self._compare, notice.say, place=place
            )
        except CoachError as error:
            self._say_error(error)

    def _show_care(self) -> None:
        """Backups and room on the disk are looked after in the settings."""
        page: Any = self.window.page("settings")
        self.window.show_page("settings")
        if page.care is not None:
            page.show_section(page.care)

    def _show_take(self, take: int) -> None:
        if self.window.has_page("takes"):
            page: Any = self.window.page("takes")
            self.window.show_page("takes")
            page.show_take(take)

    def follow_settings(self) -> None:
        """Theme, text size and motion as the settings say now."""
        dress_as_chosen(self._look, self.settings)
        self.player.close()
        self.practice.refresh()
        self.desks.offer()

    def _end_first_run(self) -> None:
        self.settings.change(first_run_done=True)
        self.practice.lay_desk(first_desk(self.settings))
        self.follow_settings()
        self.window.show_page("practice")

    def _say_error(self, error: Exception) -> None:
        if self._closed:
            return
        self.practice.notice.say(str(error))


def dress_as_chosen(look: Look, settings: OpenSettings) -> None:
    """Puts the settings' theme, text size and motion on the program."""
    now = settings.now
    look.choose(ThemeChoice(now.theme), now.text_scale, now.reduced_motion)
