"""The script page: scripts are written, checked, kept as typed, and thrown away with undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coach.brief import Brief
from coach.keep.library import Library
from coach.people import Caller
from coach.prepare.templates import shipped_templates
from coach.script import Script
from coach.settings import OpenSettings
from tests.ui.naming import unnamed
from tests.ui.scripts.conftest import ALL_KNOWING, READY
from ui.hearing.vocabulary import Vocabulary
from ui.keys import SCRIPTS
from ui.scripts.page import ScriptsPage

KNOWN = {"ana", "ruiz", "dana", "lee", "kestrel", "health"}


def titles(library: Library) -> list[str]:
    return [kept.title for kept in library.scripts.all()]


def sheet(library: Library, title: str = "Rust talk") -> str:
    return next(kept.sheet for kept in library.scripts.all() if kept.title == title)


def things(page: ScriptsPage) -> list[str]:
    return [thing.sentence for thing in page.desk.check().things]


def verb(page: ScriptsPage, row: int = 0) -> QAbstractButton:
    return page.desk.checks.rows[row].button


def test_a_script_that_is_ready_says_so(page: ScriptsPage) -> None:
    assert page.desk.check().ready
    assert page.desk.checks.ready_words.text() == "Ready"
    assert page.desk.checks.figure.text() == "15.0 s"


def test_until_the_judge_is_awake_a_script_is_checked_by_its_cues(settings, library, look, qtbot) -> None:
    library.scripts.add("Rust talk", READY.replace("Call me on", "My number is"), "recruiter-15")
    page = ScriptsPage(look, settings, library, vocabulary=lambda: ALL_KNOWING)
    qtbot.addWidget(page)
    assert things(page) == []
    qtbot.waitUntil(lambda: bool(page.desk.check().things))
    assert things(page) == ["Ask for a reply: 'call me back', 'reach me at'."]


def test_what_is_typed_is_kept_a_moment_later(page: ScriptsPage, library: Library, qtbot) -> None:
    page.desk.editor.go_to(5)
    qtbot.keyClicks(page.desk.editor, " today")
    qtbot.waitUntil(lambda: "Call me on today" in sheet(library))


def test_what_is_typed_is_kept_at_once_when_the_page_is_left(
    page: ScriptsPage, library: Library, qtbot
) -> None:
    page.show()
    page.desk.editor.go_to(5)
    qtbot.keyClicks(page.desk.editor, " today")
    page.hide()
    assert "Call me on today" in sheet(library)


def test_checks_follow_the_typing(page: ScriptsPage, qtbot) -> None:
    page.desk.editor.go_to(4)
    qtbot.keyClicks(page.desk.editor, " Its many nurses wait for it.")
    qtbot.waitUntil(lambda: page.desk.checks.ready_words.text() == "One thing to mend")
    assert "too long" in page.desk.checks.fit_words.text()


def test_an_avoid_is_named_with_its_words_and_its_cue(page: ScriptsPage) -> None:
    page.desk.editor.replace_script(Script.parse(READY.replace("Hi", "Sorry to bother you,")))
    page.desk.check()
    assert any("sorry" in sentence for sentence in things(page))
    verb(page).click()
    assert page.desk.editor.position == 0 or "too long" in page.desk.checks.fit_words.text()


def test_taking_the_first_cut_shortens_the_script_and_undo_brings_it_back(page: ScriptsPage) -> None:
    longer = READY.replace("Kestrel Health needs", "I wanted to let you know that Kestrel Health needs")
    page.desk.editor.replace_script(Script.parse(longer))
    page.desk.check()
    assert verb(page).text() == "Drop it"
    verb(page).click()
    assert page.desk.editor.script == Script.parse(READY)
    page.desk.header.undo.click()
    assert page.desk.editor.script == Script.parse(longer)
    page.desk.header.redo.click()
    assert page.desk.editor.script == Script.parse(READY)


def test_a_missing_element_is_added_as_a_cue(page: ScriptsPage) -> None:
    page.desk.editor.replace_script(Script.parse(READY.replace("\nask: Call me on", "")))
    page.desk.check()
    assert verb(page).text() == "Add a cue"
    verb(page).click()
    assert page.desk.editor.script.cues[-1].element == "ask"


def test_a_template_begins_with_its_first_gap_selected(page: ScriptsPage, library: Library) -> None:
    page.choose_template()
    page.gallery.show_template("mutual-friend")
    page.gallery.use_button.click()
    assert "A mutual friend" in titles(library)
    assert page.desk.editor.textCursor().selectedText() == "{friend}"
    assert things(page)[0] == "Nobody has made this personal yet. Fill in the three gaps."


def test_every_template_filled_with_its_example_is_ready(page: ScriptsPage) -> None:
    for template in shipped_templates():
        page.begin_with(template)
        page.desk.editor.replace_script(template.as_example())
        assert page.desk.check().ready, (template.id, things(page))


def test_without_scripts_the_templates_are_offered_first(look, make_page, library: Library) -> None:
    page = make_page(look)
    page.show()
    assert page.gallery.isVisible()
    assert page.gallery.back_button.isHidden()
    page.gallery.blank_button.click()
    assert titles(library) == ["Untitled"]


def test_escape_leads_back_from_the_templates(page: ScriptsPage, qtbot) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.choose_template()
    qtbot.keyClick(page.gallery.list, Qt.Key.Key_Escape)
    assert page.desk.isVisible()


def test_a_duplicate_gets_a_title_of_its_own(page: ScriptsPage, library: Library) -> None:
    page.duplicate()
    assert titles(library) == ["Rust talk", "Rust talk copy"]
    assert page.desk.header.title.text() == "Rust talk copy"


def test_a_rename_shows_in_the_list(page: ScriptsPage, library: Library, qtbot) -> None:
    page.desk.header.title.setText("Scheduler talk")
    page.desk.header.title.editingFinished.emit()
    assert titles(library) == ["Scheduler talk"]
    assert page.scripts.list.item(0).text() == "Scheduler talk"


def test_a_title_that_is_taken_gets_a_number(page: ScriptsPage, library: Library) -> None:
    page.duplicate()
    page.desk.header.title.setText("Rust talk")
    page.desk.header.title.editingFinished.emit()
    assert page.desk.header.title.text() == "Rust talk 2"


def test_a_deleted_script_is_brought_back_by_undo(page: ScriptsPage, library: Library) -> None:
    page.duplicate()
    page.delete()
    assert titles(library) == ["Rust talk"]
    assert page.notice.do_first()
    assert titles(library) == ["Rust talk", "Rust talk copy"]
    assert page.desk.header.title.text() == "Rust talk copy"


def test_the_last_script_deleted_leaves_the_templates_and_still_undo(
    page: ScriptsPage, library: Library
) -> None:
    page.show()
    page.delete()
    assert titles(library) == []
    assert page.gallery.isVisible()
    assert page.notice.isVisible()
    assert page.notice.do_first()
    assert titles(library) == ["Rust talk"]


def test_a_cue_sheet_is_written_out_and_read_in(page: ScriptsPage, library: Library, tmp_path: Path) -> None:
    place = tmp_path / "A talk.txt"
    page.export_sheet(place)
    page.import_sheet(place)
    assert titles(library) == ["A talk", "Rust talk"]
    assert page.desk.editor.script == Script.parse(READY)


def test_what_is_no_cue_sheet_is_refused_in_words(page: ScriptsPage, tmp_path: Path) -> None:
    place = tmp_path / "sound.txt"
    place.write_bytes(b"\xff\xfe\x00\x81")
    page.import_sheet(place)
    assert "plain text" in page.notice.words


def test_practice_asks_with_the_script_as_written_and_the_person(
    page: ScriptsPage, settings: OpenSettings, qtbot
) -> None:
    with qtbot.waitSignal(page.practice_asked) as asked:
        page.desk.checks.practice.click()
    brief = asked.args[0]
    assert isinstance(brief, Brief)
    assert brief.script == Script.parse(READY, "Rust talk")
    assert brief.recipient.first_name == "Dana"
    assert brief.rubric.id == "recruiter-15"
    assert settings.now.script is not None


def test_a_number_not_told_yet_is_asked_for(page: ScriptsPage, settings: OpenSettings) -> None:
    settings.change(caller=Caller("Ana Ruiz", "Infolabs"))
    assert things(page) == ["Your number is not known yet. Add it under Settings."]


def test_names_that_the_recogniser_does_not_know_are_told_together(page: ScriptsPage) -> None:
    page.desk.listen_for(
        Vocabulary(lambda word: word.casefold() in KNOWN and word != "Dana", lambda word: "")
    )
    assert things(page) == ["The recogniser does not know 'Infolabs' and 'Dana'. Teach it how they sound."]
    assert page.desk.check().ready


def test_one_unknown_name_is_told_with_what_is_listened_for(page: ScriptsPage) -> None:
    page.desk.listen_for(Vocabulary(lambda word: word != "Infolabs", lambda word: "info labs"))
    assert things(page) == ["'Infolabs' is not in the recogniser's dictionary. It listens for 'info labs'."]


def test_another_rubric_is_kept_and_checked_at_once(page: ScriptsPage, library: Library) -> None:
    page.desk.header.rubric_chosen.emit("sales-30")
    assert library.scripts.all()[0].rubric == "sales-30"
    assert page.desk.checks.limit.text() == "of 30 s"
    assert "Say the number a second time." in things(page)


def test_what_the_shell_changed_elsewhere_is_read_anew(page: ScriptsPage, library: Library) -> None:
    library.scripts.add("Other", READY, "sales-30")
    page.refresh()
    assert page.scripts.list.count() == 2


def test_a_search_finds_titles_and_words(page: ScriptsPage, library: Library) -> None:
    for number in range(9):
        library.scripts.add(f"Pitch {number}", "reason: about turbines" if number == 3 else READY, "sales-30")
    page.refresh()
    page.scripts.search.setText("turbines")
    assert [page.scripts.list.item(row).text() for row in range(page.scripts.list.count())] == ["Pitch 3"]


def test_a_thousand_scripts_are_listed_while_one_types(page: ScriptsPage, library: Library) -> None:
    for number in range(1000):
        library.scripts.add(f"Pitch {number}", READY, "sales-30")
    page.refresh()
    assert page.scripts.list.count() == 1001


@pytest.mark.parametrize("name", ["new", "rename", "duplicate", "delete", "element", "gap", "practice"])
def test_every_verb_has_a_key(page: ScriptsPage, name: str) -> None:
    assert page.actions_by_name[name].shortcut() == QKeySequence(SCRIPTS[name].sequence)


def test_every_control_has_a_name_for_screen_readers(page: ScriptsPage) -> None:
    assert unnamed(page) == []


def test_all_is_reached_by_tab_alone(page: ScriptsPage, qtbot) -> None:
    page.resize(1280, 752)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    reached: set[QWidget | None] = set()
    for _ in range(40):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = {page.desk.editor, page.desk.header.title, page.desk.header.rubric, page.desk.checks.practice}
    wanted |= {page.scripts.list, page.scripts.new_button, page.desk.header.more, page.desk.add_button}
    assert wanted <= reached
