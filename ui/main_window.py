"""The window: a shell with the top row, and one page at a time under it.

Pages are plain widgets that never import each other; this shell opens each on first use, hands it what it
needs, and carries wishes from page to page. What each page gets and tells (all arguments by keyword, all
pages derive from QWidget, past-tense signals; `look` is ui.theme.Look, `settings` the open settings of
coach.settings, `library` the open coach.keep.library.Library):

takes     ui.takes.page.TakesPage(look, library, player, model, settings)
          tells `compare_asked(list)` take ids, `practice_asked(object)` a Brief, `care_asked()`
          called `refresh()` when shown, `show_take(id)`
compare   ui.compare.page.ComparePage(look, library, player)
          tells `takes_asked()`: wants the list;  called `show_takes(ids)`
scripts   ui.scripts.page.ScriptsPage(look, settings, library, listen)
          tells `practice_asked(object)` a Brief with its script as written, `settings_changed()`
          called `refresh()`
settings  ui.settings.page.SettingsPage(look, settings, home, open_library, player, listen)
          tells `settings_changed()`, `first_run_asked()`, `model_changed()`, and around moving the library
          `moving_began()`, `moving_ended()`;  called `refresh()`, `close_down()`
first run ui.first_run.page.FirstRunPage(look, settings, home, listen)
          tells `finished()`, also when skipped, `model_changed()`;  called `close_down()`

`player` is coach.hear.player's: play(sound, start, end), stop(). Theme, text size and reduced motion: a page
that changes them writes the settings and emits `settings_changed`; the shell applies them to `look`.
Keys: a page may use any key that is not in `ui/keys.py`; Ctrl+1 to Ctrl+5 open pages, `?` lists all keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.keys_sheet import KeysSheet
from ui.theme import Look, set_look_of

PAGES = ("practice", "takes", "compare", "scripts", "settings")
PAGE_TITLES = {
    "practice": "Practice",
    "takes": "Takes",
    "compare": "Compare",
    "scripts": "Scripts",
    "settings": "Settings",
}

RECEDED = 0.2
"""How much of the top row is still seen while someone speaks."""


class MainWindow(QWidget):
    """The shell. `openers` make the pages, by name, each called once when its page is first shown."""

    page_shown = Signal(str)
    first_painted = Signal()

    def __init__(self, look: Look, openers: dict[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._look = look
        self._openers = openers
        self._pages: dict[str, QWidget] = {}
        self._tabs: dict[str, QPushButton] = {}
        self.setWindowTitle("After the Beep")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1280, 800)
        self.setMinimumSize(880, 560)
        self.top_row = self._make_top_row()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_row)
        column.addWidget(self.stack, 1)
        self._painted = False
        self._keys = KeysSheet(look, self)
        self._bind("?", self._keys.toggle)
        self._bind("Ctrl+Q", self.close)

    def _bind(self, key: str, action: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def _make_top_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(24, 8, 24, 8)
        line.setSpacing(4)
        group = QButtonGroup(self)
        for position, name in enumerate(PAGES, 1):
            tab = QPushButton(PAGE_TITLES[name])
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_look_of(tab, kind="nav")
            tab.setToolTip(f"Ctrl+{position}")
            tab.clicked.connect(partial(self._show_tab, name))
            tab.setVisible(name in self._openers)
            self._bind(f"Ctrl+{position}", partial(self.show_page, name))
            group.addButton(tab)
            line.addWidget(tab)
            self._tabs[name] = tab
        self._corner = QStackedWidget()
        self._corner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._corner.setMinimumWidth(120)
        self._corner.addWidget(QWidget())
        line.addWidget(self._corner, 1)
        self._receding = QGraphicsOpacityEffect(row)
        self._receding.setOpacity(RECEDED)
        self._receding.setEnabled(False)
        row.setGraphicsEffect(self._receding)
        return row

    def recede(self, receding: bool) -> None:
        """The top row fades to a fifth while someone speaks, and takes no clicks."""
        self._receding.setEnabled(receding)
        self.top_row.setEnabled(not receding)

    def _show_corner(self, page: QWidget) -> None:
        """A page may have `pickers`, which stand at the right of the top row while it is shown."""
        pickers = getattr(page, "pickers", None)
        if isinstance(pickers, QWidget):
            if self._corner.indexOf(pickers) < 0:
                self._corner.addWidget(pickers)
            self._corner.setCurrentWidget(pickers)
        else:
            self._corner.setCurrentIndex(0)

    def has_page(self, name: str) -> bool:
        """Whether there is such a page, opened or not."""
        return name in self._openers

    def forget(self, names: Iterable[str]) -> None:
        """Lets pages go that are not shown; they are made anew when they are wanted again."""
        for name in names:
            page = self._pages.pop(name, None)
            if page is not None:
                self.stack.removeWidget(page)
                page.deleteLater()

    def close_down(self) -> None:
        """Tells opened pages that the program ends: nobody listens, plays or fetches any longer."""
        for page in self._pages.values():
            if callable(close_down := getattr(page, "close_down", None)):
                close_down()

    def _show_tab(self, name: str, _checked: bool = False) -> None:
        self.show_page(name)

    def page(self, name: str) -> QWidget:
        """The page of that name, made on first use."""
        if name not in self._pages:
            self._pages[name] = self._openers[name]()
            self.stack.addWidget(self._pages[name])
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Brings a page to the front; a page that has `refresh` is told first."""
        if name not in self._openers:
            return
        page = self.page(name)
        refresh = getattr(page, "refresh", None)
        if callable(refresh):
            refresh()
        self.stack.setCurrentWidget(page)
        self._show_corner(page)
        page.setFocus()
        self.top_row.setVisible(name in self._tabs)
        if name in self._tabs:
            self._tabs[name].setChecked(True)
        self.page_shown.emit(name)
