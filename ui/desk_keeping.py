"""The practice desk over time: what lies there at the start, what is offered and remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach.errors import CoachError
from coach.prepare.fitting import own_pace
from coach.prepare.templates import shipped_templates
from coach.rubric import Rubric, shipped_rubric, shipped_rubrics
from coach.script import Script
from coach.settings import OpenSettings
from ui.practice.desk import Desk
from ui.practice.page import PracticePage
from ui.practice.take_flow import Phase
from ui.theme import Look

if TYPE_CHECKING:
    from coach.keep.library import Library

PACE_TAKES = 10


class DeskKeeping:
    """Joins the page's desk with settings and library; works without the library until it is open."""

    def __init__(self, page: PracticePage, settings: OpenSettings, look: Look) -> None:
        self._page, self._settings, self._look = page, settings, look
        self._library: Library | None = None
        page.desk_changed.connect(self.remember)
        page.pickers.book_asked.connect(self.open_address_book)
        self.offer()

    def take_library(self, library: Library) -> None:
        """The library is open: lays the script and the person of last time, and knows the user's pace."""
        self._library = library
        self._lay_kept(library)
        self.tell_pace()
        self.offer()

    def offer(self) -> None:
        """What the pickers offer: the user's scripts, then templates for the rubric."""
        rubric = self._page.desk.rubric
        examples = [one.as_example() for one in shipped_templates() if one.rubric_id == rubric.id]
        if self._library is None:
            self._page.offer(shipped_rubrics(), examples)
            return
        scripts = [kept.script for kept in self._library.scripts.all()]
        people = [kept.recipient for kept in self._library.people.all()]
        self._page.offer(shipped_rubrics(), [*scripts, *examples], people)

    def tell_pace(self) -> None:
        """The pace of the last takes."""
        if self._library is not None:
            rows = self._library.takes.rows(limit=PACE_TAKES)
            self._page.know_pace(own_pace(row.pace for row in rows))

    def remember(self, desk: Desk) -> None:
        """Another rubric, person or script was chosen."""
        if self._settings.now.rubric != desk.rubric.id:
            script = fitting_script(desk)
            self._settings.change(rubric=desk.rubric.id)
            if script != desk.script:
                self._page.choose_script(script)
                return
        self._settings.change(last_recipient=desk.recipient, last_script=desk.script, **self._kept_ids(desk))
        self.offer()

    def open_address_book(self) -> None:
        """Everyone who can be called, over the page; whoever is chosen there is called."""
        from ui.people.address_book import AddressBookDialog

        if self._library is None:
            return
        dialog = AddressBookDialog(self._look, self._library.people, self._settings.now.person, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._call(dialog.panel.chosen))
        dialog.finished.connect(self.offer)
        dialog.open()

    def _call(self, person: int | None) -> None:
        if self._library is None or person is None:
            return
        recipient = self._library.people.person(person).recipient
        if recipient != self._page.desk.recipient:
            self._page.choose_person(recipient)

    def _lay_kept(self, library: Library) -> None:
        now, desk = self._settings.now, self._page.desk
        try:
            if now.script is not None:
                desk = replace(desk, script=library.scripts.script(now.script).script)
            if now.person is not None:
                desk = replace(desk, recipient=library.people.person(now.person).recipient)
        except CoachError:
            return  # thrown away meanwhile: the desk stays as it is
        if desk != self._page.desk and self._page.flow.phase is Phase.READY:
            self._page.lay_desk(desk)

    def _kept_ids(self, desk: Desk) -> dict[str, int | None]:
        """Where the desk's script and person lie in the library; a new person is added to it."""
        library = self._library
        if library is None:
            return {}
        script = next((kept.id for kept in library.scripts.all() if kept.script == desk.script), None)
        person = next((kept.id for kept in library.people.all() if kept.recipient == desk.recipient), None)
        if person is None and desk.recipient.full_name:
            person = library.people.add(desk.recipient).id
        return {"script": script, "person": person}


def first_desk(settings: OpenSettings) -> Desk:
    """What lies there at the start: the rubric of last time with a script that fits it."""
    now = settings.now
    try:
        rubric = shipped_rubric(now.rubric)
    except CoachError:
        rubric = shipped_rubrics()[0]
    script = now.last_script or example_for(rubric)
    return Desk(rubric, now.caller, now.last_recipient, script, now.respellings)


def example_for(rubric: Rubric) -> Script | None:
    """The first template for a rubric, its gaps filled as an example."""
    found = (template for template in shipped_templates() if template.rubric_id == rubric.id)
    return next((template.as_example() for template in found), None)


def fitting_script(desk: Desk) -> Script | None:
    """The script after another rubric was chosen: a template gives way to one for that rubric."""
    examples = [template.as_example() for template in shipped_templates()]
    return example_for(desk.rubric) if desk.script in examples else desk.script
