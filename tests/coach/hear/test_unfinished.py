"""What a crash leaves behind is found at the next start, and nothing else is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.brief import Brief
from coach.errors import DiskError
from coach.events import Event, Failed, Finished
from coach.hear.model_loading import ModelLoading
from coach.hear.recording import Recording
from coach.hear.unfinished import begin_recording, mark_recording, unfinished
from coach.people import Caller
from coach.rubric import shipped_rubric

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "assets" / "samples" / "recruiter-good.flac"
SECOND = np.full(16000, 1000, dtype="<i2").tobytes()

CRASHING = """
import sys
from pathlib import Path
from coach.brief import Brief
from coach.events import Level
from coach.hear.file_microphone import FileMicrophone
from coach.hear.unfinished import begin_recording
from coach.people import Caller
from coach.rehearse.rehearsal import Rehearsal
from coach.rubric import shipped_rubric
from tests.coach.fakes import FakeMarks, FakeModel

def tell(event):
    if isinstance(event, Level):
        print(event.at, flush=True)

brief = Brief(shipped_rubric("sales-30"), Caller("Ana Ruiz"))
place = begin_recording(Path(sys.argv[1]), brief)
rehearsal = Rehearsal(FileMicrophone(Path(sys.argv[2])), brief, FakeModel(), place.path, tell,
                      make_marks=lambda model, rate, brief, tell: FakeMarks(brief, tell))
rehearsal.start()
rehearsal.join()
"""


def crash_at(folder: Path, seconds: float) -> float:
    """Records in another process, kills it after so many seconds, gives the second it had last told."""
    with subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(folder), str(SAMPLE)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = 0.0
        for line in child.stdout:
            told = float(line)
            if told >= seconds:
                os.kill(child.pid, signal.SIGKILL)
                break
        rest = [float(line) for line in child.stdout if line.endswith("\n")]
    return max([told, *rest])


def leave_behind(folder: Path, seconds: float = 1.0) -> Path:
    """A recording as a crash leaves it, made without a crash: nobody holds its brief."""
    place = begin_recording(folder, Brief(shipped_rubric("recruiter-15")))
    recording = Recording(place.path, 16000)
    recording.write(SECOND[: int(seconds * 16000) * 2])
    recording.close()
    place.leave()
    return place.path


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX")
def test_a_killed_program_leaves_a_recording_that_is_offered_and_no_moment_short(tmp_path: Path) -> None:
    told = crash_at(tmp_path, 2.0)
    (left,) = unfinished(tmp_path)
    assert left.seconds >= told
    assert left.brief == Brief(shipped_rubric("sales-30"), Caller("Ana Ruiz"))
    assert abs(time.time() - left.when.timestamp()) < 120
    place = left.take_over()
    assert place is not None
    place.leave()
    kept, rate = soundfile.read(place.path, dtype="int16")
    spoken, _ = soundfile.read(SAMPLE, dtype="int16")
    assert rate == 16000
    assert len(kept) / rate == pytest.approx(left.seconds)
    assert np.array_equal(kept, spoken[: len(kept)])


@pytest.mark.model
def test_a_recording_that_was_left_behind_can_be_marked(tmp_path: Path) -> None:
    crash_at(tmp_path, 2.0)
    (left,) = unfinished(tmp_path)
    place = left.take_over()
    assert place is not None
    place.leave()
    told: list[Event] = []
    mark_recording(place.path, place.brief, ModelLoading.from_home(), told.append)
    (finished,) = told
    assert isinstance(finished, Finished)
    assert finished.verdict.transcript.words
    assert finished.verdict.seconds == pytest.approx(left.seconds)


def test_a_recording_of_a_running_program_is_not_offered(tmp_path: Path) -> None:
    place = begin_recording(tmp_path, Brief(shipped_rubric("recruiter-15")))
    recording = Recording(place.path, 16000)
    recording.write(SECOND)
    assert unfinished(tmp_path) == ()
    recording.close()
    place.let_go()
    assert list(tmp_path.iterdir()) == []


def test_a_recording_can_be_taken_over_by_one_program_only(tmp_path: Path) -> None:
    leave_behind(tmp_path)
    (left,) = unfinished(tmp_path)
    place = left.take_over()
    assert place is not None
    assert left.take_over() is None
    assert unfinished(tmp_path) == ()
    place.leave()
    assert unfinished(tmp_path) == (left,)


def test_what_was_taken_over_and_let_go_is_gone(tmp_path: Path) -> None:
    leave_behind(tmp_path)
    (left,) = unfinished(tmp_path)
    place = left.take_over()
    assert place is not None
    place.let_go()
    place.let_go()
    assert list(tmp_path.iterdir()) == []


def test_a_header_older_than_the_last_block_is_put_right(tmp_path: Path) -> None:
    path = leave_behind(tmp_path)
    with path.open("ab") as file:
        file.write(SECOND[:1601])
    (left,) = unfinished(tmp_path)
    assert left.seconds == pytest.approx(1.05, abs=0.001)
    place = left.take_over()
    assert place is not None
    place.leave()
    with wave.open(str(path)) as sound:
        assert sound.getnframes() == 16800


def test_the_newest_comes_first(tmp_path: Path) -> None:
    older, newer = leave_behind(tmp_path), leave_behind(tmp_path)
    assert [left.sound for left in unfinished(tmp_path)] == [newer, older]


def test_a_moment_of_sound_is_no_recording_to_offer(tmp_path: Path) -> None:
    leave_behind(tmp_path, seconds=0.3)
    assert unfinished(tmp_path) == ()


def test_old_scraps_are_swept_away_and_young_ones_are_not(tmp_path: Path) -> None:
    old, young = leave_behind(tmp_path, seconds=0.3), leave_behind(tmp_path, seconds=0.2)
    an_hour_ago = time.time() - 3600
    os.utime(old.with_suffix(".brief.json"), (an_hour_ago, an_hour_ago))
    assert unfinished(tmp_path) == ()
    assert not old.exists()
    assert young.exists()


def test_a_recording_with_an_unreadable_brief_is_still_offered(tmp_path: Path) -> None:
    path = leave_behind(tmp_path)
    path.with_suffix(".brief.json").write_text("{")
    (left,) = unfinished(tmp_path)
    assert left.sound == path
    assert left.brief.rubric.id == "recruiter-15"


def test_a_brief_of_a_later_version_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    path = leave_behind(tmp_path)
    brief_file = path.with_suffix(".brief.json")
    written = json.loads(brief_file.read_text())
    written["brief"]["something_new"] = 1
    brief_file.write_text(json.dumps(written))
    assert unfinished(tmp_path)[0].brief == Brief(shipped_rubric("recruiter-15"))


def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    assert unfinished(tmp_path / "none") == ()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError) as raised:
        begin_recording(tmp_path / "file" / "below", Brief(shipped_rubric("recruiter-15")))
    assert raised.value.mend


def test_a_recording_that_cannot_be_read_is_told_as_failed(tmp_path: Path) -> None:
    told: list[Event] = []
    model = ModelLoading(lambda: None)  # type: ignore[arg-type,return-value]
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"RIFF")
    mark_recording(broken, Brief(shipped_rubric("recruiter-15")), model, told.append)
    (failed,) = told
    assert isinstance(failed, Failed)
    assert failed.sound == broken
