"""Finds, verifies and loads the speech model: a model that is not exactly right is never given to Vosk.

One flipped bit gives garbage, a hang of over 90 s or a crash of the whole program, depending on the file it
is in, so each file is compared with its sha256 first (about 0.2 s for 67 MB).
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import ModelError
from coach.hear.model_download import FetchStopped, fetch_model, unpack_model
from coach.hear.model_manifest import Manifest, ModelFile, shipped_manifest
from coach.hear.vosk_library import load_vosk
from coach.paths import Home

if TYPE_CHECKING:
    import vosk

__all__ = [
    "FetchStopped",
    "fetch_model",
    "find_model",
    "load_model",
    "model_place",
    "unpack_model",
    "verify_model",
]

VARIABLE = "AFTERBEEP_MODEL"
GET_IT = "Get it again under Settings, or start packaging/bootstrap.py setup."
_LEFT_BY_DESKTOPS = {"thumbs.db", "desktop.ini"}


def model_place(home: Home | None = None) -> Path:
    """Where a fetched model belongs: below `home`, or the user's own place."""
    return (home or Home.user()).models_root / shipped_manifest().name


def find_model(home: Home | None = None) -> Path:
    """The folder of the model: AFTERBEEP_MODEL, the one chosen in the settings, then the usual places.

    Those are below `home`, the user's own place, and beside the program.

    Looks for the folder only; `verify_model` says whether it is sound. Raises ModelError when there is none.
    """
    given = os.environ.get(VARIABLE)
    if given:
        folder = Path(given).expanduser()
        if not folder.is_dir():
            raise ModelError(
                f"{VARIABLE} names {folder}, and there is no such folder.", "Correct it or remove it."
            )
        return folder
    for folder in _places(home):
        if folder.is_dir():
            return folder
    raise ModelError("The speech model is not on this computer yet.", GET_IT)


def verify_model(folder: Path, manifest: Manifest | None = None) -> None:
    """Compares every file with its sha256 and refuses files that do not belong. Raises ModelError."""
    manifest = manifest or shipped_manifest()
    try:
        if not folder.is_dir():
            raise ModelError(f"There is no speech model in {folder}.", GET_IT)
        for file in manifest.files:
            _check_size(folder, file)
        stranger = next(_strangers(folder, manifest), None)
        if stranger:
            raise ModelError(
                f"The speech model holds a file that does not belong to it: {stranger}.",
                "Take it out, or get the model again.",
            )
        for file in manifest.files:
            _check_content(folder, file)
    except OSError as error:
        reason = error.strerror or "it is refused"
        raise ModelError(
            f"The speech model in {folder} cannot be read: {reason}.", "Check the folder's permissions."
        ) from error


def load_model(folder: Path) -> vosk.Model:
    """Verifies the model, then loads it (0.4 to 1.5 s, about 280 MB). Raises ModelError, never anything else.

    The first recogniser is built here too: some faults of a model show only then.
    """
    verify_model(folder)
    try:
        vosk = load_vosk()
        # Warnings too: a grammar gives one for each partial result, and standard error is for the user.
        vosk.SetLogLevel(-2)
        model = vosk.Model(model_path=str(folder))
        vosk.KaldiRecognizer(model, 16000)
    except (ImportError, OSError) as error:
        raise ModelError(
            f"The speech recogniser cannot be started: {error}.", "Start packaging/bootstrap.py setup again."
        ) from error
    except Exception as error:
        raise ModelError(f"The speech model in {folder} cannot be loaded.", GET_IT) from error
    return model


def _places(home: Home | None) -> Iterator[Path]:
    from coach.settings import read_settings

    name = shipped_manifest().name
    chosen = read_settings(home or Home.user()).settings.model_place
    if chosen:
        yield chosen
    if home:
        yield home.models_root / name
    yield Home.user().models_root / name
    yield Path(sys.prefix) / "share" / "after-the-beep" / "models" / name
    yield Path(sys.executable).parent / "models" / name


def _check_size(folder: Path, file: ModelFile) -> None:
    path = folder / file.path
    if not path.exists():
        raise ModelError(f"The speech model is incomplete: {file.path} is missing.", GET_IT)
    if not path.is_file():
        raise ModelError(f"The speech model is damaged: {file.path} is not a file.", GET_IT)
    size = path.stat().st_size
    if size != file.bytes:
        word = "cut short" if size < file.bytes else "too long"
        raise ModelError(
            f"The speech model is damaged: {file.path} is {word} ({size:,} of {file.bytes:,} bytes).", GET_IT
        )


def _check_content(folder: Path, file: ModelFile) -> None:
    with (folder / file.path).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != file.sha256:
        raise ModelError(f"The speech model is damaged: {file.path} was altered.", GET_IT)


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Files Vosk might pick up although they are none of the model's, such as a second graph."""
    known = {file.path for file in manifest.files}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        hidden = path.name.startswith(".") or path.name.lower() in _LEFT_BY_DESKTOPS
        if name not in known and not hidden and not path.is_dir():
            yield name
