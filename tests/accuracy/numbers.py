"""How surely spoken numbers are heard: 200 numbers in every style, clean, with noise and by telephone.

    python -m tests.accuracy.numbers [--count 200] [--seed 7] [--conditions clean noise20 phone] [--whole]

Prints, for each condition, voice and style, how many are found whole and right; and whether any number that
differs from the one said by one digit is taken for right (of each number all such, about 85: none must be).

A number is found where any reading of the sound has it, so the recognisers are asked in the order of their
cost and the next one only where the number is not found yet; `--whole` asks all, as the product does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from coach.brief import Brief
from coach.hear.grammar import bare_number_sentences, expected_sentences, number_and_filler_sentences
from coach.hear.listener import PADDING_SECONDS, Listener, vocabulary_of
from coach.hear.low_band import LowBand
from coach.hear.sound_reading import as_int16
from coach.judge.spoken import find_number
from coach.people import Caller, Recipient
from coach.rubric import shipped_rubric
from coach.score.scoring import BLOCK_SECONDS, hear
from coach.transcript import Transcript, Word
from tests.accuracy.spoken_numbers import STYLES, SpokenNumber, one_digit_off, spoken_numbers
from tests.accuracy.voices import CONDITIONS, RATE, VOICES, Samples, speak

BRIEF = Brief(shipped_rubric("recruiter-15"), Caller("Alan Moss"), Recipient("Priya"))


def measure(
    numbers: list[SpokenNumber], condition: str, whole: bool = False
) -> tuple[Counter[str], Counter[str], list[str]]:
    """Found and asked, by voice and style, and a line for each wrong number that is taken for right."""
    from coach.hear.speech_model import find_model, load_model

    model = load_model(find_model())
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrongly: list[str] = []
    for number in numbers:
        samples = speak(number.said, number.voice, condition)
        transcripts = [hear(samples, RATE, BRIEF, model)] if whole else _readings(samples, model)
        heard = []
        for transcript in transcripts:
            heard.append(transcript)
            if _has(transcript, number.phone):
                found.update(("all", number.voice, number.style))
                break
        asked.update(("all", number.voice, number.style))
        wrongly += [
            f"{number.voice}, {number.said} taken for {phone}"
            for phone in one_digit_off(number.phone)
            if any(_has(transcript, phone) for transcript in heard)
        ]
    return found, asked, wrongly


def _has(transcript: Transcript, phone: str) -> bool:
    return find_number(transcript, phone).first is not None


def _readings(samples: Samples, model: Any) -> Iterator[Transcript]:
    knows = vocabulary_of(model)
    yield Transcript(_heard(Listener(model, RATE, "biased", number_and_filler_sentences(knows)), samples))
    digits = Listener(model, RATE, "biased", bare_number_sentences(knows))
    yield Transcript(_heard(digits, samples, LowBand(RATE).feed))
    yield Transcript(_heard(Listener(model, RATE, "biased", expected_sentences(BRIEF, knows)), samples))
    yield Transcript(_heard(Listener(model, RATE, "open"), samples))


def _heard(
    listener: Listener, samples: Samples, through: Callable[[bytes], bytes] = bytes
) -> tuple[Word, ...]:
    block = int(RATE * BLOCK_SECONDS)
    for start in range(0, len(samples), block):
        listener.accept(through(as_int16(samples[start : start + block])))
    listener.accept(through(bytes(2 * int(RATE * PADDING_SECONDS))))
    listener.finish()
    return tuple(listener.words)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--conditions", nargs="+", default=CONDITIONS)
    parser.add_argument("--voices", nargs="+", default=VOICES)
    parser.add_argument("--whole", action="store_true", help="ask all recognisers")
    arguments = parser.parse_args()
    numbers = spoken_numbers(arguments.count, arguments.seed)
    numbers = [number for number in numbers if number.voice in arguments.voices]
    for condition in arguments.conditions:
        found, asked, wrongly = measure(numbers, condition, arguments.whole)
        print(f"{condition}: {found['all'] / asked['all']:.3f} whole and right of {asked['all']}; "
              f"{len(wrongly)} wrongly accepted")  # fmt: skip
        for kinds in (VOICES, STYLES):
            print("  " + ", ".join(f"{kind} {found[kind]}/{asked[kind]}" for kind in kinds if asked[kind]))
        for line in wrongly:
            print(f"  WRONGLY: {line}")


if __name__ == "__main__":
    main()
