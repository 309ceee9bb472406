"""Kept words are marked again without being heard again; the earlier verdict stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.errors import SoundError
from coach.keep.library import Library
from coach.keep.rules import rules_version
from coach.keep.sound_files import write_flac
from coach.paths import Home
from coach.rubric import shipped_rubric
from coach.score.remarking import remark
from coach.take import Take
from tests.spoken_sample import CUTS, sample_brief, sample_sound, sample_verdict


def _keep_sample(library: Library) -> Take:
    sound = library.home.recordings_folder / "sample.flac"
    write_flac(sound, *sample_sound(*CUTS))
    return library.takes.keep(sample_brief(), sample_verdict(*CUTS), sound)


def test_a_take_is_marked_under_another_rubric(home: Home) -> None:
    with Library(home) as library:
        take = _keep_sample(library)
        again = remark(library, take.id, shipped_rubric("sales-30"))
        assert again.verdict.rubric == "sales-30"
        assert again.verdict.limit_seconds == 30
        assert again.transcript == take.transcript
        assert [marking.verdict for marking in again.earlier] == [take.verdict]
        assert again.earlier[0].rules == rules_version()


def test_a_take_without_its_sound_keeps_its_verdict(home: Home) -> None:
    with Library(home) as library:
        take = _keep_sample(library)
        take.sound.unlink()
        with pytest.raises(SoundError):
            remark(library, take.id)
        assert library.takes.take(take.id).verdict == take.verdict


def test_the_rules_have_a_name_that_follows_the_phrase_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rules_version()
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ask.toml").write_text("call me")
    monkeypatch.setattr("coach.keep.rules.files", lambda package: tmp_path)
    rules_version.cache_clear()
    assert rules_version() != before
    rules_version.cache_clear()
