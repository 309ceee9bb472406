"""A choice of a few things: what is chosen, a mark that more can be had, and the list on Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ui.theme import Look, set_look_of
from ui.widgets.icons import paint_icon

ICON, EDGE = 16, 10


class Choice(QComboBox):
    """A combo box with our own chevron. `quiet` ones have no ground until they are pointed at."""

    def __init__(self, look: Look, name: str, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self._quiet = quiet
        set_look_of(self, kind="quiet" if quiet else "")
        if quiet:
            self.currentIndexChanged.connect(self.updateGeometry)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # 'To contents' would shrink it below what its layout gave it whenever the list is read anew.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def choose(self, key: object) -> None:
        """Shows the item with this key as chosen; the first one where there is none."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def sizeHint(self) -> QSize:
        hint, side = super().sizeHint(), self._look.px(ICON)
        if not self._quiet:
            return QSize(hint.width() + side, hint.height())
        words = self._look.font(15, 500)
        return QSize(
            int(QFontMetricsF(words).horizontalAdvance(self.currentText())) + side + 4 * EDGE, hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(96), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        side = float(self._look.px(ICON))
        room = int(self.width() - side - 3 * EDGE)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        place = QRectF(self.width() - side - EDGE, (self.height() - side) / 2, side, side)
        paint_icon(painter, "down", self._look.colour("text" if self.hasFocus() else "muted"), place)
