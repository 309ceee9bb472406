"""`afterbeep import`, `takes`, `export` and `compare`: the library from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, UsageError

if TYPE_CHECKING:
    from coach.compare.comparison import Comparison
    from coach.keep.library import Library
    from coach.keep.take_list import TakeRow
    from coach.take import Take


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the four commands to the command line."""
    taking_in = subparsers.add_parser("import", help="mark recordings and keep them as takes")
    taking_in.add_argument("sounds", nargs="+", metavar="AUDIO", type=Path, help="a recording")
    taking_in.add_argument("--rubric", metavar="ID", required=True, help="what to mark them against")
    taking_in.add_argument("--script", metavar="CUES", type=Path, help="a cue sheet")
    taking_in.add_argument("--people", metavar="FILE", type=Path, help="TOML with tables [me] and [to]")
    taking_in.set_defaults(run=_import)

    takes = subparsers.add_parser("takes", help="list kept takes, newest first")
    takes.add_argument("--json", action="store_true", help="one JSON object a line")
    takes.add_argument("--search", metavar="WORDS", default="", help="takes in which these words occur")
    takes.set_defaults(run=_list)

    export = subparsers.add_parser("export", help="write takes for someone without the program")
    export.add_argument("takes", nargs="*", metavar="TAKE", help="which (all, if none is named)")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--html", metavar="FILE", type=Path, help="one page that opens in any browser")
    form.add_argument("--csv", metavar="FILE", type=Path, help="a table for spreadsheets")
    form.add_argument("--folder", metavar="DIR", type=Path, help="sound and verdict of each")
    export.set_defaults(run=_export)

    compare = subparsers.add_parser("compare", help="two to four takes side by side, by element")
    compare.add_argument("takes", nargs="+", metavar="TAKE", help="the others are held against the first")
    compare.add_argument("--html", metavar="FILE", type=Path, help="write a page that opens in any browser")
    compare.add_argument("--json", action="store_true", help="print the whole comparison as one JSON object")
    compare.set_defaults(run=_compare)


def _import(arguments: argparse.Namespace) -> int:
    from coach.command.score import brief_from_files, model_at
    from coach.keep.importing import import_sound

    brief = brief_from_files(arguments.rubric, arguments.script, arguments.people)
    failed = 0
    with _library(arguments) as library:
        model = model_at(arguments.home)
        for done, sound in enumerate(arguments.sounds, 1):
            try:
                take = import_sound(library, sound, brief, model)
                line = {"take": str(take.id), **take.verdict.as_json(sound.stem)}
            except CoachError as error:
                line = {"id": sound.stem, "error": str(error)}
                failed += 1
            print(json.dumps(line, allow_nan=False), flush=True)
            if len(arguments.sounds) > 1:
                print(f"{done} of {len(arguments.sounds)} recordings", file=sys.stderr)
    return 1 if failed else 0


def _list(arguments: argparse.Namespace) -> int:
    from coach.keep.take_list import TakeQuery

    with _library(arguments) as library:
        rows = library.takes.rows(TakeQuery(search=arguments.search), limit=sys.maxsize)
    for row in rows:
        print(json.dumps(_row_json(row)) if arguments.json else _row_words(row))
    return 0


def _row_json(row: TakeRow) -> dict[str, Any]:
    return {
        "take": str(row.id),
        "when": row.when.astimezone().isoformat(timespec="seconds"),
        "script": row.script or None,
        "rubric": row.rubric,
        "person": row.person or None,
        "seconds": round(row.seconds, 2),
        "passed": row.passed,
        "starred": row.starred,
    }


def _row_words(row: TakeRow) -> str:
    when = row.when.astimezone().strftime("%Y-%m-%d %H:%M")
    passed = "passed " if row.passed else "not yet"
    length = f"{row.seconds:5.1f} of {row.limit_seconds:g} s"
    about = ", ".join(words for words in (row.rubric, row.script, row.person) if words)
    star = "*" if row.starred else " "
    return f"{row.id:5} {star} {when}  {passed}  {length}  {row.hits}/{row.required}  {about}"


def _export(arguments: argparse.Namespace) -> int:
    from coach.keep.csv_export import export_csv
    from coach.keep.folder_export import export_folder

    with _library(arguments) as library:
        takes = _chosen(library, arguments.takes)
        if arguments.csv:
            export_csv(takes, arguments.csv)
        elif arguments.folder:
            export_folder(takes, arguments.folder)
        else:
            from coach.page.take_page import export_takes

            export_takes(takes, arguments.html)
    many = "one take" if len(takes) == 1 else f"{len(takes)} takes"
    print(f"Wrote {many} to {arguments.csv or arguments.folder or arguments.html}.", file=sys.stderr)
    return 0


def _compare(arguments: argparse.Namespace) -> int:
    from coach.compare.comparison import compare

    with _library(arguments) as library:
        comparison = compare(_chosen(library, arguments.takes))
    if arguments.html:
        from coach.page.comparison_page import export_comparison

        export_comparison(comparison, arguments.html)
        print(f"Wrote the comparison to {arguments.html}.", file=sys.stderr)
    if arguments.json:
        print(json.dumps(comparison.as_json(), allow_nan=False))
    elif not arguments.html:
        print(_side_by_side(comparison))
    return 0


def _side_by_side(comparison: Comparison) -> str:
    from coach.mark_names import name_of

    def line(name: str, cells: list[str]) -> str:
        return f"{name:14}" + "".join(f"  {cell:18}" for cell in cells)

    lines = [comparison.sentence, "", line("", [f"take {take.id}" for take in comparison.takes])]
    lines.append(line("", ["passed" if verdict.passed else "not yet" for verdict in comparison.verdicts]))
    for row in (*comparison.elements, *comparison.avoids):
        cells = []
        for number, cell in enumerate(row.cells):
            length = row.seconds(number)
            where = "" if cell.start is None or length is None else f" {cell.start:.1f} s, {length:.1f} s"
            cells.append(f"{cell.state.value}{where}" if cell.hit else "unclear" if cell.evidence else "–")
        lines.append(line(name_of(row.id), cells))
    for figure in comparison.figures:
        shown = [
            " ".join(filter(None, (figure.shown(value).split(" ")[0], figure.shown_change(number))))
            for number, value in enumerate(figure.values)
        ]
        lines.append(line(figure.name, shown))
    return "\n".join(lines)


def _chosen(library: Library, names: list[str]) -> list[Take]:
    """The takes of the given names, or all there are. Raises UsageError for one that there is not."""
    numbers = library.takes.ids()
    if names:
        known = {str(number) for number in numbers}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise UsageError(f"There is no take '{unknown[0]}'.", "'afterbeep takes' lists them.")
        numbers = [int(name) for name in dict.fromkeys(names)]
    if not numbers:
        raise UsageError("There are no takes yet.", "'afterbeep import' and practice make some.")
    return [library.takes.take(number) for number in numbers]


def _library(arguments: argparse.Namespace) -> Library:
    from coach.keep.moving import open_library
    from coach.paths import Home

    return open_library(Home.at(arguments.home) if arguments.home else Home.user())
