"""The archive arrives in pieces, is taken up again, and is trusted only when it is the right one."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from coach.errors import ModelError
from coach.hear import model_download
from coach.hear.model_download import FetchStopped, fetch_model, unpack_model
from coach.hear.model_manifest import Archive, Manifest, ModelFile, PackagedCopy
from coach.hear.speech_model import verify_model

CONTENTS = {"README": b"a model for tests", "am/final.mdl": bytes(range(256)) * 2000}


class Shelf(ThreadingHTTPServer):
    """A server of one archive that can break off, refuse, stall, or ignore ranges."""

    daemon_threads = True

    def __init__(self, content: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.content = content
        self.ranges: list[str | None] = []
        self.break_after: int | None = None
        self.knows_ranges = True
        self.status = 200
        self.stalled = threading.Event()
        self.stall = False


class _Answer(BaseHTTPRequestHandler):
    server: Shelf

    def do_GET(self) -> None:
        shelf = self.server
        wanted = self.headers.get("Range")
        shelf.ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and shelf.knows_ranges else 0
        if shelf.status != 200:
            self.send_error(shelf.status)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(shelf.content) - start))
        self.end_headers()
        if shelf.stall:
            shelf.stalled.wait(10)
            return
        end = len(shelf.content) if shelf.break_after is None else shelf.break_after
        self.wfile.write(shelf.content[start:end])

    def log_message(self, format: str, *args: object) -> None:
        """Tests read no log."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in CONTENTS.items():
            packed.writestr(f"inside/{name}", content)
        packed.writestr("inside/unwanted.py", "print('not taken')")
        packed.writestr("../escape", "not taken either")
    return path


@pytest.fixture
def shelf(archive: Path) -> Iterator[Shelf]:
    server = Shelf(archive.read_bytes())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.stalled.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def manifest(archive: Path, shelf: Shelf) -> Manifest:
    content = archive.read_bytes()
    return Manifest(
        name="test-model",
        files=tuple(ModelFile(n, len(c), hashlib.sha256(c).hexdigest()) for n, c in CONTENTS.items()),
        archive=Archive(
            url=f"http://127.0.0.1:{shelf.server_port}/model.zip",
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            inside="inside/",
        ),
        copy=PackagedCopy("none==0", "", ""),
    )


def _never() -> bool:
    return False


def _nobody(have: int, total: int) -> None:
    """Nobody listens to the progress."""


def test_the_model_arrives_whole_and_only_its_files(manifest: Manifest, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    place = fetch_model(tmp_path / "m" / "model", lambda a, b: told.append((a, b)), _never, manifest)
    verify_model(place, manifest)
    assert told[0] == (0, manifest.archive.bytes)
    assert told[-1] == (manifest.archive.bytes, manifest.archive.bytes)
    assert [p.name for p in (tmp_path / "m").iterdir()] == ["model"]


def test_a_cancelled_fetch_is_taken_up_again(manifest: Manifest, shelf: Shelf, tmp_path: Path) -> None:
    asked: list[int] = []

    def after_two_blocks() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(FetchStopped):
        fetch_model(tmp_path / "model", _nobody, after_two_blocks, manifest)
    told: list[int] = []
    fetch_model(tmp_path / "model", lambda have, total: told.append(have), _never, manifest)
    verify_model(tmp_path / "model", manifest)
    assert told[0] > 0
    assert shelf.ranges == [None, f"bytes={told[0]}-"]


def test_a_broken_connection_is_said_and_taken_up_again(
    manifest: Manifest, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.break_after = 100_000
    with pytest.raises(ModelError, match="goes on from there"):
        fetch_model(tmp_path / "model", _nobody, _never, manifest)
    shelf.break_after = None
    fetch_model(tmp_path / "model", _nobody, _never, manifest)
    verify_model(tmp_path / "model", manifest)
    assert shelf.ranges[-1] == "bytes=100000-"


def test_a_server_without_ranges_is_read_from_the_start(
    manifest: Manifest, shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "test-model.zip.part").write_bytes(shelf.content[:5000])
    shelf.knows_ranges = False
    fetch_model(tmp_path / "model", _nobody, _never, manifest)
    verify_model(tmp_path / "model", manifest)


def test_a_whole_part_is_not_fetched_again(manifest: Manifest, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "test-model.zip.part").write_bytes(shelf.content)
    fetch_model(tmp_path / "model", _nobody, _never, manifest)
    assert shelf.ranges == []


def test_an_altered_archive_is_thrown_away(manifest: Manifest, shelf: Shelf, tmp_path: Path) -> None:
    shelf.content = shelf.content[:1000] + b"\0" + shelf.content[1001:]
    with pytest.raises(ModelError, match="not the speech model"):
        fetch_model(tmp_path / "model", _nobody, _never, manifest)
    assert not (tmp_path / "test-model.zip.part").exists()
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_a_refusing_server_is_said(manifest: Manifest, shelf: Shelf, tmp_path: Path, status: int) -> None:
    shelf.status = status
    with pytest.raises(ModelError, match=str(status)):
        fetch_model(tmp_path / "model", _nobody, _never, manifest)


def test_a_silent_server_is_said(
    manifest: Manifest, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_download, "PATIENCE_SECONDS", 0.1)
    shelf.stall = True
    with pytest.raises(ModelError, match="does not answer"):
        fetch_model(tmp_path / "model", _nobody, _never, manifest)


def test_no_server_is_said(manifest: Manifest, shelf: Shelf, tmp_path: Path) -> None:
    shelf.shutdown()
    shelf.server_close()
    with pytest.raises(ModelError, match="cannot be reached"):
        fetch_model(tmp_path / "model", _nobody, _never, manifest)


def test_a_place_that_cannot_be_written_is_said(manifest: Manifest, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match="cannot be kept"):
        fetch_model(tmp_path / "file" / "model", _nobody, _never, manifest)


def test_a_fetched_model_replaces_a_damaged_one(manifest: Manifest, tmp_path: Path) -> None:
    (tmp_path / "model" / "am").mkdir(parents=True)
    (tmp_path / "model" / "am" / "final.mdl").write_bytes(b"damaged")
    fetch_model(tmp_path / "model", _nobody, _never, manifest)
    verify_model(tmp_path / "model", manifest)


def test_an_archive_with_another_file_is_refused(archive: Path, manifest: Manifest, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("inside/README", b"another model here")
    with pytest.raises(ModelError, match="another README"):
        unpack_model(other, "inside/", tmp_path / "model", manifest)
    assert not (tmp_path / "model").exists()


def test_a_truncated_archive_is_refused(archive: Path, manifest: Manifest, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(ModelError, match="damaged"):
        unpack_model(archive, "inside/", tmp_path / "model", manifest)
