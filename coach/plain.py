"""Frozen dataclasses as plain values (what JSON can hold), and back."""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


class PlainError(ValueError):
    """Plain values that are not what the type asks for; the text names the place."""


def as_plain(value: Any) -> Any:
    """Dicts, lists, numbers, texts, true, false and None that stand for the value."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else _plain_number(value)


def _plain_number(value: Any) -> Any:
    """Numbers as JSON knows them: numpy's become Python's, what is not finite becomes None."""
    plain = value.item() if hasattr(value, "item") else value
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain


def from_plain(kind: type[T], value: Any) -> T:
    """The value of a type that plain values stand for.

    Unknown keys are left out and missing ones take their defaults, so that older and newer versions
    read each other. Raises PlainError for anything else that does not fit.
    """
    built: T = _built(kind, value, kind.__name__)
    return built


def _built(kind: Any, value: Any, place: str) -> Any:
    origin = get_origin(kind)
    if origin is Union or isinstance(kind, types.UnionType):
        return _first_that_fits(get_args(kind), value, place)
    if origin is Literal:
        if value not in get_args(kind):
            raise PlainError(f"{place} cannot be {value!r}")
        return value
    if origin is tuple:
        return _tuple(get_args(kind), value, place)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(kind)[1], value, place)
    if is_dataclass(kind):
        return _dataclass(kind, value, place)
    return _single(kind, value, place)


def _first_that_fits(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        if kind is not type(None):
            try:
                return _built(kind, value, place)
            except PlainError as error:
                fault = error
    raise fault


def _tuple(kinds: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise PlainError(f"{place} must be a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_built(kinds[0], item, f"{place}[{number}]") for number, item in enumerate(value))
    if len(kinds) != len(value):
        raise PlainError(f"{place} must be a list of {len(kinds)}")
    pairs = zip(kinds, value, strict=True)
    return tuple(_built(kind, item, f"{place}[{number}]") for number, (kind, item) in enumerate(pairs))


def _mapping(kind: Any, value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise PlainError(f"{place} must be a table")
    return {str(key): _built(kind, item, f"{place}.{key}") for key, item in value.items()}


def _dataclass(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, Mapping):
        raise PlainError(f"{place} must be a table")
    given = {}
    for name, (hint, needed) in _shape(kind).items():
        if name in value:
            given[name] = _built(hint, value[name], f"{place}.{name}")
        elif needed:
            raise PlainError(f"{place}.{name} is missing")
    try:
        return kind(**given)
    except ValueError as error:
        raise PlainError(f"{place}: {error}") from error


@cache
def _shape(kind: Any) -> dict[str, tuple[Any, bool]]:
    """Type and whether it must be given, by field name."""
    hints = get_type_hints(kind)
    return {
        field.name: (hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(kind)
    }


def _single(kind: Any, value: Any, place: str) -> Any:
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise PlainError(f"{place} must be a finite number")
        return number
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind in (str, bool) and isinstance(value, kind):
        return value
    read = _reader(kind, value)
    if read is not None:
        try:
            return read(value)
        except ValueError as error:
            raise PlainError(f"{place} cannot be {value!r}") from error
    raise PlainError(f"{place} must be {getattr(kind, '__name__', kind)}")


def _reader(kind: Any, value: Any) -> Callable[[Any], Any] | None:
    """What reads a value that JSON holds as a text or a number; None where it cannot be this type."""
    if issubclass(kind, Enum):
        return cast(Callable[[Any], Any], kind)
    if not isinstance(value, str):
        return None
    if kind is datetime:
        return datetime.fromisoformat
    return Path if kind is Path else None
