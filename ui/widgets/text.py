"""Text on a page: a label with a size of the type scale and a tone, styled by the one stylesheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Tone, set_look_of


class Text(QLabel):
    """Plain text (never markup). `size` is one of 13 15 18 24 36, `tone` a colour's name."""

    def __init__(
        self,
        text: str = "",
        size: int = 15,
        *,
        tone: Tone = "text",
        weight: int = 400,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_look_of(self, text_size=str(size), tone=tone, weight=str(weight))

    def set_tone(self, tone: Tone) -> None:
        """Changes the tone; nothing happens where it already is so."""
        if self.property("tone") != tone:
            set_look_of(self, tone=tone)
