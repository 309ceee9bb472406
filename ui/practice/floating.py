"""The overlay as the page has it: made when it is first wanted, shown what the page shows, remembered."""

from __future__ import annotations

from collections.abc import Callable

from coach.settings import OpenSettings
from ui.practice.desk import Desk
from ui.practice.headline import Headline
from ui.practice.live_view import LiveView
from ui.practice.overlay import Overlay
from ui.practice.take_flow import TakeFlow
from ui.theme import Look


class Floating:
    """Lets the overlay come and go; `window` is None until it was wanted for the first time."""

    def __init__(self, look: Look, settings: OpenSettings, flow: TakeFlow, live: LiveView) -> None:
        self._look, self._settings, self._flow, self._live = look, settings, flow, live
        self.window: Overlay | None = None

    def toggle(self, desk: Desk, take: Callable[[], object], leave: Callable[[], object]) -> None:
        """Comes with what lies on the desk, or goes."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        if self.window is None:
            self.window = self._made(take, leave)
        self.window.checklist.show_elements(desk.rubric.required)
        self.window.float_up()
        self._settings.change(overlay=True)

    def show_outcome(self, told: Headline) -> None:
        """What the verdict says, in a line or two."""
        if self.window is not None:
            self.window.show_outcome(told.large, told.passed)

    def close_down(self) -> None:
        """Goes with the program, and comes back with it."""
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect()
            window.close()
            window.deleteLater()

    def _made(self, take: Callable[[], object], leave: Callable[[], object]) -> Overlay:
        window = Overlay(self._look, take, leave)
        window.closed.connect(lambda: self._settings.change(overlay=False))
        self._flow.phase_changed.connect(window.show_phase)
        self._live.add(window.bar, window.digits, window.checklist, window.meter)
        return window
