"""How surely names outside the speech model's vocabulary are heard: 40 people and 40 companies.

    python -m tests.accuracy.names [--count 40] [--voices flite-rms joe-0.92]

Each sentence names a called person, a caller and a company. It is marked against these three (they should
be found) and against three others (they should not).
"""

from __future__ import annotations

import argparse
from collections import Counter

from coach.brief import Brief
from coach.judge.names import NameFindings, find_names
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.scoring import hear
from tests.accuracy.voices import RATE, speak

PEOPLE = (
    "Oluwaseun Efua Nomvula Adaobi Sipho Temitope Folasade Thandiwe Lerato Bukola Ifeoma Zanele"
    " Akosua Caoimhe Snorri Sunniva Ingvild Annelien Oleksandra Zoryana Anahit Gulnara Dilnoza"
    " Anvar Hyunwoo Jihoon Seoyeon Haruto Rintaro Ananya Ishaan Devika Lavanya Meenakshi Nahuel"
    " Maiara Tamsyn Morwenna Shalini Ottilie"
)
COMPANIES = (
    "Infolabs Zyntra Apexion Gridlark Lindenpay Bluefen Orbisat Tallwick Brightkelp Zenvara Corvex Mediview"
    " Quillora Fennimore Voltane Delfland Meshlight Nordvik Ledgerly Cargonaut Plumbwise Solarix Hydrofleet"
    " Agrivolt Datadog Shopify Kubernetes Northwind Cloudnest Threadwell Oakmere Wexcombe Rivermint Stonepath"
    " Tidewise Coppervale Bookloom Skyferry Finwick Greycrest"
)
SENTENCES = (
    "Hi {called}, this is {own} from {company}. I have a question about the bakery lease.",
    "Hello {called}, {own} here with {company}. I am calling about the post in Leeds.",
    "Good morning {called}, it's {own} at {company}. We met at the harbour fair in May.",
)
RUBRIC = shipped_rubric("sales-30")
KINDS = ("called", "own", "company")


def measure(count: int, voices: list[str]) -> tuple[Counter[str], Counter[str], list[str]]:
    """Names found of those said, names found that were not said, and a line for each failure."""
    from coach.hear.speech_model import find_model, load_model

    model = load_model(find_model())
    people, companies = PEOPLE.split()[:count], COMPANIES.split()[:count]
    found: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    failures: list[str] = []
    for voice in voices:
        for at in range(count):
            right = (people[at], people[(at + 7) % count], companies[at])
            other = (people[(at + 3) % count], people[(at + 11) % count], companies[(at + 5) % count])
            text = SENTENCES[at % len(SENTENCES)].format(called=right[0], own=right[1], company=right[2])
            samples = speak(text, voice)
            for names, counts in ((right, found), (other, accepted)):
                brief = Brief(RUBRIC, Caller(names[1], names[2]), Recipient(names[0]))
                transcript = hear(samples, RATE, brief, model)
                marks = _marks(find_names(transcript, brief))
                counts.update(kind for kind in KINDS if marks[kind])
                fault = "missed" if counts is found else "accepted"
                failures += [
                    f"{voice} {kind} {name} {fault}: {transcript.text[:70]}"
                    for kind, name in zip(KINDS, names, strict=True)
                    if marks[kind] != (counts is found)
                ]
    return found, accepted, failures


def _marks(findings: NameFindings) -> dict[str, bool]:
    mentions = (findings.called, findings.own, findings.company)
    return {kind: bool(mention and mention.sure) for kind, mention in zip(KINDS, mentions, strict=True)}


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--voices", nargs="+", default=["flite-rms", "joe-0.92"])
    arguments = parser.parse_args()
    found, accepted, failures = measure(arguments.count, arguments.voices)
    asked = arguments.count * len(arguments.voices)
    for kind in KINDS:
        heard, others = found[kind] / asked, accepted[kind] / asked
        print(f"{kind}: heard {heard:.3f}, others accepted {others:.3f} of {asked}")
    print("\n".join(failures))


if __name__ == "__main__":
    main()
