"""Words as one line, and the pieces it falls into."""

from __future__ import annotations

from coach.judge.spoken_line import PHONE, SpokenLine, pieces
from coach.score.text_reading import spoken_text
from coach.transcript import Word


def line_of(said: str) -> SpokenLine:
    return SpokenLine.of(spoken_text(said).words)


def texts(line: SpokenLine) -> list[str]:
    return [" ".join(line.tokens[start:end]) for start, end in pieces(line)]


def test_compounds_in_two_words_are_one_token() -> None:
    line = line_of("Send me an e-mail.")
    assert line.tokens == ("send", "me", "an", "email")
    assert line.word_span((3, 4)) == (3, 5)


def test_a_long_run_of_digits_stands_for_a_telephone_number() -> None:
    assert line_of("Call four one five, five five five, oh one three two.").tokens == ("call", PHONE)


def test_a_known_number_is_cut_from_the_hour_before_it() -> None:
    words = spoken_text("Call at two, four one five, five five five, oh one three two.").words
    line = SpokenLine.of(words, [(words[3].start, words[-1].end)])
    assert line.tokens == ("call", "at", "two", PHONE)


def test_pieces_are_runs_of_clauses_within_a_written_sentence() -> None:
    assert sorted(texts(line_of("Hi Dana, call me. Thanks."))) == sorted(
        ["hi dana", "hi dana call me", "call me", "thanks"]
    )


def test_in_heard_speech_a_small_gap_ends_a_clause() -> None:
    words = [Word("call", 0.0, 0.3), Word("me", 0.3, 0.5), Word("thank", 0.56, 0.8), Word("you", 0.8, 1.0)]
    assert texts(SpokenLine.of(words)) == ["call me", "call me thank you", "thank you"]


def test_no_words_have_no_pieces() -> None:
    assert pieces(SpokenLine.of(())) == []


def heard_in_one_breath(said: str) -> SpokenLine:
    return SpokenLine.of([Word(text, at, at + 1.0, 1.0, "open") for at, text in enumerate(said.split())])


def test_a_closing_heard_without_a_pause_is_a_clause_of_its_own() -> None:
    assert "thanks" in texts(heard_in_one_breath("email kit at postbox dot example thanks"))
    assert "okay thank you bye" in texts(heard_in_one_breath("you have my number okay thank you bye"))


def test_thanks_in_the_middle_end_no_clause() -> None:
    line = heard_in_one_breath("thanks to your talk we built the bridge in a week and it stands")
    assert not any(line.marks[:-1])


def test_words_written_without_any_sign_are_looked_at_in_stretches() -> None:
    said = (
        " ".join(["we make the roof and the wall"] * 3) + " sorry to bother you " + "and so on it goes " * 3
    )
    assert any("sorry to bother you" in text and len(text.split()) <= 10 for text in texts(line_of(said)))


def heard(text: str) -> list[Word]:
    """Words in one breath; a '|' stands for a pause of half a second."""
    words, at = [], 0.0
    for word in text.split():
        if word != "|":
            words.append(Word(word, at, at + 0.3))
        at += 0.5 if word == "|" else 0.3
    return words


def test_what_is_left_of_a_misheard_number_is_no_hour() -> None:
    assert SpokenLine.of(heard("call me at four one five five i've thanks")).tokens[3] == PHONE


def test_an_hour_of_three_digits_is_one() -> None:
    tokens = ("call", "me", "before", "four", "oh", "five", "thanks")
    assert SpokenLine.of(heard("call me before four oh five thanks")).tokens == tokens


def test_a_stray_digit_belongs_to_the_known_number_it_touches_and_an_hour_before_a_pause_does_not() -> None:
    words = heard("call me at four one i've five five oh one three two")
    assert SpokenLine.of(words, [(words[4].start, words[-1].end)]).tokens == (
        "call",
        "me",
        "at",
        PHONE,
        PHONE,
    )
    words = heard("call me before five | four one i've five five oh one three two")
    known = [(words[4].start, words[-1].end)]
    assert SpokenLine.of(words, known).tokens == ("call", "me", "before", "five", PHONE)
