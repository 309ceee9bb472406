"""A take keeps every block, and ends in exactly one of finished, failed, discarded."""

from __future__ import annotations

import logging
import threading
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import MicrophoneError, ModelError, SoundError
from coach.events import (
    Discarded,
    Event,
    Failed,
    Finished,
    Level,
    Listening,
    Stopped,
    Ticked,
    TimeReached,
    Warned,
)
from coach.hear import patience
from coach.hear.microphone import BLOCK_SECONDS
from coach.rehearse import holding
from coach.rehearse import rehearsal as rehearsal_module
from tests.coach.fakes import FakeMicrophone, FakeModel, Stage, block


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    if stage.rehearsal._thread.is_alive():
        stage.rehearsal.discard()
        stage.rehearsal.join(5)


def kept(path: Path) -> bytes:
    with wave.open(str(path)) as sound:
        return sound.readframes(sound.getnframes())


def test_a_take_that_is_stopped_is_finished_and_marked(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1), block(2))
    stage.told.first(Ticked)
    stage.rehearsal.stop()
    end = stage.end()
    assert isinstance(end, Finished)
    assert end.verdict.seconds == pytest.approx(0.1)
    assert end.sound == stage.path
    kinds = [type(event) for event in stage.told.events if not isinstance(event, Level)]
    assert kinds == [Listening, Ticked, Stopped, Finished]


def test_every_block_is_on_disk_and_heard_in_order(stage: Stage) -> None:
    spoken = [block(number) for number in range(200)]
    stage.rehearsal.start()
    stage.microphone.give(*spoken)
    stage.microphone.end()
    assert isinstance(stage.end(), Finished)
    assert kept(stage.path) == b"".join(spoken)
    assert stage.marks is not None
    assert stage.marks.heard == spoken


def test_a_source_that_ends_as_expected_ends_the_take(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.microphone.end()
    assert isinstance(stage.end(), Finished)
    assert stage.told.of(Stopped)[0].reason == "the recording ended"


def test_blocks_that_arrive_while_the_microphone_closes_are_kept_and_heard(stage: Stage) -> None:
    stage.microphone.late = [block(8), block(9)]
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.told.first(Listening)
    stage.rehearsal.stop()
    assert isinstance(stage.end(), Finished)
    assert kept(stage.path) == block(1) + block(8) + block(9)
    assert stage.marks is not None
    assert stage.marks.heard == [block(1), block(8), block(9)]


def test_a_device_that_opens_at_the_second_try_is_recorded_once(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.open_again(48000)
    stage.microphone.give(block(1), block(2))
    stage.microphone.end()
    end = stage.end()
    assert isinstance(end, Finished)
    with wave.open(str(stage.path)) as sound:
        assert (sound.getframerate(), sound.getnframes()) == (48000, 1600)
    assert stage.rates == [16000, 48000]


def test_a_word_cut_by_the_key_is_kept_to_the_end_of_its_block(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(9000))
    stage.told.first(Listening)
    before_stop = stage.microphone.stop

    def stop() -> None:
        assert stage.rehearsal.seconds == pytest.approx(0.1), "the block that was being filled is missing"
        before_stop()

    stage.microphone.stop = stop  # type: ignore[method-assign]
    stage.rehearsal.stop()
    stage.microphone.give(block(9001))
    assert isinstance(stage.end(), Finished)
    assert kept(stage.path) == block(9000) + block(9001)


def test_a_stop_in_quiet_waits_for_nothing(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(9000), block(1))
    stage.told.first(Ticked)
    stage.rehearsal.stop()
    assert isinstance(stage.end(), Finished)
    assert kept(stage.path) == block(9000) + block(1)


def test_no_block_is_lost_when_the_model_comes_during_the_take(tmp_path: Path) -> None:
    stage = Stage(tmp_path, model=FakeModel(ready=False))
    spoken = [block(number) for number in range(60)]
    stage.rehearsal.start()
    stage.microphone.give(*spoken[:40])
    stage.told.first(Listening)
    assert stage.marks is None
    stage.model.model = object()
    stage.microphone.give(*spoken[40:])
    stage.microphone.end()
    assert isinstance(stage.end(), Finished)
    assert stage.marks is not None
    assert stage.marks.heard == spoken


def test_ticks_come_while_someone_speaks_although_the_model_came_late(tmp_path: Path) -> None:
    stage = Stage(tmp_path, model=FakeModel(ready=False))
    silent = threading.Event()

    def speak_without_a_pause() -> None:
        while not silent.wait(0.01):
            stage.microphone.give(block(1))

    speaking = threading.Thread(target=speak_without_a_pause)
    stage.rehearsal.start()
    speaking.start()
    try:
        stage.told.first(Listening)
        stage.model.model = object()
        assert stage.told.first(Ticked, timeout=5)
        assert stage.told.ends == []
    finally:
        silent.set()
        speaking.join()
        stage.rehearsal.discard()
        stage.rehearsal.join()


def test_no_block_is_lost_when_the_model_comes_after_the_take(tmp_path: Path) -> None:
    stage = Stage(tmp_path, model=FakeModel(ready=False))
    spoken = [block(number) for number in range(30)]
    stage.rehearsal.start()
    stage.microphone.give(*spoken)
    stage.microphone.end()
    stage.told.first(Stopped)
    assert not stage.told.ends
    stage.model.model = object()
    end = stage.end()
    assert isinstance(end, Finished)
    assert end.verdict.seconds == pytest.approx(30 * BLOCK_SECONDS)
    assert stage.marks is not None
    assert stage.marks.heard == spoken


def test_a_model_that_cannot_be_had_is_told_at_once_and_ends_no_recording(stage: Stage) -> None:
    stage.model.error = ModelError("The speech model is damaged.", "Get it again.")
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    assert stage.told.first(Warned).error is stage.model.error
    stage.microphone.give(block(2), block(3))
    stage.microphone.end()
    end = stage.end()
    assert isinstance(end, Failed)
    assert end.error is stage.model.error
    assert end.sound == stage.path
    assert kept(stage.path) == block(1) + block(2) + block(3)
    assert len(stage.told.of(Warned)) == 1


def test_a_recogniser_that_refuses_the_rate_ends_no_recording(stage: Stage) -> None:
    stage.make_marks_error = SoundError("Sound at 8000 Hz cannot be heard.")
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.told.first(Warned)
    stage.rehearsal.stop()
    end = stage.end()
    assert isinstance(end, Failed)
    assert end.sound == stage.path


def test_a_discarded_take_has_no_verdict_and_its_sound_still_lies_there(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.told.first(Listening)
    stage.rehearsal.discard()
    end = stage.end()
    assert isinstance(end, Discarded)
    assert end.sound == stage.path
    assert kept(stage.path) == block(1)


def test_a_take_can_be_discarded_while_it_waits_for_the_model(tmp_path: Path) -> None:
    stage = Stage(tmp_path, model=FakeModel(ready=False))
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.microphone.end()
    stage.told.first(Stopped)
    stage.rehearsal.discard()
    assert isinstance(stage.end(), Discarded)


def test_a_take_stopped_before_any_sound_is_discarded(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.rehearsal.stop()
    end = stage.end()
    assert isinstance(end, Discarded)
    assert end.sound is None


def test_stop_may_come_from_many_threads_at_once(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.told.first(Listening)
    together = threading.Barrier(8)

    def stop() -> None:
        together.wait()
        stage.rehearsal.stop()

    threads = [threading.Thread(target=stop) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert isinstance(stage.end(), Finished)
    assert len(stage.told.of(Stopped)) == 1


def test_a_discard_after_a_stop_wins_while_nothing_is_marked(tmp_path: Path) -> None:
    stage = Stage(tmp_path, model=FakeModel(ready=False))
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    stage.told.first(Listening)
    stage.rehearsal.stop()
    stage.rehearsal.discard()
    assert isinstance(stage.end(), Discarded)


def test_a_microphone_that_is_unplugged_fails_the_take_and_keeps_what_was_said(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1), block(2))
    stage.microphone.end(MicrophoneError("The microphone was unplugged.", "Plug it in."))
    end = stage.end()
    assert isinstance(end, Failed)
    assert end.error.sentence == "The microphone was unplugged."
    assert end.sound == stage.path
    assert kept(stage.path) == block(1) + block(2)
    assert stage.microphone.stops


def test_a_microphone_that_is_not_there_fails_the_take_with_no_sound(tmp_path: Path) -> None:
    stage = Stage(tmp_path, microphone=FakeMicrophone(opens=False))
    stage.rehearsal.start()
    stage.microphone.end(MicrophoneError("No microphone was found.", "Plug one in, then try again."))
    end = stage.end()
    assert isinstance(end, Failed)
    assert end.sound is None
    assert not stage.path.exists()


def test_a_microphone_that_falls_silent_is_called_lost(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(block(1), block(2))
    end = stage.told.first(Failed)
    assert "no sound any more" in end.error.sentence
    assert "0.1 seconds are kept" in end.error.mend
    assert kept(stage.path) == block(1) + block(2)
    stage.end()


def test_a_microphone_that_opens_and_never_speaks_is_told(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "FIRST_BLOCK_SECONDS", 0.1)
    stage.rehearsal.start()
    assert stage.told.first(Failed).error.sentence == "The microphone gives no sound."
    stage.end()


def test_a_device_that_does_not_open_is_warned_of_then_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(patience, "SLOW_TO_OPEN_SECONDS", 0.1)
    stage = Stage(tmp_path, microphone=FakeMicrophone(opens=False))
    stage.rehearsal.start()
    end = stage.told.first(Failed)
    assert "does not answer" in end.error.sentence
    assert len(stage.told.of(Warned)) == 1
    stage.end()


def test_zeros_for_a_second_are_told_once_and_end_nothing(stage: Stage) -> None:
    zeros = bytes(len(block(1)))
    stage.rehearsal.start()
    stage.microphone.give(block(1), *[zeros] * 30)
    warning = stage.told.first(Warned)
    assert "only silence" in warning.error.sentence
    assert warning.at < 1.0
    stage.microphone.give(block(2))
    stage.rehearsal.stop()
    assert isinstance(stage.end(), Finished)
    assert len(stage.told.of(Warned)) == 1


def test_a_lost_block_is_counted_and_told_once(stage: Stage) -> None:
    stage.microphone.overflows = 2
    stage.rehearsal.start()
    stage.microphone.give(block(1), block(2))
    stage.microphone.end()
    assert isinstance(stage.end(), Finished)
    (warning,) = stage.told.of(Warned)
    assert "too busy" in warning.error.sentence


def test_the_limit_is_told_at_four_fifths_and_when_it_passes(stage: Stage) -> None:
    stage.rehearsal.start()
    stage.microphone.give(*[block(number) for number in range(320)])
    stage.microphone.end()
    stage.end()
    reached = stage.told.of(TimeReached)
    assert [(event.share, round(event.at, 2)) for event in reached] == [(0.8, 12.0), (1.0, 15.0)]


def test_a_held_take_shows_the_level_and_begins_with_what_is_recorded_after_its_release(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "ROOM_SECONDS", -10.0)
    stage.rehearsal.start(held=True)
    stage.microphone.give(block(1), block(2))
    stage.told.first(Level)
    assert not stage.told.of(Listening)
    stage.rehearsal.release()
    stage.microphone.give(block(3), block(4), block(5))
    stage.microphone.end()
    assert isinstance(stage.end(), Finished)
    assert kept(stage.path).endswith(block(3) + block(4) + block(5))


def test_a_held_take_that_is_discarded_leaves_no_sound(stage: Stage) -> None:
    stage.rehearsal.start(held=True)
    stage.microphone.give(block(1))
    stage.told.first(Level)
    stage.rehearsal.discard()
    end = stage.end()
    assert isinstance(end, Discarded)
    assert end.sound is None


def test_a_disk_that_cannot_be_written_fails_before_anything_is_said(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.path.mkdir()
    stage.rehearsal.start()
    end = stage.end()
    assert isinstance(end, Failed)
    assert "cannot be written" in end.error.sentence


def test_a_fault_of_the_program_fails_the_take_and_keeps_the_sound(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(self: object, block: bytes, at: float) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tests.coach.fakes.FakeMarks.hear", fault)
    with caplog.at_level(logging.CRITICAL + 1, logger=rehearsal_module.__name__):
        stage.rehearsal.start()
        stage.microphone.give(block(1))
        end = stage.end()
    assert isinstance(end, Failed)
    assert "fault in this program" in end.error.sentence
    assert kept(stage.path) == block(1)


def test_two_takes_at_once_do_not_know_each_other(tmp_path: Path) -> None:
    stages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        stages.append(Stage(tmp_path / name))
    for number, stage in enumerate(stages):
        stage.rehearsal.start()
        stage.microphone.give(block(number))
        stage.microphone.end()
    for number, stage in enumerate(stages):
        assert isinstance(stage.end(), Finished)
        assert kept(stage.path) == block(number)


def test_a_listener_that_raises_ends_the_take_with_its_sound_kept(tmp_path: Path) -> None:
    told: list[Event] = []

    def tell(event: Event) -> None:
        if isinstance(event, Ticked):
            raise BrokenPipeError
        told.append(event)

    stage = Stage(tmp_path, tell=tell)
    stage.rehearsal.start()
    stage.microphone.give(block(1))
    assert stage.rehearsal.join(5)
    assert isinstance(told[-1], Failed)
    assert kept(stage.path) == block(1)
