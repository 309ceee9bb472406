"""What the biased recognisers listen for: sentences from which their word-pair statistics are made.

A grammar of whole sentences hears far more than a list of words: of 100 numbers spoken by synthetic voices
41 were whole with the bare words, 72 with sentences, and telephone sound rose from 12 to 58. '[unk]' takes
everything else; much of it in the sentences swallows the first and last digits, so there is little.
The number that is expected is never among the sentences.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from coach.brief import Brief
from coach.hear.vocabulary import Knows, correction, spellings, words_of
from coach.score.text_reading import spoken_text

UNKNOWN = "[unk]"
FILLERS = frozenset({"um", "uh", "hmm"})
_FILLER_SENTENCES = {
    "um": 20, f"{UNKNOWN} um {UNKNOWN}": 40, f"{UNKNOWN} uh {UNKNOWN}": 10, f"{UNKNOWN} hmm": 3, UNKNOWN: 20,
}  # fmt: skip
"""Each with how often it stands in the grammar. Among other words fillers are heard better than alone (7 of
11 takes against 4 in the development corpus), and the oh of 'five oh one' is taken for one less often."""
NUMBER_WORDS = (
    "zero", "oh", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double",
    "triple", "hundred", "plus", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety",
)  # fmt: skip
DECOYS = (
    "james", "mary", "john", "linda", "robert", "susan", "michael", "karen", "david", "lisa", "william",
    "nancy", "richard", "betty", "joseph", "sandra", "thomas", "ashley", "charles", "emily", "christopher",
    "donna", "daniel", "michelle", "matthew", "carol", "anthony", "amanda", "mark", "melissa", "donald",
    "deborah", "steven", "stephanie", "paul", "rebecca", "andrew", "laura", "joshua", "helen", "kenneth",
    "sharon", "kevin", "cynthia", "brian", "kathleen", "george", "amy", "edward", "angela", "ronald",
    "anna", "timothy", "brenda", "jason", "emma", "jeffrey", "virginia", "ryan", "pamela", "jacob",
    "nicole", "gary", "samantha", "nicholas", "katherine", "eric", "christine", "jonathan", "rachel",
    "stephen", "carolyn", "larry", "janet", "justin", "maria", "scott", "olivia", "brandon", "heather",
    "benjamin", "diane", "samuel", "julie", "gregory", "joyce", "patrick", "victoria", "frank", "kelly",
    "raymond", "christina", "jack", "joan", "dennis", "evelyn", "priya", "carlos", "ahmed", "yuki", "ivan",
    "fatima", "mohammed", "chen", "ingrid", "pedro", "olga", "hassan", "sofia", "raj", "lars", "nina",
)  # fmt: skip
_BEFORE_NUMBERS = (
    "call me at", "call me", "number is", "call me back", "at", "me on", "again", "that's", "reach me at",
    "line is", "ring me", "",
)  # fmt: skip
# No 'my' here: it swallows nine.
_AFTER_NUMBERS = ("thanks", "thank you", "again", "that's", "email", "cheers", "talk soon", "is", "")
# No 'bye', 'or', 'once more' here: they swallow five, oh and four.
_MENDS = (
    "no sorry", "no wait", "no", "i mean", "sorry", "let me say that again", "hang on", "let me start again",
    "scratch that", "make that",
)  # fmt: skip
NUMBER_SENTENCES = 1200
REPEATED_DIGITS = 0.12
"""How often a digit is the one before by intent; more and 'oh one' is heard as 'oh oh'."""
DECOY_SHARE = 0.5


def number_sentences(knows: Knows, seed: int = 5) -> list[str]:
    """Sentences with random numbers in every style; their word pairs are what numbers are heard by."""
    return [*bare_number_sentences(knows, seed), *[UNKNOWN] * 3]


def bare_number_sentences(knows: Knows, seed: int = 5) -> list[str]:
    """The same where nothing else may be heard: without the unknown word, which swallows digits too."""
    chance = random.Random(seed)
    sentences = [_number_sentence(chance) for _ in range(NUMBER_SENTENCES)]
    return _all_known([*sentences, *NUMBER_WORDS], knows)


def number_and_filler_sentences(knows: Knows) -> list[str]:
    """Numbers, and fillers among other words: one recogniser hears both as well as two, for half the cost."""
    fillers = [sentence for sentence, times in _FILLER_SENTENCES.items() for _ in range(times)]
    return [*number_sentences(knows), *_all_known(fillers, knows)]


def name_sentences(brief: Brief, knows: Knows) -> list[str]:
    """How the names of the brief are said, each with its spellings, among the same said of other names."""
    corrected = dict(brief.respellings)
    called = [brief.recipient.first_name, brief.recipient.full_name]
    own = [brief.caller.name, brief.caller.name.partition(" ")[0]]
    companies = [brief.caller.company]
    sentences: list[str] = []
    for name in _spelt(called, corrected, knows):
        sentences += [
            name,
            f"hi {name}",
            f"hello {name}",
            f"{name} hi",
            f"hey {name}",
            f"good morning {name}",
        ]
    for name in _spelt(own, corrected, knows):
        sentences += [name, f"this is {name}", f"it's {name}", f"{name} here", f"my name is {name}"]
        sentences += [f"i'm {name}", f"{name} at", f"{name} from", f"{name} calling"]
    for name in _spelt(companies, corrected, knows):
        sentences += [
            name,
            f"at {name}",
            f"from {name}",
            f"with {name}",
            f"calling from {name}",
            f"i'm with {name}",
        ]
    taken = {word for name in (*called, *own) for word in words_of(name)}
    for decoy in DECOYS:
        if decoy not in taken:
            sentences += [f"hi {decoy}", f"this is {decoy}", f"it's {decoy}", f"{decoy} here"]
    return _all_known([*sentences, *[UNKNOWN] * 40, f"{UNKNOWN} {UNKNOWN}"], knows)


def expected_sentences(brief: Brief, knows: Knows) -> list[str]:
    """All that a take of the brief may say: any voicemail's wording, its names, its script, numbers."""
    return [
        *voicemail_sentences(brief, knows),
        *name_sentences(brief, knows),
        *script_sentences(brief, knows) * 2,
        *number_sentences(knows)[:300],
    ]


def voicemail_sentences(brief: Brief, knows: Knows, seed: int = 11) -> list[str]:
    """How voicemails are worded, with the names of the brief, other names and random numbers in their places.

    The sentences come from invented voicemails of several authors (packaging/make_sentences.py).
    """
    chance = random.Random(seed)
    corrected = dict(brief.respellings)
    others = [name for name in DECOYS if knows(name)] or [UNKNOWN]
    ways = {
        "{called}": _spelt([brief.recipient.first_name], corrected, knows),
        "{own}": _spelt([brief.caller.name], corrected, knows),
        "{own_first}": _spelt([brief.caller.name.partition(" ")[0]], corrected, knows),
        "{company}": _spelt([brief.caller.company], corrected, knows),
    }

    def filled(word: str) -> str:
        if word == "{number}":
            return _spoken_number(chance)
        if word in ways:
            if word != "{company}" and chance.random() < DECOY_SHARE:
                return chance.choice(others)
            return chance.choice(ways[word] or [UNKNOWN])
        return word if knows(word) else UNKNOWN

    return [" ".join(map(filled, sentence.split())) for sentence in _voicemails()]


@cache
def _voicemails() -> tuple[str, ...]:
    packed = files("assets").joinpath("phrases", "sentences.xz").read_bytes()
    return tuple(lzma.decompress(packed).decode().splitlines())


def written_names(brief: Brief, knows: Knows) -> dict[str, str]:
    """Each way in which a name of the brief may be heard, with the name as it is written."""
    corrected = dict(brief.respellings)
    names = (brief.recipient.full_name, brief.recipient.first_name, brief.caller.name,
             brief.caller.name.partition(" ")[0], brief.caller.company)  # fmt: skip
    return {
        way: " ".join(words_of(name))
        for name in names
        if name
        for way in spellings(name, knows, correction(name, corrected))
    }


def script_sentences(brief: Brief, knows: Knows) -> list[str]:
    """The script's cues as sentences, without the number: what is expected must not make itself heard."""
    if brief.script is None:
        return []
    corrected = dict(brief.respellings)
    sentences = []
    for cue in brief.script.spoken_cues:
        if cue.element in ("number", "number_repeat"):
            continue
        words = []
        for word in spoken_text(cue.text).words:
            ways = spellings(word.text, knows, correction(word.text, corrected))
            words.append(ways[0] if ways else UNKNOWN)
        sentences.append(" ".join(words))
    return [sentence for sentence in sentences if sentence]


def _spelt(names: Iterable[str], corrected: dict[str, str], knows: Knows) -> list[str]:
    found = [way for name in names if name for way in spellings(name, knows, correction(name, corrected))]
    return list(dict.fromkeys(found))


def _all_known(sentences: list[str], knows: Knows) -> list[str]:
    return [
        sentence for sentence in sentences if all(word == UNKNOWN or knows(word) for word in sentence.split())
    ]


def _number_sentence(chance: random.Random) -> str:
    parts = (chance.choice(_BEFORE_NUMBERS), _spoken_number(chance), chance.choice(_AFTER_NUMBERS))
    return " ".join(parts).strip()


def _spoken_number(chance: random.Random) -> str:
    zero = chance.choice(("oh", "oh", "zero", "nought"))
    groups = chance.choice(((3, 3, 4), (3, 3, 4), (3, 4, 4), (4, 3, 4), (5, 3, 3), (2, 4, 4), (2, 3, 3, 2)))
    say = chance.choice((_by_digit, _by_digit, _by_digit, _doubled, _pairs, _hundreds))
    spoken = [say(_digits(chance, length), zero) for length in groups]
    if chance.random() < 0.15:
        spoken.insert(0, f"plus {_by_digit(_digits(chance, 2), zero)}")
    if chance.random() < 0.12:
        spoken.insert(-1, chance.choice(_MENDS))
    return " ".join(spoken)


def _digits(chance: random.Random, length: int) -> str:
    # Zeros and repeats are likelier in telephone numbers than by chance.
    digits = chance.choice("00123456789")
    while len(digits) < length:
        digits += digits[-1] if chance.random() < REPEATED_DIGITS else chance.choice("0123456789")
    return digits


def _by_digit(digits: str, zero: str) -> str:
    return " ".join(zero if digit == "0" else NUMBER_WORDS[int(digit) + 2] for digit in digits)


def _doubled(digits: str, zero: str) -> str:
    words, at = [], 0
    while at < len(digits):
        run = min(3, len(digits) - at - len(digits[at:].lstrip(digits[at])))
        words.append(("", "double ", "triple ")[run - 1] + _by_digit(digits[at], zero))
        at += run
    return " ".join(words)


def _pairs(digits: str, zero: str) -> str:
    words = [_by_digit(digits[0], zero)] if len(digits) % 2 else []
    for at in range(len(digits) % 2, len(digits), 2):
        tens, unit = int(digits[at]), int(digits[at + 1])
        if tens == 0:
            words.append(_by_digit(digits[at : at + 2], zero))
        elif tens == 1:
            words.append(NUMBER_WORDS[16 + unit])
        else:
            words.append(
                NUMBER_WORDS[26 + tens - 2] + (f" {_by_digit(digits[at + 1], zero)}" if unit else "")
            )
    return " ".join(words)


def _hundreds(digits: str, zero: str) -> str:
    if len(digits) == 3 and digits[0] != "0":
        return f"{_by_digit(digits[0], zero)} hundred"
    return _by_digit(digits, zero)
