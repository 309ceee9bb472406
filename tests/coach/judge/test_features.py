"""What the marks look at."""

from __future__ import annotations

from coach.judge.features import features
from coach.judge.spoken_line import SpokenLine
from coach.score.text_reading import spoken_text


def names_of(said: str) -> set[str]:
    line = SpokenLine.of(spoken_text(said).words)
    return {name for name, _, _ in features(line, (0, len(line.tokens)), {"dana": "<to>"}, ())}


def test_words_of_one_stem_share_a_feature() -> None:
    assert "~intru" in names_of("I hate to keep intruding")
    assert "~intru" in names_of("forgive the intrusion")


def test_a_name_is_its_role_not_its_letters() -> None:
    names = names_of("hi Dana")
    assert "<to>" in names
    assert "dana" not in names
