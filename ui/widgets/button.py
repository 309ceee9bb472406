"""Buttons: a verb, the key that does the same beside it, pressed by Enter too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Look, set_look_of
from ui.widgets.icons import icon


class Button(QPushButton):
    """A button of a `kind` the stylesheet knows: primary, recording, quiet, link, or plain ('')."""

    def __init__(
        self,
        look: Look,
        verb: str,
        pressed: Callable[[], object] | None = None,
        *,
        icon_name: str = "",
        key: str = "",
        kind: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = pressed
        self._icon_name = icon_name
        self._kind = kind
        if pressed is not None:
            self.clicked.connect(self._press)
        look.changed.connect(self._dress)
        self.show_as(verb, icon_name=icon_name, key=key, kind=kind)

    def show_as(self, verb: str, *, icon_name: str = "", key: str = "", kind: str = "quiet") -> None:
        """Changes verb, icon, key and kind together."""
        self._icon_name, self._kind = icon_name, kind
        self.setText(f"{verb}   {key}" if key else verb)
        self.setAccessibleName(verb)
        self.setToolTip(key and f"Key: {key}")
        set_look_of(self, kind=kind)
        self._dress()

    def _press(self) -> None:
        if self._pressed is not None:
            self._pressed()

    def _dress(self) -> None:
        if not self._icon_name:
            return
        tone = {"primary": "background", "recording": "background", "quiet": "muted", "link": "focus"}.get(
            self._kind, "text"
        )
        self.setIcon(icon(self._look, self._icon_name, tone))
        side = self._look.px(18)
        self.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
