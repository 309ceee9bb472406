"""Pictures of each state of the practice page, for people to judge: build/pictures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from coach.errors import MicrophoneError
from coach.events import Failed, Listening
from coach.rubric import shipped_rubric
from coach.verdict import Fix
from tests.ui.conftest import picture
from tests.ui.practice.told import (
    LONG_CALLER,
    LONG_RECIPIENT,
    SAID,
    SCRIPT,
    Stand,
    verdict_of,
    while_speaking,
)
from ui.main_window import MainWindow
from ui.practice.desk import Desk
from ui.practice.page import PracticePage
from ui.theme import Look

SIZES = [(1280, 800), (1920, 1080)]
FAST_NUMBER = Fix(
    "number_pace", "You said the number at 4.1 digits a second; pause after the area code.", 9.6, 14.0
)
SORRY = ("apology", "sorry to call", 0.9, 1.4)


def in_window(look: Look, page: PracticePage) -> MainWindow:
    others: dict[str, Callable[[], QWidget]] = dict.fromkeys(
        ("takes", "compare", "scripts", "settings"), QWidget
    )
    window = MainWindow(look, {"practice": lambda: page, **others})
    window.show_page("practice")
    page.speaking_changed.connect(window.recede)
    return window


def settle(qtbot, page: PracticePage) -> None:
    QApplication.processEvents()
    assert page.scenes.drawing is None or page.scenes.drawing.join(10)
    QApplication.processEvents()


def speak(page: PracticePage, stand: Stand, until: float, parts=SAID) -> None:
    page.take()
    stand.running.tell(*while_speaking(until, parts))
    QApplication.processEvents()
    page.time_bar.show_time(until + 0.4, page.desk.rubric.limit_seconds, live=True)
    page.aside.digits.show_time(until + 0.4, page.desk.rubric.limit_seconds)
    page.live.frames.stop()


def failed(**changes):
    return verdict_of(
        seconds=14.6,
        fixes=[FAST_NUMBER, Fix("bridge", "Say what of the talk you liked.")],
        missing=["bridge"],
        **changes,
    )


@pytest.mark.parametrize("size", SIZES, ids=["1280", "1920"])
def test_each_state_leaves_a_picture(qtbot, make_page, stand: Stand, either_look: Look, size) -> None:
    page = make_page(either_look)
    window = in_window(either_look, page)
    qtbot.addWidget(window)
    theme = "dark" if either_look.dark else "light"
    name = f"practice-{{}}-{theme}-{size[0]}"
    picture(window, name.format("idle"), *size)
    speak(page, stand, 5.0)
    picture(window, name.format("speaking"), *size)
    stand.running._outcome = type(stand.running._outcome)(14.6, failed(), stand.sound)
    page.take()
    settle(qtbot, page)
    picture(window, name.format("failed"), *size)
    page.verdict.toggle_more()
    settle(qtbot, page)
    picture(window, name.format("review"), *size)
    page.verdict.toggle_more()
    stand.will_finish(verdict_of())
    speak(page, stand, 14.2)
    picture(window, name.format("late"), *size)
    page.take()
    settle(qtbot, page)
    picture(window, name.format("passed"), *size)


def test_long_names_at_twice_the_text_size_leave_a_picture(
    qtbot, make_page, stand: Stand, either_look: Look
) -> None:
    either_look.choose(text_scale=2.0)
    desk = Desk(shipped_rubric("sales-30"), LONG_CALLER, LONG_RECIPIENT, SCRIPT)
    page = make_page(either_look, desk)
    window = in_window(either_look, page)
    qtbot.addWidget(window)
    theme = "dark" if either_look.dark else "light"
    picture(window, f"practice-idle-{theme}-1280-twice", 1280, 800)
    rubric = shipped_rubric("sales-30")
    stand.will_finish(
        verdict_of(
            rubric=rubric,
            seconds=31.4,
            avoids=[SORRY],
            unclear=["bridge"],
            missing=["reason"],
            fixes=[FAST_NUMBER],
        )
    )
    speak(page, stand, 5.0)
    picture(window, f"practice-speaking-{theme}-1280-twice", 1280, 800)
    page.take()
    settle(qtbot, page)
    picture(window, f"practice-failed-{theme}-1280-twice", 1280, 800)


def test_the_quieter_states_leave_pictures(qtbot, make_page, stand: Stand, look: Look, settings) -> None:
    page = make_page(look)
    window = in_window(look, page)
    qtbot.addWidget(window)
    for name in ("key-words", "cue-names", "nothing"):
        page.choices.fade_more()
        page.notice.hide()
        picture(window, f"practice-faded-{name}-dark-1280")
    page.choices.fade_more()
    page.notice.say(
        "A take of 11.2 s from 14:05 was left unfinished. Its sound is here.",
        ("Mark it", str),
        ("Throw it away", str),
    )
    picture(window, "practice-left-behind-dark-1280")
    page.notice.hide()
    window._keys.toggle()
    picture(window, "keys-dark-1280")
    window._keys.toggle()
    settings.change(countdown=3)
    page.take()
    picture(window, "practice-countdown-dark-1280")
    page.leave()
    settings.change(countdown=0)
    page.choose_script(None)
    speak(page, stand, 8.0)
    picture(window, "practice-no-script-dark-1280")
    page.leave()
    QApplication.processEvents()
    page.choose_script(SCRIPT)
    told = Fix("bridge", "Say the tie to Dana so that it can be heard: name the talk.", 2.9, 5.0)
    said = [("apology", "call me", 8.6, 9.0)]
    stand.will_finish(verdict_of(seconds=15.9, unclear=["bridge"], avoids=said, fixes=[told]))
    speak(page, stand, 14.4)
    page.take()
    settle(qtbot, page)
    picture(window, "practice-unclear-dark-1280")


@pytest.mark.parametrize("size", SIZES, ids=["1280", "1920"])
def test_states_that_ask_for_something_leave_pictures(
    qtbot, make_page, stand: Stand, either_look: Look, size
) -> None:
    page = make_page(either_look)
    window = in_window(either_look, page)
    qtbot.addWidget(window)
    ending = f"{'dark' if either_look.dark else 'light'}-{size[0]}"
    noisy = Fix(
        "noise", "There is too much noise to mark this fairly. Find a quieter place, or mark it by hand."
    )
    unclear = Fix("bridge", "The bridge was not understood. Say it once more, plainly.", 2.9, 5.0)
    stand.will_finish(
        verdict_of(seconds=14.6, missing=["reason"], unclear=["bridge"], fixes=[noisy]),
        verdict_of(unclear=["bridge"], fixes=[unclear]),
    )
    for name in ("noisy", "unclear"):
        speak(page, stand, 14.4)
        page.take()
        settle(qtbot, page)
        picture(window, f"practice-{name}-{ending}", *size)
    page.leave()
    QApplication.processEvents()
    page.take()
    gone = MicrophoneError("The microphone was unplugged. What you said so far is kept.", "Plug it in again.")
    stand.running.tell(Listening(), Failed(4.0, gone, stand.sound))
    QApplication.processEvents()
    picture(window, f"practice-unplugged-{ending}", *size)
    page.notice.hide()
    page.pickers.open_person()
    form = page.pickers.form
    picture(form, f"practice-person-{ending}", form.width(), form.height())
    form.hide()


def test_the_overlay_leaves_pictures(qtbot, make_page, stand: Stand, either_look: Look) -> None:
    page = make_page(either_look)
    qtbot.addWidget(page)
    page.toggle_overlay()
    theme = "dark" if either_look.dark else "light"
    speak(page, stand, 5.0)
    page.overlay.bar.show_time(5.4, 15, live=True)
    page.overlay.digits.show_time(5.4, 15)
    size = page.overlay.size()
    picture(page.overlay, f"overlay-speaking-{theme}", size.width(), size.height())
    page.take()
    settle(qtbot, page)
    size = page.overlay.size()
    picture(page.overlay, f"overlay-passed-{theme}", size.width(), size.height())
    stand.will_finish(failed(avoids=[SORRY]))
    speak(page, stand, 14.4)
    page.take()
    settle(qtbot, page)
    size = page.overlay.size()
    picture(page.overlay, f"overlay-failed-{theme}", size.width(), size.height())
