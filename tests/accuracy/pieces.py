"""What each piece of the ear and the judge is worth: `python -m tests.accuracy.pieces FOLDER [--kept PLACE]`.

Prints a table of what the marks by sound are with each piece alone and without each. Decoys are part of the
biased recogniser: without it they are nothing. Taking them out needs all takes to be heard again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

from tests.accuracy.pieces_off import HEARD_AGAIN, PIECES


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
    parted = [piece for piece in PIECES if piece not in HEARD_AGAIN]
    settings = [("everything", ()), ("the open recogniser and phrases alone", tuple(parted))]
    settings += [(f"with {piece}", tuple(other for other in parted if other != piece)) for piece in parted]
    settings += [(f"everything but {piece}", (piece,)) for piece in PIECES]
    print("| pieces | elements F1 | misses kept | avoids F1 | false passes | good takes failed |")
    print("|---|---|---|---|---|---|")
    for name, without in settings:
        print(f"| {name} | {figures(arguments.folder, kept, without)} |", flush=True)


if __name__ == "__main__":
    main()
