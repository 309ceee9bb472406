"""The one design language: colours, type, spacing, and the stylesheet made of them.

Widgets never write a colour or a size of their own: they ask the `Look` they were given, or carry the
properties that the stylesheet knows (`text_size`, `tone`, `weight`, `kind`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import as_file, files
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from ui.stylesheet import stylesheet

FAMILY = "Atkinson Hyperlegible Next"
Tone = Literal["text", "muted", "recording", "passed", "running_out", "focus"]
SIZES = (13, 15, 18, 24, 36)
STAGE_SIZES = (28, 32, 36, 42, 48, 56, 64, 72)
SPACES = (4, 8, 12, 16, 24, 32, 48)
CORNER = 10
TARGET = 32
MOTION_MS = 160


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours as #RRGGBB. Each of the last four has one meaning and never stands alone."""

    background: str
    surface: str
    raised: str
    text: str
    muted: str
    recording: str
    passed: str
    running_out: str
    focus: str


DARK = Colours(
    "#14161A", "#1C1F26", "#262A33", "#ECEEF2", "#A9B1C0", "#FF7A66", "#45D995", "#FFBE4D", "#7FB2FF"
)
LIGHT = Colours(
    "#F7F6F3", "#FFFFFF", "#EFEDE7", "#1B1D22", "#545B69", "#B93219", "#0A6E44", "#7D5200", "#1A56C4"
)


class ThemeChoice(StrEnum):
    """What the user chose; SYSTEM follows the desktop and changes with it."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Look(QObject):
    """How things look now: colours, text scale (1.0 to 2.0) and whether anything moves.

    Given to every page and painted widget. `changed` comes after any change; painted widgets repaint then.
    """

    changed = Signal()

    def __init__(
        self,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_scale: float = 1.0,
        reduced_motion: bool | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._text_scale = text_scale
        self._reduced_motion = reduced_motion
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._choice is ThemeChoice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Light
        return self._choice is ThemeChoice.DARK

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    @property
    def text_scale(self) -> float:
        """How much larger than designed all text is, 1.0 to 2.0."""
        return self._text_scale

    @property
    def moves(self) -> bool:
        """Whether things may move: not where the user, or the desktop, asked for less motion."""
        if self._reduced_motion is not None:
            return not self._reduced_motion
        return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    @property
    def motion_ms(self) -> int:
        """How long a movement lasts; 0 where nothing moves."""
        return MOTION_MS if self.moves else 0

    def choose(
        self,
        choice: ThemeChoice | None = None,
        text_scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Changes any of the three and dresses the program again."""
        if choice is not None:
            self._choice = choice
        if text_scale is not None:
            self._text_scale = min(2.0, max(1.0, text_scale))
        if reduced_motion is not None:
            self._reduced_motion = reduced_motion
        self.dress()

    def colour(self, tone: str, alpha: float = 1.0) -> QColor:
        """A colour by its name in `Colours`; `alpha` 0 to 1."""
        colour = QColor(getattr(self.colours, tone))
        colour.setAlphaF(alpha)
        return colour

    def mixed(self, tone: str, ground: str, share: float) -> QColor:
        """An opaque colour between two: `share` of `tone`, the rest of `ground`."""
        front, back = QColor(getattr(self.colours, tone)), QColor(getattr(self.colours, ground))
        pairs = (
            (front.redF(), back.redF()),
            (front.greenF(), back.greenF()),
            (front.blueF(), back.blueF()),
        )
        return QColor.fromRgbF(*(over * share + under * (1 - share) for over, under in pairs))

    def px(self, size: float) -> int:
        """A size of the type scale in pixels, scaled as the user asked."""
        return round(size * self._text_scale)

    def font(self, size: float, weight: int = 400, tabular: bool = False) -> QFont:
        """The product's font at a size of the type scale; `tabular` for figures that change in place."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def dress(self) -> None:
        """Puts colours, font and stylesheet on the whole program and tells painted widgets."""
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.setPalette(self._palette())
        program.setFont(self.font(15))
        program.setStyleSheet(stylesheet(self.colours, self._text_scale))
        self.changed.emit()

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self.dress()

    def _palette(self) -> QPalette:
        colours = self.colours
        roles = {
            QPalette.ColorRole.Window: colours.background,
            QPalette.ColorRole.Base: colours.surface,
            QPalette.ColorRole.AlternateBase: colours.raised,
            QPalette.ColorRole.Button: colours.raised,
            QPalette.ColorRole.ToolTipBase: colours.raised,
            QPalette.ColorRole.WindowText: colours.text,
            QPalette.ColorRole.Text: colours.text,
            QPalette.ColorRole.ButtonText: colours.text,
            QPalette.ColorRole.ToolTipText: colours.text,
            QPalette.ColorRole.PlaceholderText: colours.muted,
            QPalette.ColorRole.Highlight: colours.focus,
            QPalette.ColorRole.HighlightedText: colours.background,
            QPalette.ColorRole.Link: colours.focus,
            QPalette.ColorRole.Accent: colours.focus,
            QPalette.ColorRole.Mid: colours.muted,
        }
        palette = QPalette()
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.mixed("muted", "background", 0.6))
        return palette


def load_fonts() -> None:
    """Makes the shipped fonts known to Qt. Without them, a system without fonts shows empty boxes."""
    for place in files("assets").joinpath("fonts").iterdir():
        if place.name.endswith(".ttf"):
            with as_file(place) as path:
                QFontDatabase.addApplicationFont(str(path))


def set_look_of(widget: QWidget, **properties: object) -> None:
    """Gives a widget properties that the stylesheet knows, and lets the stylesheet see them at once."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
