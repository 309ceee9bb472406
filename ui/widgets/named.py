"""A name above a control, as close as a field has it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text import Text


class Named(QWidget):
    """Shows a control under its name; the control gets it as its accessible name if it has none."""

    def __init__(self, name: str, control: QWidget, advice: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = Text(name, 13, tone="muted")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(control)
        if advice:
            control.setAccessibleDescription(advice)
            column.addWidget(Text(advice, 13, tone="muted", wrap=True))
        self.setFocusProxy(control)
