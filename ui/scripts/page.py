"""The script page: all scripts at the left, the open one beside them; templates for a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.prepare.fitting import own_pace
from coach.prepare.templates import Template
from coach.settings import OpenSettings
from ui.hearing.listening import StartListening
from ui.hearing.vocabulary import Vocabulary, read_vocabulary
from ui.keys import SCRIPTS
from ui.rehearsal_bridge import BackgroundWork
from ui.scripts.checking import made_ready
from ui.scripts.desk import ScriptDesk
from ui.scripts.gallery import TemplateGallery
from ui.scripts.script_list import ScriptList
from ui.scripts.sheet_files import file_name_for, read_sheet, write_sheet
from ui.theme import Look
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from coach.keep.library import Library
    from coach.keep.written import KeptScript

LIST_FROM, BESIDE_FROM = 1060, 760
"""Widths at normal text size from which the list, and the checks, have a place beside the script."""
LARGE_FROM = 1500
"""From here on the script is written in larger type."""
PACE_TAKES = 10


class ScriptsPage(QWidget):
    """Scripts are kept as they are typed. Tells `practice_asked` with a Brief."""

    practice_asked = Signal(object)
    settings_changed = Signal()

    def __init__(
        self, look: Look, settings: OpenSettings, library: Library, listen: StartListening | None = None,
        *, vocabulary: Callable[[], Vocabulary] = read_vocabulary,
    ) -> None:  # fmt: skip
        """`listen` lets a name be taught by saying it once; `vocabulary` is read beside the window."""
        super().__init__()
        self._look = look
        self._settings = settings
        self._library = library
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.scripts = ScriptList(look)
        self.notice = Notice(look)
        self.desk = ScriptDesk(look, settings, library, self.notice, listen)
        self.gallery = TemplateGallery(look)
        self.actions_by_name: dict[str, QAction] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._make_actions()
        look.changed.connect(self._fit_in)
        self._open_first()
        self._vocabulary = BackgroundWork(partial(made_ready, vocabulary), self)
        self._vocabulary.done.connect(self.desk.listen_for)
        self._vocabulary.start()

    def _lay_out(self) -> None:
        writing = QWidget()
        columns = QHBoxLayout(writing)
        columns.setContentsMargins(24, 8, 8, 16)
        columns.setSpacing(24)
        columns.addWidget(self.scripts)
        columns.addWidget(self.desk, 1)
        self._stack.addWidget(writing)
        self._stack.addWidget(self.gallery)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(self.notice)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.scripts.chosen.connect(self.open)
        self.scripts.new_wanted.connect(self.choose_template)
        self.gallery.chosen.connect(self.begin_with)
        self.gallery.blank_chosen.connect(self.begin_blank)
        self.gallery.left.connect(self.leave_templates)
        self.desk.practice_wanted.connect(self.practice)
        self.desk.settings_changed.connect(self.settings_changed)
        self.desk.open_script.kept_as.connect(self.scripts.rename)

    def _make_actions(self) -> None:
        editor, header = self.desk.editor, self.desk.header
        verbs: dict[str, tuple[str, Callable[[], object]]] = {
            "new": ("New script", self.choose_template),
            "rename": ("Rename", self._rename),
            "duplicate": ("Duplicate", self.duplicate),
            "import": ("Read a cue sheet in", self._ask_import),
            "export": ("Write the cue sheet out", self._ask_export),
            "delete": ("Delete", self.delete),
            "practice": ("Practice", self.practice),
            "element": ("What this cue serves", editor.ask_for_element),
            "gap": ("Next gap", editor.go_to_next_gap),
            "leave": ("Back", self.leave_templates),
        }
        for name, (verb, act) in verbs.items():
            action = QAction(verb, self)
            action.setShortcut(QKeySequence(SCRIPTS[name].sequence))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(_ignoring_checked, act))
            self.addAction(action)
            self.actions_by_name[name] = action
        header.offer(
            [self.actions_by_name[name] for name in ("rename", "duplicate", "import", "export", "delete")]
        )
        QShortcut(
            QKeySequence(Qt.Key.Key_Delete),
            self.scripts.list,
            self.delete,
            context=Qt.ShortcutContext.WidgetShortcut,
        )

    # Which script

    def refresh(self) -> None:
        """Takes, people or settings may have changed elsewhere: reads anew what is shown."""
        rows = self._library.takes.rows(limit=PACE_TAKES)
        self.desk.pace = own_pace(row.pace for row in rows)
        self.gallery.show_people(self._settings.now.caller, self.desk.recipient, self.desk.pace)
        self._show_list()
        self.desk.refresh()

    def open(self, number: int) -> None:
        """Opens a script of the library."""
        try:
            self.desk.open(self._library.scripts.script(number))
        except CoachError as error:
            self.notice.say(str(error))
        self._show_writing(True)

    def choose_template(self) -> None:
        """Offers the templates for a new script."""
        self.desk.open_script.keep()
        self.gallery.can_go_back(self._open_number() is not None)
        self._show_writing(False)
        self.gallery.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_templates(self) -> None:
        """Back to the open script, if there is one."""
        if self._stack.currentIndex() == 1 and self._open_number() is not None:
            self._show_writing(True)
            self.desk.write()

    def begin_with(self, template: Template) -> None:
        """A new script from a template, the caret in its first gap."""
        self._begin(template.title, template.script.sheet(), template.rubric_id)

    def begin_blank(self) -> None:
        """A new script from nothing."""
        self._begin("Untitled", "greeting: Hi {first_name},", self._settings.now.rubric)

    def _begin(self, title: str, sheet: str, rubric: str) -> None:
        try:
            kept = self._library.scripts.add(title, sheet, rubric)
        except CoachError as error:
            self.notice.say(str(error))
            return
        self._show(kept)
        self.desk.write()

    def duplicate(self) -> None:
        """A copy of the open script, opened."""
        number = self._open_number()
        if number is not None:
            self.desk.open_script.keep()
            self._show(self._library.scripts.duplicate(number))

    def delete(self) -> None:
        """Throws the open script away; the notice brings it back."""
        kept = self.desk.open_script.kept
        if kept is None:
            return
        self.desk.open_script.keep()
        self._library.scripts.delete(kept.id)
        self.desk.open_script.open(None)
        self._open_first()
        self.notice.say(f"'{kept.title}' is deleted.", ("Undo", partial(self._restore, kept.id)))

    def _restore(self, number: int) -> None:
        self._library.scripts.restore(number)
        self._show(self._library.scripts.script(number))

    def _show(self, kept: KeptScript) -> None:
        self.desk.open(kept)
        self._show_list()
        self._show_writing(True)

    def _show_list(self) -> None:
        self.scripts.show_scripts(self._library.scripts.all(), self._open_number())

    def _open_first(self) -> None:
        """Opens the script used last, else the first; offers templates where there is none."""
        kept = self._library.scripts.all()
        last = next((one for one in kept if one.id == self._settings.now.script), kept[0] if kept else None)
        self.refresh()
        if last is None:
            self.choose_template()
        else:
            self._show(last)

    def _show_writing(self, writing: bool) -> None:
        """The open script comes to the front, or the templates."""
        self._stack.setCurrentIndex(0 if writing else 1)

    def _open_number(self) -> int | None:
        return self.desk.open_script.kept.id if self.desk.open_script.kept else None

    def _rename(self) -> None:
        self.desk.header.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.desk.header.title.selectAll()

    # Files

    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Read a cue sheet in", "", "Cue sheets (*.txt *.cues *);;All (*)"
        )
        if path:
            self.import_sheet(Path(path))

    def import_sheet(self, path: Path) -> None:
        """A new script from a cue sheet on disk."""
        try:
            script = read_sheet(path)
        except CoachError as error:
            self.notice.say(str(error))
            return
        rubric = (
            self.desk.open_script.kept.rubric if self.desk.open_script.kept else self._settings.now.rubric
        )
        self._begin(script.title, script.sheet(), rubric)

    def _ask_export(self) -> None:
        name = file_name_for(self.desk.header.title.text())
        path, _ = QFileDialog.getSaveFileName(self, "Write the cue sheet out", name, "Cue sheets (*.txt)")
        if path:
            self.export_sheet(Path(path))

    def export_sheet(self, path: Path) -> None:
        """The open script as a cue sheet on disk."""
        try:
            write_sheet(path, self.desk.editor.script)
        except CoachError as error:
            self.notice.say(str(error))
            return
        self.notice.say(f"Written to {path.name}.")

    # Practice

    def practice(self) -> None:
        """Asks for a take of the open script: as written, so that another person can be called with it."""
        kept = self.desk.open_script.kept
        if kept is None or self._stack.currentIndex() == 1:
            return
        self.desk.open_script.keep()
        try:
            self._settings.change(script=kept.id, rubric=self.desk.open_script.rubric.id)
        except CoachError as error:
            self.notice.say(str(error))
        self.practice_asked.emit(self.desk.brief())

    # Qt's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the keyboard on; a focus proxy would take the other controls out of the Tab order."""
        chosen = self.desk.editor if self._stack.currentIndex() == 0 else self.gallery.list
        chosen.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        self.desk.open_script.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        """List and checks keep their place as long as the script has room for a line of reading."""
        width = self.width() / self._look.text_scale
        self.scripts.setVisible(width >= LIST_FROM)
        self.scripts.setFixedWidth(self._look.px(236))
        self.desk.stack_up(width < BESIDE_FROM)
        self.desk.editor.show_large(width >= LARGE_FROM)


def _ignoring_checked(act: Callable[[], object], _checked: bool = False) -> None:
    act()
