"""What a screen reader would call each control of a window, and which it could call nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QScrollArea, QWidget


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in it that takes clicks or keys, but for Qt's own parts of a control."""
    for widget in root.findChildren(QWidget):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        control = isinstance(widget, QAbstractButton | QLineEdit | QComboBox) or takes_keys
        if control and not _is_part(widget):
            yield widget


def _is_part(widget: QWidget) -> bool:
    """Named qt_, the list that a combo box opens, the cross in a line; a place that scrolls is none."""
    holder = widget.parentWidget()
    inside = holder is not None and (
        holder.inherits("QComboBoxPrivateContainer") or isinstance(holder, QLineEdit | QComboBox)
    )
    return inside or widget.objectName().startswith("qt_") or isinstance(widget, QScrollArea)


def name_of_control(widget: QWidget) -> str:
    """The name that assistive programs are given."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def unnamed(root: QWidget) -> list[QWidget]:
    """Controls that would be announced by their kind alone. Whole pages are no controls."""
    return [one for one in controls(root) if not name_of_control(one) and not one.inherits("PracticePage")]
