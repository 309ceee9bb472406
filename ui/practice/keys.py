"""Every action of the practice page on its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.keys import PRACTICE
from ui.practice.take_flow import Phase

if TYPE_CHECKING:
    from ui.practice.page import PracticePage


def bind_keys(page: PracticePage) -> dict[str, QShortcut]:
    """Binds the keys of ui/keys.py; the arrows move the cursor only while someone speaks."""
    actions: dict[str, Callable[[], object]] = {
        "take": page.take,
        "again": page.again,
        "leave": page.leave,
        "undo": page.undo,
        "play": page.play,
        "evidence": page.verdict.play_evidence,
        "said": page.verdict.question.say_said,
        "not_said": page.verdict.question.say_not_said,
        "more": page.verdict.toggle_more,
        "compare": page.compare,
        "next_cue": partial(page.live.move_cue, 1),
        "earlier_cue": partial(page.live.move_cue, -1),
        "next_word": partial(page.live.move_word, 1),
        "earlier_word": partial(page.live.move_word, -1),
        "larger": partial(page.stage.grow, 1),
        "smaller": partial(page.stage.grow, -1),
        "fade": page.choices.fade_more,
        "prompter": page.choices.next_prompter,
        "goal": page.choices.next_goal,
        "overlay": page.toggle_overlay,
        "rubric": page.pickers.open_rubrics,
        "person": page.pickers.open_person,
        "script": page.pickers.open_scripts,
    }
    bound = {}
    for name, action in actions.items():
        shortcut = QShortcut(QKeySequence(PRACTICE[name].sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(name.endswith(("_cue", "_word", "larger", "smaller")))
        shortcut.activated.connect(action)
        bound[name] = shortcut
    arrows = [bound[name] for name in ("next_cue", "earlier_cue", "next_word", "earlier_word")]
    pickers = [bound[name] for name in ("rubric", "person", "script")]

    def follow_phase(phase: Phase) -> None:
        for arrow in arrows:
            arrow.setEnabled(phase is Phase.SPEAKING)
        for picker in pickers:
            picker.setEnabled(page.flow.quiet)

    follow_phase(Phase.READY)
    page.flow.phase_changed.connect(follow_phase)
    return bound
