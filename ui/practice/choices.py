"""What one key chooses: how much of the script is shown, how it moves, and the run's goal."""

from __future__ import annotations

from collections.abc import Callable

from coach.settings import OpenSettings
from ui.practice.run_book import RunBook
from ui.widgets.notice import Notice
from ui.wording import FADE_WORDS, PROMPTER_WORDS

PROMPTERS = tuple(PROMPTER_WORDS)


class Choices:
    """Each key goes on to the next choice, keeps it and says it; `show_script` shows the script anew."""

    def __init__(
        self, settings: OpenSettings, book: RunBook, notice: Notice, show_script: Callable[[], object]
    ) -> None:
        self._settings, self._book, self._notice = settings, book, notice
        self._show_script = show_script

    def fade_more(self) -> None:
        """Shows less of the script; after nothing, all of it again."""
        fade = self._book.fade_more()
        self._show_script()
        self._notice.say(FADE_WORDS[fade])

    def next_prompter(self) -> None:
        """Follow the voice, scroll by time, stay still: the next of them."""
        chosen = PROMPTERS[(PROMPTERS.index(self._settings.now.prompter) + 1) % len(PROMPTERS)]
        self._settings.change(prompter=chosen)
        self._notice.say(PROMPTER_WORDS[chosen])

    def next_goal(self) -> None:
        """The other goal."""
        self._notice.say(f"Goal: {self._book.next_goal().value}.")
