"""Takes are kept whole, corrected beside the machine's marks, marked again, thrown away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import soundfile

from coach.errors import LibraryError
from coach.keep.library import Library
from coach.keep.take_list import TakeQuery
from coach.paths import Home
from coach.rubric import shipped_rubric
from coach.verdict import State
from tests.kept_takes import SAID, brief_of, keep_one, recording, verdict_of


def test_a_take_comes_back_as_it_was_kept(library: Library) -> None:
    kept = keep_one(library)
    again = library.takes.take(kept.id)
    assert again == kept
    assert again.verdict == verdict_of()
    assert again.brief == brief_of()
    assert again.when.tzinfo is not None


def test_the_recording_moves_into_the_library(library: Library) -> None:
    sound = recording(library.home.recordings_folder / "now.wav")
    samples, rate = soundfile.read(sound, dtype="int16")
    take = library.takes.keep(brief_of(), verdict_of(), sound)
    assert not sound.exists()
    kept, kept_rate = soundfile.read(take.sound, dtype="int16")
    assert (kept == samples).all()
    assert kept_rate == rate


def test_a_recording_from_elsewhere_is_copied_and_stays(library: Library, tmp_path_factory) -> None:
    sound = recording(tmp_path_factory.mktemp("elsewhere") / "mine.wav")
    take = library.takes.keep(brief_of(), verdict_of(), sound)
    assert sound.exists()
    assert take.sound.parent == library.home.takes_folder
    assert take.sound.read_bytes() == sound.read_bytes()


def test_a_recording_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"no recording gone\.wav"):
        library.takes.keep(brief_of(), verdict_of(), library.home.recordings_folder / "gone.wav")
    assert library.takes.count() == 0


def test_young_sound_becomes_flac_with_the_same_samples(library: Library) -> None:
    take = keep_one(library)
    samples, _ = soundfile.read(take.sound, dtype="int16")
    assert library.takes.compress_waiting() == 1
    packed = library.takes.take(take.id).sound
    assert packed.suffix == ".flac"
    assert (soundfile.read(packed, dtype="int16")[0] == samples).all()
    assert not take.sound.exists()
    assert library.takes.compress_waiting() == 0


def test_a_correction_stands_beside_the_machines_mark(library: Library) -> None:
    take = keep_one(library, verdict_of(SAID[:-1]))
    assert not take.corrected.passed
    corrected = library.takes.correct(take.id, "number", State.SAID)
    assert corrected.verdict == take.verdict
    assert corrected.corrected.elements["number"].hit
    assert corrected.corrected.passed
    assert library.takes.rows()[0].passed
    back = library.takes.correct(take.id, "number", None)
    assert not back.corrected.passed
    assert not library.takes.rows()[0].passed


def test_a_mark_that_was_not_said_loses_its_words(library: Library) -> None:
    take = library.takes.correct(keep_one(library).id, "bridge", State.MISSING)
    bridge = take.corrected.elements["bridge"]
    assert (bridge.hit, bridge.evidence, bridge.start) == (False, None, None)
    assert not take.corrected.passed


def test_corrections_survive_a_restart(home: Home) -> None:
    with Library(home) as library:
        number = library.takes.correct(keep_one(library).id, "bridge", State.MISSING).id
    with Library(home) as library:
        assert [one.about for one in library.takes.take(number).corrections] == ["bridge"]


def test_marking_again_keeps_the_earlier_verdict(library: Library) -> None:
    take = keep_one(library)
    rubric = shipped_rubric("sales-30")
    brief = replace(take.brief, rubric=rubric)
    again = library.takes.mark_again(take.id, brief, verdict_of(rubric=rubric))
    assert again.verdict.rubric == "sales-30"
    assert [marking.verdict for marking in again.earlier] == [take.verdict]
    assert library.takes.rows()[0].rubric == "sales-30"


def test_a_model_take_replaces_the_one_before(library: Library) -> None:
    first, second = keep_one(library, seed=1), keep_one(library, seed=2)
    other = keep_one(library, brief=brief_of(title="Another"), seed=3)
    for take in (first, other, second):
        library.takes.set_model(take.id)
    assert library.takes.model(first.script_key) == second.id
    assert library.takes.model(other.script_key) == other.id
    library.takes.set_model(second.id, False)
    assert library.takes.model(first.script_key) is None


def test_deleting_can_be_undone(library: Library) -> None:
    take = keep_one(library)
    assert library.takes.trash([take.id, 99]) == [take.id]
    assert library.takes.ids() == []
    assert library.takes.ids(TakeQuery(trashed=True)) == [take.id]
    assert library.takes.restore([take.id]) == [take.id]
    assert library.takes.take(take.id) == take


def test_emptying_the_trash_removes_sound_and_rows(library: Library) -> None:
    gone, stays = keep_one(library, seed=1), keep_one(library, seed=2)
    library.takes.trash([gone.id])
    assert library.takes.empty_trash() == 1
    assert not gone.sound.exists()
    assert stays.sound.exists()
    assert library.takes.ids() == [stays.id]
    with pytest.raises(LibraryError, match=f"no take {gone.id}"):
        library.takes.take(gone.id)


def test_an_id_is_never_used_again(library: Library) -> None:
    gone = keep_one(library)
    library.takes.trash([gone.id])
    library.takes.empty_trash()
    assert keep_one(library, seed=2).id > gone.id


def test_thinning_never_touches_what_is_starred_noted_a_model_or_the_best(library: Library) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=100)
    numbers = []
    for seed in range(6):
        sound = recording(library.home.recordings_folder / f"{seed}.wav", seed=seed)
        verdict = verdict_of(seconds=10.0 + seed)
        numbers.append(library.takes.keep(brief_of(), verdict, sound, when=long_ago).id)
    young = keep_one(library, verdict_of(seconds=14.0), seed=9)
    library.takes.star(numbers[1])
    library.takes.note(numbers[2], "what Dana liked")
    library.takes.set_model(numbers[3])
    assert library.takes.thinnable(timedelta(days=90)) == numbers[4:]
    assert young.id not in library.takes.thinnable(timedelta(days=90))


def test_disk_use_counts_takes_and_trash(library: Library) -> None:
    first, second = keep_one(library, seed=1), keep_one(library, seed=2)
    library.takes.trash([second.id])
    use = library.takes.disk_use()
    assert (use.takes, use.trashed) == (1, 1)
    assert use.takes_bytes == first.sound.stat().st_size
    assert library.takes.disk_use([second.id]).takes == 0


def test_a_figure_that_is_no_number_is_kept_as_unknown(library: Library) -> None:
    verdict = verdict_of()
    broken = replace(verdict, delivery=replace(verdict.delivery, pitch_range_semitones=float("nan")))
    assert keep_one(library, broken).verdict.delivery.pitch_range_semitones is None


def test_the_own_pace_is_the_middle_of_the_last_takes(library: Library) -> None:
    assert library.takes.own_pace() is None
    for seed, pace in enumerate((150.0, 170.0, 400.0)):
        verdict = verdict_of()
        delivery = replace(verdict.delivery, words_per_minute=pace)
        keep_one(library, replace(verdict, delivery=delivery), seed=seed)
    assert library.takes.own_pace() == 170.0
