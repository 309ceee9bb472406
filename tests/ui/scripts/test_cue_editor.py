"""Writing cues: what is typed, pasted, moved and undone is the script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor

from coach.rubric import shipped_rubric
from coach.script import Cue, Script
from tests.ui.scripts.conftest import READY
from tests.ui.test_theme import contrast
from ui.scripts.chips import TINT
from ui.scripts.cue_editor import CueEditor
from ui.theme import Look


@pytest.fixture
def editor(look: Look, qtbot) -> CueEditor:
    made = CueEditor(look)
    qtbot.addWidget(made)
    made.show_rubric(shipped_rubric("recruiter-15"))
    made.show_script(Script.parse(READY))
    made.resize(700, 500)
    made.show()
    return made


def paste(editor: CueEditor, text: str) -> None:
    pasted = QMimeData()
    pasted.setText(text)
    editor.insertFromMimeData(pasted)


def press(
    qtbot, editor: CueEditor, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(editor, key, held)


def test_what_is_shown_is_what_comes_back(editor: CueEditor) -> None:
    assert editor.script == Script.parse(READY)


def test_a_note_comes_back_as_a_note(editor: CueEditor) -> None:
    editor.show_script(Script.parse("smile\nask: Call me"))
    assert editor.script.cues == (Cue("smile"), Cue("Call me", "ask"))


def test_typing_changes_the_cue_with_the_caret(editor: CueEditor, qtbot) -> None:
    editor.go_to(5)
    qtbot.keyClicks(editor, " today")
    assert editor.script.cues[5] == Cue("Call me on today", "ask")


def test_enter_begins_a_cue_for_the_first_element_still_missing(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("greeting: Hi\nidentity: this is Ana"))
    editor.go_to(0)
    press(qtbot, editor, Qt.Key.Key_Return)
    assert [cue.element for cue in editor.script.cues] == ["greeting", "affiliation", "identity"]


def test_enter_within_a_cue_splits_it(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("greeting: Hi Dana"))
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    press(qtbot, editor, Qt.Key.Key_Return)
    assert editor.script.cues == (Cue("Hi", "greeting"), Cue("Dana", "identity"))


def test_shift_enter_is_no_line_within_a_cue(editor: CueEditor, qtbot) -> None:
    editor.go_to(6)
    press(qtbot, editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "again")
    assert editor.script.cues[-1].text == "again"


def test_backspace_takes_a_placeholder_out_as_one(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("greeting: Hi {first_name}"))
    editor.go_to(0)
    press(qtbot, editor, Qt.Key.Key_Backspace)
    assert editor.script.cues == (Cue("Hi", "greeting"),)


def test_delete_takes_the_placeholder_after_the_caret_out_as_one(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("number: {phone} please"))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(qtbot, editor, Qt.Key.Key_Delete)
    assert editor.script.cues == (Cue("please", "number"),)


def test_the_next_gap_is_selected_and_what_is_typed_fills_it(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("greeting: Hi {first_name}\nbridge: your {talk} on {subject}"))
    assert editor.go_to_next_gap()
    qtbot.keyClicks(editor, "post")
    assert editor.go_to_next_gap()
    qtbot.keyClicks(editor, "Rust")
    assert editor.script.cues[1].text == "your post on Rust"
    assert not editor.has_gaps
    assert not editor.go_to_next_gap()


def test_a_click_on_a_gap_selects_it_whole(editor: CueEditor, qtbot) -> None:
    editor.show_script(Script.parse("bridge: {their talk}"))
    place = editor.cursorRect(QTextCursor(editor.document())).topLeft() + QPoint(40, 10)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.textCursor().selectedText() == "{their talk}"


def test_alt_up_moves_a_cue_and_undo_moves_it_back(editor: CueEditor, qtbot) -> None:
    editor.go_to(4)
    press(qtbot, editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [cue.element for cue in editor.script.cues][3:5] == ["reason", "bridge"]
    assert editor.position == 3
    editor.undo()
    assert editor.script == Script.parse(READY)


def test_the_first_cue_cannot_be_moved_up(editor: CueEditor) -> None:
    editor.go_to(0)
    editor.move_cue(-1)
    assert editor.script == Script.parse(READY)


def test_another_element_can_be_undone_and_done_again(editor: CueEditor) -> None:
    editor.go_to(4)
    editor.set_element("bridge")
    assert editor.script.cues[4].element == "bridge"
    editor.undo()
    assert editor.script.cues[4].element == "reason"
    editor.redo()
    assert editor.script.cues[4].element == "bridge"


def test_the_menu_offers_what_the_rubric_requires_first_and_a_note_last(editor: CueEditor) -> None:
    editor.go_to(5)
    words = [action.text() for action in editor.element_menu().actions() if action.text()]
    assert words[:3] == ["Greeting", "Who I am", "Company"]
    assert words[-1] == "Note, not spoken"
    checked = [action.text() for action in editor.element_menu().actions() if action.isChecked()]
    assert checked == ["Ask"]


def test_a_pasted_cue_sheet_becomes_cues(editor: CueEditor) -> None:
    editor.show_script(Script())
    paste(editor, "greeting: Hi Dana\nsmile\nask: Call me")
    assert editor.script.cues == (Cue("Hi Dana", "greeting"), Cue("smile"), Cue("Call me", "ask"))


def test_pasted_lines_of_any_text_become_cues_for_what_is_missing(editor: CueEditor) -> None:
    editor.show_script(Script())
    paste(editor, "Hi Dana\nthis is Ana")
    assert editor.script.cues == (Cue("Hi Dana", "greeting"), Cue("this is Ana", "identity"))


def test_several_cues_are_copied_as_a_cue_sheet(editor: CueEditor) -> None:
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == READY


def test_a_few_words_are_copied_as_words(editor: CueEditor) -> None:
    editor.go_to(3, "Rust schedulers")
    assert editor.createMimeDataFromSelection().text() == "Rust schedulers"


def test_tab_leaves_the_editor(editor: CueEditor, qtbot) -> None:
    editor.go_to(0)
    press(qtbot, editor, Qt.Key.Key_Tab)
    assert editor.script == Script.parse(READY)


def test_a_cue_entered_is_told_with_its_name(editor: CueEditor, qtbot) -> None:
    with qtbot.waitSignal(editor.cue_entered) as entered:
        editor.go_to(3)
    assert entered.args == [3]
    assert editor.accessibleDescription() == "Bridge"


def test_text_twice_as_large_changes_no_words_and_can_still_be_undone(
    editor: CueEditor, look: Look, qtbot
) -> None:
    look.choose(text_scale=2.0)
    editor.go_to(0)
    qtbot.keyClicks(editor, "x")
    editor.undo()
    assert editor.script == Script.parse(READY)


def test_the_words_of_a_chip_can_be_read_on_its_ground(either_look: Look) -> None:
    gap = either_look.mixed("focus", "background", TINT).name()
    current = either_look.mixed("focus", "surface", TINT).name()
    assert contrast(either_look.colours.focus, gap) >= 4.5
    assert contrast(either_look.colours.focus, current) >= 4.5
    assert contrast(either_look.colours.text, either_look.colours.raised) >= 4.5
