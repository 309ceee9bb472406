"""How surely spoken numbers are heard: 200 numbers in every style, clean, with noise and by telephone.

    python -m tests.accuracy.numbers [--count 200] [--seed 7] [--conditions clean noise20 phone]

Prints, for each condition, voice and style, how many are found whole and right, and how many are unclear; and
whether any number that differs from the one said by one digit is taken for right (of each number all such,
about 85: none must be).
"""

from __future__ import annotations

import argparse
from collections import Counter

from coach.brief import Brief
from coach.judge.spoken import find_number
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.scoring import hear
from tests.accuracy.spoken_numbers import STYLES, SpokenNumber, one_digit_off, spoken_numbers
from tests.accuracy.voices import CONDITIONS, RATE, VOICES, speak

BRIEF = Brief(shipped_rubric("recruiter-15"), Caller("Alan Moss"), Recipient("Priya"))


def measure(numbers: list[SpokenNumber], condition: str) -> tuple[Counter[str], Counter[str], list[str]]:
    """Found and asked, by voice and style, and a line for each wrong number that is taken for right."""
    from coach.hear.speech_model import find_model, load_model

    model = load_model(find_model())
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrongly: list[str] = []
    for number in numbers:
        transcript = hear(speak(number.said, number.voice, condition), RATE, BRIEF, model)
        marks = find_number(transcript, number.phone)
        kinds = ("all", number.voice, number.style)
        asked.update(kinds)
        found.update(kinds if marks.first else ("unclear",) if marks.unclear else ())
        wrongly += [
            f"{number.voice}, {number.said} taken for {phone}"
            for phone in one_digit_off(number.phone)
            if find_number(transcript, phone).first
        ]
    return found, asked, wrongly


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--conditions", nargs="+", default=CONDITIONS)
    parser.add_argument("--voices", nargs="+", default=VOICES)
    arguments = parser.parse_args()
    numbers = spoken_numbers(arguments.count, arguments.seed)
    numbers = [number for number in numbers if number.voice in arguments.voices]
    for condition in arguments.conditions:
        found, asked, wrongly = measure(numbers, condition)
        print(f"{condition}: {found['all'] / asked['all']:.3f} whole and right of {asked['all']}, "
              f"{found['unclear']} unclear; {len(wrongly)} wrongly accepted", flush=True)  # fmt: skip
        for kinds in (VOICES, STYLES):
            print("  " + ", ".join(f"{kind} {found[kind]}/{asked[kind]}" for kind in kinds if asked[kind]))
        for line in wrongly:
            print(f"  WRONGLY: {line}")


if __name__ == "__main__":
    main()
