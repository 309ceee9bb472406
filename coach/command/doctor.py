"""`afterbeep doctor`: what works here, and what mends the rest."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from coach.paths import Home


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `doctor`."""
    parser = subparsers.add_parser("doctor", help="what works here, and what mends the rest")
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints what was found; the examination went well even where a part does not."""
    from coach.doctor import examine

    home = Home.at(arguments.home) if arguments.home else Home.user()
    examined = examine(home)
    if arguments.json:
        print(json.dumps({part.part: asdict(part) for part in examined}, ensure_ascii=False, indent=1))
        return 0
    for part in examined:
        print(f"{'works' if part.works else 'FAILS':6} {part.part}: {part.sentence}")
        if part.mend:
            print(f"{'':7}{part.mend}")
    return 0
