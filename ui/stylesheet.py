"""The stylesheet, made of the tokens of `ui/theme.py`. The only place where Qt style rules are written.

What a widget may carry as properties: labels `text_size` (13 15 18 24 36), `tone` (muted recording passed
running_out focus), `weight` (400 500 600), `tabular`; buttons `kind` (primary quiet nav link
recording); frames `kind` (surface raised line).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Colours


def stylesheet(colours: Colours, scale: float) -> str:
    """All rules for these colours at this text scale."""

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    return "\n".join(
        (
            _text(colours, px),
            _buttons(colours, px),
            _fields(colours, px),
            _surfaces(colours),
            _scrolling(colours),
        )
    )


def _text(colours: Colours, px: Callable[[float], str]) -> str:
    sizes = "\n".join(
        f'*[text_size="{size}"] {{ font-size: {px(size)}; }}' for size in (13, 15, 18, 24, 36, 72)
    )
    weights = "\n".join(f'*[weight="{weight}"] {{ font-weight: {weight}; }}' for weight in (400, 500, 600))
    tones = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {getattr(colours, tone)}; }}'
        for tone in ("text", "muted", "recording", "passed", "running_out", "focus")
    )
    return f"""
* {{ font-family: "Atkinson Hyperlegible Next"; }}
QWidget {{ font-size: {px(15)}; color: {colours.text}; }}
QMainWindow, QDialog {{ background: {colours.background}; }}
QLabel {{ background: transparent; }}
{sizes}
{weights}
{tones}
"""


def _buttons(colours: Colours, px: Callable[[float], str]) -> str:
    return f"""
QPushButton, QToolButton {{
    background: {colours.raised}; color: {colours.text}; border: 2px solid transparent; border-radius: 10px;
    padding: 4px 14px; min-height: {px(28)}; font-weight: 500;
}}
QPushButton:hover, QToolButton:hover {{ border-color: {colours.raised}; background: {colours.surface}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {colours.focus}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {colours.muted}; background: transparent; }}
QPushButton[kind="primary"] {{
    background: {colours.text}; color: {colours.background}; font-weight: 600; padding: 6px 22px;
}}
QPushButton[kind="primary"]:hover {{ background: {colours.muted}; }}
QPushButton[kind="primary"]:focus {{ border-color: {colours.focus}; }}
QPushButton[kind="primary"]:disabled {{ background: {colours.raised}; color: {colours.muted}; }}
QPushButton[kind="recording"] {{
    background: {colours.recording}; color: {colours.background}; font-weight: 600; padding: 6px 22px;
}}
QPushButton[kind="recording"]:focus {{ border-color: {colours.text}; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{ background: transparent; color: {colours.muted}; }}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{
    color: {colours.text}; background: {colours.raised};
}}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{
    color: {colours.text}; border-color: {colours.focus};
}}
QPushButton[kind="nav"] {{
    background: transparent; color: {colours.muted}; padding: 4px 10px; border-radius: 8px;
}}
QPushButton[kind="nav"]:hover {{ color: {colours.text}; }}
QPushButton[kind="nav"]:checked {{ color: {colours.text}; font-weight: 600; }}
QPushButton[kind="nav"]:focus {{ border-color: {colours.focus}; }}
QPushButton[kind="link"] {{
    background: transparent; color: {colours.focus}; padding: 2px 4px; text-align: left;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {colours.focus}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton::menu-indicator {{ image: none; }}
"""


def _fields(colours: Colours, px: Callable[[float], str]) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{
    background: {colours.surface}; color: {colours.text}; border: 2px solid {colours.raised};
    border-radius: 10px; padding: 4px 10px; min-height: {px(24)};
    selection-background-color: {colours.focus}; selection-color: {colours.background};
    placeholder-text-color: {colours.muted};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border-color: {colours.focus};
}}
QTextEdit[kind="bare"], QLineEdit[kind="bare"] {{ background: transparent; border-color: transparent; }}
QTextEdit[kind="bare"] {{ padding: 0; border: none; border-radius: 0; }}
QLineEdit[kind="bare"] {{ padding: 4px 8px; }}
QLineEdit[kind="bare"]:hover {{ background: {colours.surface}; }}
QLineEdit[kind="bare"]:focus {{ background: {colours.surface}; border-color: {colours.focus}; }}
QComboBox {{ padding-left: 12px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox[kind="quiet"] {{ background: transparent; border-color: transparent; color: {colours.muted}; }}
QComboBox[kind="quiet"]:hover {{ color: {colours.text}; background: {colours.raised}; }}
QComboBox[kind="quiet"]:focus {{ color: {colours.text}; border-color: {colours.focus}; }}
QComboBox QAbstractItemView, QMenu {{
    background: {colours.raised}; color: {colours.text}; border: 1px solid {colours.muted};
    padding: 4px; outline: none;
    selection-background-color: {colours.surface}; selection-color: {colours.text};
}}
QMenu::item {{ padding: 6px 24px 6px 16px; border-radius: 6px; min-height: {px(20)}; }}
QMenu::item:selected {{ background: {colours.surface}; color: {colours.text}; }}
QMenu::item:disabled {{ color: {colours.muted}; }}
QMenu::separator {{ height: 1px; background: {colours.surface}; margin: 4px 8px; }}
QCheckBox, QRadioButton {{ spacing: 10px; min-height: {px(28)}; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ color: {colours.focus}; }}
QToolTip {{
    background: {colours.raised}; color: {colours.text}; border: 1px solid {colours.muted}; padding: 6px 8px;
    font-size: {px(13)};
}}
"""


def _surfaces(colours: Colours) -> str:
    return f"""
QFrame[kind="surface"] {{ background: {colours.surface}; border-radius: 10px; }}
QFrame[kind="raised"] {{ background: {colours.raised}; border-radius: 10px; }}
QFrame[kind="line"] {{ background: {colours.raised}; border: none; max-height: 1px; min-height: 1px; }}
QWidget[kind="page"] {{ background: {colours.background}; }}
QAbstractItemView {{
    background: transparent; border: none; outline: none;
    selection-background-color: {colours.raised}; selection-color: {colours.text};
}}
QAbstractItemView:focus {{ border: 2px solid {colours.focus}; border-radius: 10px; }}
QAbstractItemView[kind="lines"], QAbstractItemView[kind="lines"]:focus {{ border: none; }}
QTableView[kind="lines"] {{ background: {colours.background}; }}
QTableView[kind="lines"]::item {{ padding: 0 10px; border: none; }}
QHeaderView::section {{
    background: transparent; color: {colours.muted}; border: none; padding: 6px 10px; font-weight: 500;
}}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
"""


def _scrolling(colours: Colours) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {colours.raised}; border-radius: 4px; min-height: 32px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {colours.muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {colours.raised}; border-radius: 4px; min-width: 32px; margin: 2px;
}}
QScrollBar::handle:horizontal:hover {{ background: {colours.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
