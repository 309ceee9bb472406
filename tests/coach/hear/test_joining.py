"""One transcript out of several readings."""

from __future__ import annotations

from coach.hear.joining import join
from coach.transcript import Source, Word

SPELLINGS = {"info labs": "infolabs"}


def heard(text: str, source: Source = "open", start: float = 0.0, confidence: float = 1.0) -> list[Word]:
    """Words of 0.3 s one after the other."""
    return [
        Word(word, start + 0.3 * place, start + 0.3 * (place + 1), confidence, source)
        for place, word in enumerate(text.split())
    ]


def test_a_spelt_name_is_written_as_it_is() -> None:
    transcript = join(heard("ana at info laps"), heard("ana at info labs", "biased"), [], [], SPELLINGS)
    assert transcript.text == "ana at infolabs"
    assert transcript.words[-1].end == transcript.readings[1][-1].end


def test_what_no_sentence_expects_is_filled_from_the_open_words() -> None:
    transcript = join(heard("hi gridlark hires"), heard("hi [unk] hires", "biased"), [], [], {})
    assert transcript.text == "hi gridlark hires"


def test_a_doubtful_word_gives_way_to_a_sure_one() -> None:
    biased = [*heard("hi", "biased"), *heard("pat", "biased", 0.3, confidence=0.3)]
    assert join(heard("hi pet"), biased, [], [], {}).text == "hi pet"


def test_digits_are_taken_from_the_recogniser_for_numbers() -> None:
    biased = heard("call five five five a one bye", "biased")
    numbers = [*heard("[unk]", "biased"), *heard("five five five oh one", "biased", 0.3)]
    assert join([], biased, numbers, [], {}).text == "call five five five oh one bye"


def test_other_words_are_not_made_into_digits() -> None:
    biased = heard("thanks bye for now", "biased")
    assert join([], biased, heard("six five four nine", "biased"), [], {}).text == "thanks bye for now"


def test_a_filler_counts_where_nothing_else_was_said() -> None:
    fillers = [Word("um", 0.3, 0.6, 1.0, "filler"), Word("um", 5.0, 5.05, 1.0, "filler")]
    assert len(join(heard("so and we"), [], [], fillers, {}).fillers) == 1
    assert len(join(heard("so number we"), [], [], fillers, {}).fillers) == 0


def test_silence_is_an_empty_transcript() -> None:
    assert join([], [], [], [], {}).text == ""
