"""Where the parts of the practice page stand: stage two thirds, checklist one third, nothing between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from ui.practice.page import PracticePage


def lay_out(page: PracticePage) -> None:
    """Puts the page's widgets in their places."""
    heard = QHBoxLayout()
    heard.setContentsMargins(72, 8, 48, 8)
    heard.addWidget(page.heard)
    left = QVBoxLayout()
    left.setSpacing(0)
    left.addWidget(page.left, 1)
    left.addLayout(heard)
    middle = QHBoxLayout()
    middle.setSpacing(24)
    middle.addLayout(left, 2)
    middle.addWidget(page.aside, 1)
    noticed = QHBoxLayout()
    noticed.setContentsMargins(48, 0, 48, 0)
    noticed.addWidget(page.notice)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page.time_bar)
    column.addLayout(middle, 1)
    column.addLayout(noticed)
    column.addWidget(page.bottom)
