"""The command line: reads what is asked, calls the room that does it, and turns errors into sentences."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version

from coach.errors import CoachError, UsageError
from coach.memory import share_one_heap

COMMANDS = (
    "coach.command.score",
    "coach.command.rehearse",
    "coach.command.takes",
    "coach.command.doctor",
)
"""Modules with `add_commands(subparsers)`; each imports what is slow only when it runs."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0 well, 1 a take or the program failed, 2 wrong usage."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as asked:
        return int(asked.code or 0)
    share_one_heap()
    try:
        return int(arguments.run(arguments))
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except CoachError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read standard output has gone; nothing more may be written to it, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="afterbeep", description="A voicemail rehearsal coach that listens and marks on your machine."
    )
    parser.add_argument("--version", action="version", version=f"afterbeep {_version()}")
    parser.add_argument("--home", metavar="DIR", help="where settings, library and takes live")
    parser.set_defaults(run=_open_window)
    subparsers = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        import_module(name).add_commands(subparsers)
    for command in subparsers.choices.values():
        # SUPPRESS: `--home` before the command must not be undone by its absence after it.
        command.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return parser


def _open_window(arguments: argparse.Namespace) -> int:
    window = import_module("ui.app")
    return int(window.main([] if arguments.home is None else ["--home", arguments.home]))


def _version() -> str:
    try:
        return version("after-the-beep")
    except PackageNotFoundError:
        return "0.1.0"


if __name__ == "__main__":
    sys.exit(main())
