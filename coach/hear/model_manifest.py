"""What the speech model must be: the manifest that ships in assets."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of the model; `path` is relative and uses slashes."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Archive:
    """The official archive; `inside` is the folder in it that holds the model."""

    url: str
    bytes: int
    sha256: str
    inside: str


@dataclass(frozen=True, slots=True)
class PackagedCopy:
    """A package of the Python index that carries the same files below `inside`."""

    package: str
    sha256: str
    inside: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The model's name, its files, and where they can be had."""

    name: str
    files: tuple[ModelFile, ...]
    archive: Archive
    copy: PackagedCopy


@cache
def shipped_manifest() -> Manifest:
    """The manifest in assets/speech_model."""
    text = (files("assets") / "speech_model" / "manifest.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return Manifest(
        name=tables["name"],
        files=tuple(ModelFile(path, **facts) for path, facts in tables["files"].items()),
        archive=Archive(**tables["archive"]),
        copy=PackagedCopy(**tables["copy"]),
    )
