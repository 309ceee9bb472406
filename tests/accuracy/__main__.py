"""Measures the marks: `python -m tests.accuracy [FOLDER] [--text] [--audio] [--without PIECE …]`.

FOLDER holds `takes.jsonl` with labels and, for sound, `audio/`. Without one the project's own authors are
measured. Transcripts of sound are kept under --kept, so that a change of the judge is measured in seconds.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from coach.judge.judge import Judge
from coach.score.text_reading import spoken_text
from coach.transcript import Transcript
from coach.verdict import Verdict
from tests.accuracy import pieces_off
from tests.accuracy.counting import Outcome, Report
from tests.accuracy.hearing import Heard, heard_takes
from tests.accuracy.labelled import FOLDER, HELD_OUT, TRAINED_ON, LabelledTake, read_takes


def main() -> None:
    arguments = _arguments()
    places = [arguments.folder] if arguments.folder else [FOLDER / author for author in arguments.author]
    pieces_off.switch_off(arguments.without)
    for place in places:
        takes = read_takes(place / "takes.jsonl")
        if not takes:
            continue
        if arguments.text or not arguments.audio:
            _print(
                f"{place.name}: {len(takes)} takes by their words", Report(list(_by_words(takes))), arguments
            )
        if arguments.audio:
            again = [piece for piece in arguments.without if piece in pieces_off.HEARD_AGAIN]
            heard = heard_takes(place, takes, arguments.kept, again)
            outcomes = _by_sound(takes, heard, arguments.without)
            _print(f"{place.name}: by sound", Report(list(outcomes)), arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder with takes.jsonl and audio/")
    parser.add_argument(
        "--author", nargs="+", default=[*TRAINED_ON, *HELD_OUT[:1]], help="of the project's own"
    )
    parser.add_argument("--text", action="store_true", help="by the words alone")
    parser.add_argument(
        "--audio", action="store_true", help="by sound; authors' takes are spoken by synthetic voices"
    )
    parser.add_argument(
        "--without", nargs="+", default=[], choices=sorted(pieces_off.PIECES), help="switch off"
    )
    parser.add_argument(
        "--kept", type=Path, default=FOLDER.parents[2] / "build" / "heard", help="for transcripts"
    )
    parser.add_argument("--show", nargs="*", default=None, metavar="LABEL", help="print each wrong mark")
    parser.add_argument("--json", action="store_true", help="print the totals as one JSON object a report")
    return parser.parse_args()


def _by_words(takes: list[LabelledTake]) -> Iterator[Outcome]:
    for take in takes:
        transcript = spoken_text(take.said)
        yield _outcome(take, transcript, transcript.end, (), None)


def _by_sound(
    takes: list[LabelledTake], heard: dict[str, Heard], without: Sequence[str] = ()
) -> Iterator[Outcome]:
    for take in takes:
        if take.id in heard:
            found = heard[take.id]
            groups = (("voice", found.voice), ("condition", found.condition))
            transcript = pieces_off.without(found.transcript, without)
            yield _outcome(take, transcript, found.seconds, groups, found.cpu_seconds)


def _outcome(
    take: LabelledTake, transcript: Transcript, seconds: float, groups: tuple[tuple[str, str], ...],
    cpu_seconds: float | None,
) -> Outcome:  # fmt: skip
    started = time.process_time()
    verdict = Judge(take.brief).mark(transcript, None, seconds)
    judging = time.process_time() - started
    marked = {name for name, found in {**verdict.elements, **verdict.avoids}.items() if found.hit}
    rubric = take.brief.rubric
    should_pass = (
        seconds <= rubric.limit_seconds
        and take.labels.issuperset(rubric.required)
        and take.labels.isdisjoint(rubric.failing)
    )
    _wrong.append((take, verdict))
    groups = (("rubric", take.rubric), ("script", "scripted" if take.scripted else "improvised"), *groups)
    share = None if cpu_seconds is None else (cpu_seconds + judging) / seconds
    return Outcome(take.id, groups, take.labels, frozenset(marked), should_pass, verdict.passed, share)


_wrong: list[tuple[LabelledTake, Verdict]] = []


def _print(title: str, report: Report, arguments: argparse.Namespace) -> None:
    from coach.rubric import AVOIDS, ELEMENTS

    if arguments.json:
        elements, avoids = report.total(ELEMENTS), report.total(AVOIDS)
        figures = {
            "of": title, "elements_f1": round(elements.f1, 3), "misses_kept": round(elements.misses_kept, 3),
            "avoids_f1": round(avoids.f1, 3), "false_passes": len(report.false_passes),
            "false_fails": len(report.false_fails), "good": sum(o.should_pass for o in report.outcomes),
        }  # fmt: skip
        print(json.dumps(figures))
    else:
        print(f"\n{title}", *report.lines(), sep="\n")
    for take, verdict in _wrong if arguments.show is not None else ():
        for name, found in {**verdict.elements, **verdict.avoids}.items():
            if found.hit != (name in take.labels) and (not arguments.show or name in arguments.show):
                sort = "false" if found.hit else "missed"
                print(
                    f"{take.id} {name} {sort} ({found.state}): {found.evidence} | {verdict.transcript.text}"
                )
    _wrong.clear()


if __name__ == "__main__":
    main()
