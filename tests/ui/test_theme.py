"""Colours can be read, fonts are there, text grows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from ui.theme import DARK, FAMILY, LIGHT, Colours, Look, ThemeChoice


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ground", ["background", "surface", "raised"])
@pytest.mark.parametrize("tone", ["text", "muted", "recording", "passed", "running_out", "focus"])
def test_every_text_colour_can_be_read_on_every_ground(colours: Colours, ground: str, tone: str) -> None:
    assert contrast(getattr(colours, tone), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("tone", ["text", "recording"])
def test_words_on_filled_buttons_can_be_read(colours: Colours, tone: str) -> None:
    assert contrast(colours.background, getattr(colours, tone)) >= 4.5


def test_the_shipped_font_is_used_and_knows_polish_and_hungarian_names(look: Look) -> None:
    font = look.font(36, 600)
    assert QFontInfo(font).family().startswith(FAMILY)
    assert all(QFontMetricsF(font).inFontUcs4(ord(letter)) for letter in "Łűőčøñéß")


def test_tabular_figures_are_all_as_wide(look: Look) -> None:
    figures = QFontMetricsF(look.font(72, 600, tabular=True))
    assert len({figures.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_text_grows_to_twice_its_size_and_no_further(look: Look) -> None:
    look.choose(text_scale=3.0)
    assert look.px(18) == 36


def test_choosing_light_repaints(look: Look, qtbot) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(choice=ThemeChoice.LIGHT)
    assert look.colours is LIGHT
