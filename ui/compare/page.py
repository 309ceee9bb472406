"""The page that sets two to four takes side by side, aligned by element, and lets them be heard in turn."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from coach.compare.comparison import MOST_TAKES, Comparison, compare
from coach.errors import CoachError
from coach.hear.envelope import envelope
from coach.keep.library import Library
from coach.keep.rivals import rivals
from coach.take import Take
from ui.compare.board import Board
from ui.compare.column_head import ColumnHead
from ui.compare.columns import wraps
from ui.compare.listening import Listening
from ui.compare.nothing import Nothing
from ui.compare.picture import comparison_picture
from ui.keys import COMPARE
from ui.playing import Player
from ui.rehearsal_bridge import BackgroundWork
from ui.theme import Look, set_look_of
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.text import Text
from ui.widgets.wrapping import Wrapping

BLIND_WORDS = "Listen with 1 to {count}, then choose. Dates and verdicts come after."
FEWEST_TAKES = 2
Choose = Callable[[QWidget, str, str, str], str]


def choose_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Asks where to write; empty if the user thought better of it."""
    return QFileDialog.getSaveFileName(parent, title, name, kinds)[0]


class ComparePage(QWidget):
    """Tells `takes_asked` when the user wants to choose takes from the list."""

    takes_asked = Signal()

    def __init__(self, look: Look, library: Library, player: Player, choose: Choose = choose_file) -> None:
        super().__init__()
        self._look, self._library, self._choose = look, library, choose
        self._takes: list[Take] = []
        self._comparison: Comparison | None = None
        self._drawing: list[BackgroundWork] = []
        self._blind = False
        self.listening = Listening(player)
        self.board: Board | None = None
        self.sentence = Text("", 24, weight=600, wrap=True)
        self.notice = Notice(look)
        self.nothing = Nothing(look, library)
        self.nothing.takes_asked.connect(self.takes_asked)
        self.nothing.pair_chosen.connect(self.show_takes)
        self._make_verbs()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(48, 16, 48, 12)
        self._column.setSpacing(12)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.nothing, 1)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._verbs)
        self.listening.moved.connect(self._show_moment)
        self._bind_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay([])

    def _make_verbs(self) -> None:
        look = self._look
        self._verbs = QWidget()
        line = Wrapping(8, right=True)
        self._against = Button(look, "Add a take", self.offer_more, icon_name="plus", key="A")
        self._blind_button = Button(look, "Blind", self.toggle_blind, key="B")
        self._page_button = Button(look, "Export page", self.export_page, icon_name="export")
        self._picture_button = Button(look, "Export picture", self.export_picture)
        self._turn = Button(
            look, "Hear it in all", self.hear_in_turn, icon_name="play", key="T", kind="primary"
        )
        line.add_all([self._against, self._blind_button])
        line.add_stretch()
        line.add_all([self._picture_button, self._page_button, self._turn])
        self._verbs.setLayout(line)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            COMPARE["more"].sequence: self.offer_more, COMPARE["in_turn"].sequence: self.hear_in_turn,
            COMPARE["blind"].sequence: self.toggle_blind, COMPARE["stop"].sequence: self.listening.stop,
            COMPARE["page"].sequence: self.export_page, COMPARE["picture"].sequence: self.export_picture,
        }  # fmt: skip
        for number in range(MOST_TAKES):
            keys[str(number + 1)] = partial(self.listening.switch, number)
            keys[f"Shift+{number + 1}"] = partial(self._prefer, number)
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what is compared

    def refresh(self) -> None:
        """Offers what can be compared, or reads the takes anew: one may have been thrown away."""
        self.show_takes([take.id for take in self._takes])

    def show_takes(self, takes: Sequence[int]) -> None:
        """Compares takes by their ids, the first being what the others are held against."""
        found = []
        for number in list(dict.fromkeys(takes))[:MOST_TAKES]:
            try:
                take = self._library.takes.take(number)
            except CoachError:
                continue
            if take.trashed is None:
                found.append(take)
        self._blind = False
        self._lay(found)

    def offer_more(self) -> QMenu | None:
        """Asks which take is added: the one before the last, the best, the model take, or one of the list."""
        if self._blind or not 0 < len(self._takes) < MOST_TAKES:
            return None
        shown = [take.id for take in self._takes]
        menu = QMenu(self)
        for rival in rivals(self._library.takes, shown[-1]):
            if rival.take not in shown:
                words = f"{rival.name[0].upper()}{rival.name[1:]}"
                menu.addAction(words, partial(self.show_takes, [rival.take, *shown]))
        menu.addAction("Choose in the list of takes", self.takes_asked.emit)
        menu.popup(self._against.mapToGlobal(self._against.rect().topLeft()))
        return menu

    def toggle_blind(self) -> None:
        """Hides dates and verdicts and shuffles, or shows them again."""
        if len(self._takes) < FEWEST_TAKES:
            return
        self._blind = not self._blind
        takes = list(self._takes)
        if self._blind:
            random.shuffle(takes)
        self._lay(takes)

    def _lay(self, takes: list[Take]) -> None:
        self._takes = takes
        enough = len(takes) >= FEWEST_TAKES
        self._comparison = compare(takes) if enough else None
        if self.board is not None:
            self._column.removeWidget(self.board)
            self.board.hide()
            self.board.deleteLater()
            self.board = None
        self.nothing.setVisible(not enough)
        self.sentence.setVisible(enough)
        self._verbs.setVisible(enough)
        if enough:
            self._show_board(takes)
        else:
            self.nothing.offer(takes[0] if takes else None)
        self.listening.take_up(takes if enough else ())
        self._show_verbs()

    def _show_board(self, takes: Sequence[Take]) -> None:
        assert self._comparison is not None
        set_look_of(self.sentence, text_size="18" if wraps(self._look) else "24")
        self.sentence.setText(BLIND_WORDS.format(count=len(takes)) if self._blind else self._told())
        self.board = board = Board(self._look, takes, None if self._blind else self._comparison)
        board.play_asked.connect(self.listening.play)
        board.stop_asked.connect(self.listening.stop)
        board.preferred.connect(self._prefer)
        board.cell_chosen.connect(self._hear_cell)
        board.star_asked.connect(self._star)
        board.removed.connect(self._remove)
        self._column.insertWidget(1, board, 1)
        self._draw(board, takes)

    def _told(self) -> str:
        """What changed; of more than two takes from the first to the last."""
        assert self._comparison is not None
        sentence = self._comparison.sentence
        if len(self._takes) == FEWEST_TAKES:
            return sentence
        return f"From the first to the last: {sentence[0].lower()}{sentence[1:]}"

    def _draw(self, board: Board, takes: Sequence[Take]) -> None:
        """Makes the pictures of the sound beside the window."""
        longest = max(take.seconds for take in takes)
        for head, take in zip(board.heads, takes, strict=True):
            head.show_peaks([], longest)
            work = BackgroundWork(partial(envelope, take.sound), board)
            work.done.connect(partial(_show_peaks, head, longest))
            work.broken.connect(lambda error: self.notice.say(str(error)))
            work.start()
            self._drawing = [*self._drawing[-MOST_TAKES:], work]

    def _show_verbs(self) -> None:
        for button in (self._against, self._page_button, self._picture_button, self._turn):
            button.setVisible(not self._blind)
        self._against.setEnabled(len(self._takes) < MOST_TAKES)
        self._blind_button.show_as("Show what they are" if self._blind else "Blind", key="B")

    # listening and choosing

    def hear_in_turn(self) -> None:
        """The chosen row's element of all takes, one after the other."""
        if self.board is not None and not self._blind:
            self.listening.in_turn(self.board.current_mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the page into its rows."""
        if event.key() == Qt.Key.Key_Down and self.board is not None and self.board.rows:
            self.board.rows[0].setFocus()
        else:
            super().keyPressEvent(event)

    def _hear_cell(self, number: int, mark: str) -> None:
        verdict = self._takes[number].corrected
        found = verdict.elements.get(mark) or verdict.avoids.get(mark)
        if found is not None and found.start is not None:
            self.listening.play(number, max(0.0, found.start - 0.1))

    def _show_moment(self, number: int, second: float) -> None:
        if self.board is not None:
            self.board.show_moment(number, second)

    def _star(self, number: int, starred: bool) -> None:
        self._library.takes.star(self._takes[number].id, starred)
        self.refresh()

    def _prefer(self, number: int) -> None:
        """Stars the better one and shows what they are."""
        if not 0 <= number < len(self._takes):
            return
        take = self._takes[number]
        self._library.takes.star(take.id)
        self.show_takes([one.id for one in self._takes])
        self.notice.say(
            f"Starred: the take of {take.when.astimezone():%d %b, %H:%M}.",
            ("Take the star back", partial(self._unstar, take)),
        )

    def _unstar(self, take: Take) -> None:
        self._library.takes.star(take.id, take.starred)
        self.refresh()

    def _remove(self, number: int) -> None:
        left = [take.id for own, take in enumerate(self._takes) if own != number]
        before = [take.id for take in self._takes]
        self.show_takes(left)
        self.notice.say("Taken out of the comparison.", ("Put it back", partial(self.show_takes, before)))

    # exports

    def export_page(self) -> None:
        """Writes the comparison as one HTML page that opens without the program."""
        if self._comparison is None:
            return
        place = self._choose(self, "Export the comparison", "comparison.html", "Web page (*.html)")
        if place:
            comparison = self._comparison
            self._write(partial(_export_page, comparison, Path(place)), Path(place))

    def export_picture(self) -> None:
        """Writes the comparison as a picture, all rows at their full height."""
        if self.board is None:
            return
        place = self._choose(self, "Export a picture", "comparison.png", "Picture (*.png)")
        picture = comparison_picture(self._look, self.sentence.text(), self.board.parts)
        if place and not picture.save(place):
            self.notice.say(f"The picture could not be written to {place}. Choose another place.")
        elif place:
            self.notice.say(f"The picture is in {place}.")

    def _write(self, write: Callable[[], object], place: Path) -> None:
        work = BackgroundWork(write, self)
        work.done.connect(lambda _: self.notice.say(f"The page is in {place}."))
        work.broken.connect(lambda error: self.notice.say(str(error)))
        work.start()
        self._drawing.append(work)


def _show_peaks(head: ColumnHead, longest: float, peaks: Sequence[float]) -> None:
    head.show_peaks(peaks, longest)


def _export_page(comparison: Comparison, place: Path) -> None:
    from coach.page.comparison_page import export_comparison

    export_comparison(comparison, place)
