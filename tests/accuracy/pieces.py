"""What each piece of the ear and the judge is worth: `python -m tests.accuracy.pieces FOLDER [--kept PLACE]`.

Prints a table of what the marks by sound are with each piece alone and without each. Decoys are part of
the biased recogniser, so alone they are nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

from tests.accuracy.pieces_off import PIECES


def figures(folder: str, kept: Sequence[str], without: Sequence[str]) -> str:
    """A row of the table; every setting runs in a program of its own."""
    command = [sys.executable, "-m", "tests.accuracy", folder, "--audio", "--json", *kept]
    if without:
        command += ["--without", *without]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return (
        f"{told['elements_f1']:.3f} | {told['misses_kept']:.3f} | {told['avoids_f1']:.3f} |"
        f" {told['false_passes']} | {told['false_fails']} of {told['good']}"
    )


def main() -> None:
    """Prints the table row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--kept", help="for transcripts")
    arguments = parser.parse_args()
    kept = ["--kept", arguments.kept] if arguments.kept else []
    settings = [("everything", ()), ("nothing", PIECES)]
    alone = [piece for piece in PIECES if piece != "decoys"]
    settings += [(f"{piece} alone", tuple(other for other in PIECES if other != piece)) for piece in alone]
    settings += [(f"all without {piece}", (piece,)) for piece in PIECES]
    print("| pieces | elements F1 | misses kept | avoids F1 | false passes | good takes failed |")
    print("|---|---|---|---|---|---|")
    for name, without in settings:
        print(f"| {name} | {figures(arguments.folder, kept, without)} |", flush=True)


if __name__ == "__main__":
    main()
