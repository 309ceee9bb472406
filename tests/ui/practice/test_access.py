"""Everything by keyboard, everything named, every text large enough to press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from coach.rehearse.fading import Fade
from coach.rehearse.practice_run import Goal
from coach.verdict import Fix, State
from tests.ui.naming import controls, unnamed
from tests.ui.practice.test_one_take import press, speak, take
from tests.ui.practice.told import verdict_of
from ui.keys import PRACTICE
from ui.main_window import MainWindow
from ui.practice.page import PracticePage
from ui.practice.take_flow import Phase
from ui.theme import Look
from ui.wording import PROMPTER_WORDS


def in_window(qtbot, look: Look, page: PracticePage) -> MainWindow:
    """The page in an active window of its own."""
    window = MainWindow(look, {"practice": lambda: page})
    qtbot.addWidget(window)
    window.show_page("practice")
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_every_control_has_a_name_before_and_after_a_take(page, stand) -> None:
    stand.will_finish(verdict_of(unclear=["bridge"], fixes=[Fix("bridge", "Say it.", 2.9, 5.0)]))
    page.toggle_overlay()
    page.notice.say("A take was left.", ("Mark it", str))
    for _ in range(2):
        assert [one for root in (page.window(), page.overlay, page.pickers) for one in unnamed(root)] == []
        page.window().activateWindow()
        QApplication.processEvents()
        take(page, stand)
        page.verdict.toggle_more()


def test_the_element_being_said_is_in_sight_at_twice_the_text_size(page, stand, look) -> None:
    look.choose(text_scale=2.0)
    press(page, Qt.Key.Key_Space)
    for mark in ("greeting", "number", "greeting"):
        page.aside.checklist.show_current(mark)
        row = page.aside.checklist.row(mark)
        assert not row.visibleRegion().isEmpty()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_button_is_at_least_32_high(page, stand, look, scale: float) -> None:
    look.choose(text_scale=scale)
    take(page, stand)
    shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert shown
    assert [one.accessibleName() for one in shown if one.height() < 32] == []


def notice(page) -> str:
    return page.notice.words


WALK: list[tuple[str, str, Callable[..., object], object]] = [
    # The action, what is true before it ('ready', 'speaking', 'marked', 'unclear'), what to look at, and
    # what is seen there after its key was pressed.
    ("take", "ready", lambda page: page.flow.phase, Phase.SPEAKING),
    ("again", "marked", lambda page: page.flow.phase, Phase.SPEAKING),
    ("leave", "marked", notice, "Thrown away."),
    ("undo", "thrown", lambda page: len(page.book.run.attempts), 1),
    ("play", "marked", lambda page: page.playback.hears_take, True),
    ("evidence", "marked", lambda page: page.playback.hears_take, True),
    ("said", "unclear", lambda page: page.book.marked.counted.elements["bridge"].state, State.SAID),
    ("not_said", "unclear", lambda page: page.book.marked.counted.elements["bridge"].state, State.MISSING),
    ("more", "marked", lambda page: page.verdict.rest.isVisible(), True),
    ("compare", "kept", lambda page: page.asked_for, [7]),
    ("next_cue", "speaking", lambda page: page.stage._cue, 1),
    ("earlier_cue", "second cue", lambda page: page.stage._cue, 0),
    ("next_word", "speaking", lambda page: page.stage._position, 1),
    ("earlier_word", "second cue", lambda page: page.stage._position, 1),
    ("larger", "ready", lambda page: page.stage.type_size, 42),
    ("smaller", "ready", lambda page: page.stage.type_size, 32),
    ("fade", "ready", lambda page: page.book.run.fade, Fade.KEY_WORDS),
    ("prompter", "ready", notice, PROMPTER_WORDS["timed"]),
    ("goal", "ready", lambda page: page.book.run.goal, Goal.THREE_IN_A_ROW),
    ("overlay", "ready", lambda page: page.overlay.isVisible(), True),
    ("rubric", "ready", lambda page: page.pickers.rubric.menu().isVisible(), True),
    ("person", "ready", lambda page: page.pickers.form.isVisible(), True),
    ("script", "ready", lambda page: page.pickers.script.menu().isVisible(), True),
]


def bring_about(page, stand, state: str) -> None:
    """Brings a page from its first moment into a state by the same keys."""
    if state == "ready":
        return
    if state in ("speaking", "second cue"):
        press(page, Qt.Key.Key_Space)
        if state == "second cue":
            press(page, Qt.Key.Key_Down)
        return
    unclear = ["bridge"] if state == "unclear" else []
    stand.will_finish(verdict_of(unclear=unclear, missing=["reason"], fixes=[Fix("ask", "Ask.", 8.6, 9.4)]))
    take(page, stand)
    if state == "thrown":
        press(page, Qt.Key.Key_Escape)
    if state == "kept":
        page.book.keep_as(7, stand.sound)


def press_sequence(page, name: str) -> None:
    """Presses an action's keys as `ui/keys.py` names them."""
    pressed = QKeySequence(PRACTICE[name].sequence)[0]
    press(page, pressed.key(), pressed.keyboardModifiers())


def test_every_action_has_a_key_and_is_walked() -> None:
    assert [name for name, *_ in WALK] == list(PRACTICE)


@pytest.mark.parametrize("step", WALK, ids=[name for name, *_ in WALK])
def test_every_action_is_done_by_its_key_alone(page, stand, step) -> None:
    name, state, look_at, seen = step
    page.asked_for = []
    page.compare_asked.connect(page.asked_for.append)
    bring_about(page, stand, state)
    press_sequence(page, name)
    assert look_at(page) == seen
    for menu in (page.pickers.rubric.menu(), page.pickers.script.menu(), page.pickers.form):
        menu.hide()


def test_no_key_opens_a_picker_while_someone_speaks(page, stand) -> None:
    press(page, Qt.Key.Key_Space)
    for name in ("rubric", "person", "script"):
        press_sequence(page, name)
    assert not page.pickers.form.isVisible()
    assert not page.pickers.rubric.menu().isVisible()
    assert not page.pickers.script.menu().isVisible()


def test_the_arrows_move_the_cursor_only_while_speaking(page, stand) -> None:
    press(page, Qt.Key.Key_Down)
    assert page.stage._cue == 0
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Down)
    assert page.stage._cue == 1
    press(page, Qt.Key.Key_Up)
    assert page.stage._cue == 0
    press(page, Qt.Key.Key_Right)
    assert page.stage._position == 1
    press(page, Qt.Key.Key_Left)
    assert page.stage._position == 0


def test_ctrl_plus_and_minus_change_the_type_and_it_is_remembered(page, settings) -> None:
    before = page.stage.type_size
    page.keys["larger"].activated.emit()
    assert page.stage.type_size > before
    assert settings.now.stage_size == page.stage.type_size
    page.keys["smaller"].activated.emit()
    assert page.stage.type_size == before


def test_t_changes_how_the_script_moves(page, settings) -> None:
    seen = []
    for _ in range(3):
        press(page, Qt.Key.Key_T)
        seen.append(settings.now.prompter)
    assert seen == ["timed", "still", "voice"]


def test_a_timed_script_moves_with_the_time(page, stand, settings) -> None:
    settings.change(prompter="timed")
    speak(page, stand, until=1.0)
    page.live._follower  # noqa: B018  the cursor does not come from the words
    page.flow._clock.start()
    page.live.show_frame()
    assert page.stage._position == 0


def test_o_floats_the_overlay_and_closes_it(page, stand, settings) -> None:
    press(page, Qt.Key.Key_O)
    assert page.overlay is not None and page.overlay.isVisible()
    assert page.overlay.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert settings.now.overlay
    page.window().activateWindow()
    QApplication.processEvents()
    speak(page, stand, until=1.0)
    row = page.overlay.checklist.row("greeting")
    assert row is not None and row.accessibleName() == "Greeting, said at 0:00"
    page.leave()
    press(page, Qt.Key.Key_O)
    assert not page.overlay.isVisible()
    assert not settings.now.overlay


def test_space_works_in_the_overlay_too(page, stand) -> None:
    page.toggle_overlay()
    QApplication.processEvents()
    QTest.keyClick(page.overlay, Qt.Key.Key_Space)
    assert page.flow.phase is Phase.SPEAKING


def test_enter_on_a_mark_opens_its_choices(page, stand, qtbot) -> None:
    take(page, stand)
    row = page.aside.checklist.row("bridge")
    assert row is not None and row.focusPolicy() is Qt.FocusPolicy.StrongFocus
    QTest.keyClick(row, Qt.Key.Key_Return)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Hear it at 2.9 s", "It was said", "It was not said",
    ]  # fmt: skip
    menu.close()


def test_the_words_can_be_walked_and_heard_by_keyboard(page, stand, player) -> None:
    take(page, stand)
    view = page.verdict.transcript
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert player.played[-1] == ("take.wav", pytest.approx(0.9), None)


def test_m_shows_the_rest_and_hides_it_again(page, stand) -> None:
    take(page, stand)
    press(page, Qt.Key.Key_M)
    assert not page.verdict.rest.isHidden()
    press(page, Qt.Key.Key_M)
    assert page.verdict.rest.isHidden()


def test_r_takes_it_again(page, stand) -> None:
    take(page, stand)
    press(page, Qt.Key.Key_R)
    assert page.flow.phase is Phase.SPEAKING


def test_the_person_can_be_typed(page) -> None:
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    form = page.pickers.form
    assert form.isVisible()
    form.fields["first_name"].setText("Priyanka")
    form.fields["last_name"].setText("Nair")
    QTest.keyClick(form.fields["last_name"], Qt.Key.Key_Return)
    assert page.desk.recipient.full_name == "Priyanka Nair"


def test_every_button_of_the_window_is_reached_by_tab(qtbot, make_page, look, stand) -> None:
    page = make_page(look)
    window = in_window(qtbot, look, page)
    take(page, stand)
    reached = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
    wanted = [one for one in controls(page.window()) if one.isVisible() and isinstance(one, QAbstractButton)]
    wanted = [one for one in wanted if one.isEnabled() and one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [one.accessibleName() for one in wanted if one not in reached] == []


def test_the_list_of_keys_comes_with_a_question_mark_and_goes_with_any_key(qtbot, make_page, look) -> None:
    page = make_page(look)
    window = in_window(qtbot, look, page)
    window._keys.toggle()
    assert window._keys.isVisible()
    QTest.keyClick(window._keys, Qt.Key.Key_X)
    assert not window._keys.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_key_that_hides_the_list_does_nothing_else(qtbot, make_page, look, stand, key) -> None:
    page = make_page(look)
    window = in_window(qtbot, look, page)
    take(page, stand)
    window._keys.toggle()
    QTest.keyClick(window._keys, key)
    assert not window._keys.isVisible()
    assert page.flow.phase is Phase.MARKED


def test_the_overlay_stays_whole_on_its_screen_when_the_verdict_makes_it_higher(page, stand) -> None:
    page.toggle_overlay()
    screen = page.overlay.screen().availableGeometry()
    page.overlay.move(screen.right() - page.overlay.width(), screen.bottom() - page.overlay.height())
    stand.will_finish(verdict_of(missing=["bridge"], fixes=[Fix("bridge", "Say what you read. " * 6)]))
    take(page, stand)
    assert page.overlay.geometry().bottom() <= screen.bottom()


def test_closing_twice_is_closing_once(page) -> None:
    page.toggle_overlay()
    page.close_down()
    page.close_down()
    assert page.overlay is None
