"""Chosen takes written for someone without the program: a page, a table, or sound with verdicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coach.keep.library import Library

Ask = Callable[[QWidget, str], str]
FORMS = {
    "page": "One web page, with sound",
    "table": "A table for spreadsheets",
    "folder": "A folder of sound and verdicts",
}
NAMES = {"page": ("takes.html", "Web page (*.html)"), "table": ("takes.csv", "Table (*.csv)")}


def ask_place(parent: QWidget, form: str) -> str:
    """Asks where to write; empty if the user thought better of it."""
    if form == "folder":
        return QFileDialog.getExistingDirectory(parent, "A folder for the takes")
    name, kinds = NAMES[form]
    return QFileDialog.getSaveFileName(parent, "Export takes", name, kinds)[0]


def write_takes(library: Library, numbers: Sequence[int], form: str, place: Path) -> Path:
    """Writes takes in a form of FORMS; slow for many, run it beside the window. Raises CoachError."""
    takes = [library.takes.take(number) for number in numbers]
    if form == "table":
        from coach.keep.csv_export import export_csv

        export_csv(takes, place)
    elif form == "folder":
        from coach.keep.folder_export import export_folder

        export_folder(takes, place)
    else:
        from coach.page.take_page import export_takes

        export_takes(takes, place)
    return place
