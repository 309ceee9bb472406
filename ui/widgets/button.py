"""Buttons: a verb, and quieter beside it the key that does the same. Enter presses them too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme import Look, set_look_of
from ui.widgets.icons import paint_icon

TONES = {"primary": "background", "recording": "background", "quiet": "muted", "link": "focus"}
PADDING, GAP = 18, 8


class Button(QPushButton):
    """A button of a `kind` the stylesheet knows: primary, recording, quiet, link, or plain ('').

    `flush` ones begin where the text above them begins.
    """

    def __init__(
        self,
        look: Look,
        verb: str,
        pressed: Callable[[], object] | None = None,
        *,
        icon_name: str = "",
        key: str = "",
        kind: str = "quiet",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = pressed
        self._flush = flush
        self.clicked.connect(self._press)
        look.changed.connect(self._look_again)
        self.show_as(verb, icon_name=icon_name, key=key, kind=kind)

    def show_as(self, verb: str, *, icon_name: str = "", key: str = "", kind: str = "quiet") -> None:
        """Changes verb, icon, key and kind together."""
        self._icon_name, self._key, self._kind = icon_name, key, kind
        self.setText(verb)
        self.setAccessibleName(verb)
        set_look_of(self, kind=kind)
        self._look_again()

    def sizeHint(self) -> QSize:
        parts = [width for _, width in self._parts()]
        padding = 6 if self._kind == "link" else 2 * PADDING if self.text() else 16
        width = sum(parts) + GAP * (len(parts) - 1) + padding
        tall = 40 if self._kind in ("primary", "recording") else 34
        return QSize(int(width) + 4, max(32, self._look.px(tall)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        colour = self._look.colour(TONES.get(self._kind, "text") if self.isEnabled() else "muted")
        if self._kind == "quiet" and (self.underMouse() or self.hasFocus()):
            colour = self._look.colour("text")
        if not self.isEnabled():
            colour.setAlphaF(0.5)
        parts = self._parts()
        width = sum(part for _, part in parts) + GAP * (len(parts) - 1)
        x = 2.0 if self._flush or self._kind == "link" else (self.width() - width) / 2
        middle = self.height() / 2
        for name, part in parts:
            if name == "icon":
                side = part
                paint_icon(painter, self._icon_name, colour, QRectF(x, middle - side / 2, side, side))
            else:
                font = self._key_font() if name == "key" else self._font()
                painter.setFont(font)
                shade = self._look.colour(
                    "background" if colour == self._look.colour("background") else "muted"
                )
                shade.setAlphaF(colour.alphaF())
                painter.setPen(shade if name == "key" else colour)
                text = self._key if name == "key" else self.text()
                painter.drawText(QPointF(x, middle + QFontMetricsF(self._font()).capHeight() / 2), text)
            x += part + GAP

    def _press(self) -> None:
        if self._pressed is not None:
            self._pressed()

    def _look_again(self) -> None:
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._look.font(15, 600 if self._kind in ("primary", "recording") else 500)

    def _key_font(self) -> QFont:
        return self._look.font(13, 400)

    def _parts(self) -> list[tuple[str, float]]:
        """Icon, verb and key with their widths, those that are there."""
        parts: list[tuple[str, float]] = []
        if self._icon_name:
            parts.append(("icon", float(self._look.px(18))))
        if self.text():
            parts.append(("verb", QFontMetricsF(self._font()).horizontalAdvance(self.text())))
        if self._key:
            parts.append(("key", QFontMetricsF(self._key_font()).horizontalAdvance(self._key)))
        return parts
