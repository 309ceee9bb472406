"""A recording is a valid WAV at every moment, and a full disk costs nothing that was written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.errors import DiskError
from coach.hear.recording import Recording
from tests.coach.fakes import block

ROOT = Path(__file__).parents[3]

SMALL_DISK = """
import json, resource, signal, sys
from pathlib import Path
from coach.events import Failed
from coach.hear.file_microphone import FileMicrophone
from tests.coach.fakes import FakeMarks, FakeModel
from coach.brief import Brief
from coach.rehearse.rehearsal import Rehearsal
from coach.rubric import shipped_rubric

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
if sys.argv[3] != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
told = []
rehearsal = Rehearsal(FileMicrophone(Path(sys.argv[2]), speed=0), Brief(shipped_rubric("recruiter-15")),
                      FakeModel(), Path(sys.argv[1]), told.append,
                      make_marks=lambda model, rate, brief, tell: FakeMarks(brief, tell))
rehearsal.start()
rehearsal.join()
end = told[-1]
assert isinstance(end, Failed), end
print(json.dumps({"sentence": end.error.sentence, "mend": end.error.mend, "sound": str(end.sound)}))
"""


def record_until_full(path: Path, most_bytes: int) -> dict[str, str]:
    sample = ROOT / "assets" / "samples" / "recruiter-good.flac"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SMALL_DISK, str(path), str(sample), str(most_bytes)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told: dict[str, str] = json.loads(done.stdout)
    return told


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


def test_the_file_is_a_valid_recording_after_every_block(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "take.wav", 16000)
    for number in range(1, 30):
        recording.write(block(number))
        with wave.open(str(recording.path)) as sound:
            assert sound.getnframes() == number * 800
            assert sound.readframes(number * 800).endswith(block(number))
        assert recording.seconds == pytest.approx(number * 0.05)
    recording.close()
    assert seconds_of(recording.path) == pytest.approx(29 * 0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_full_disk_is_said_and_what_was_recorded_is_there(tmp_path: Path) -> None:
    told = record_until_full(tmp_path / "take.wav", 100_000)
    assert told["sentence"].startswith("The disk is full. The first 3.1 seconds are kept.")
    assert told["mend"]
    assert seconds_of(Path(told["sound"])) == pytest.approx(3.1, abs=0.06)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is a thing of Linux")
def test_a_disk_that_is_full_from_the_start_is_said(tmp_path: Path) -> None:
    (tmp_path / "take.wav").symlink_to("/dev/full")
    recording = Recording(tmp_path / "take.wav", 16000)
    with pytest.raises(DiskError) as raised:
        recording.write(block(1))
    recording.close()
    assert raised.value.sentence == "The disk is full. Nothing could be kept."


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A disk with room for four seconds; where this user may not mount one, a limit on the file's size."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    mounted = (
        bool(shutil.which("mount"))
        and not subprocess.run(mounting, capture_output=True, check=False).returncode
    )
    yield disk, 0 if mounted else 131072
    if mounted:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="neither mounts nor limits on files there")
def test_a_small_disk_that_runs_full_is_said_and_what_was_recorded_is_there(
    small_disk: tuple[Path, int],
) -> None:
    disk, most_bytes = small_disk
    told = record_until_full(disk / "take.wav", most_bytes)
    assert told["sentence"].startswith("The disk is full. The first 4.0 seconds are kept.")
    assert seconds_of(Path(told["sound"])) == pytest.approx(4.05, abs=0.06)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError) as raised:
        Recording(tmp_path / "file" / "take.wav", 16000)
    assert "cannot be written" in raised.value.sentence
