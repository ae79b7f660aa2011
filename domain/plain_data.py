"""Turn plain data, as JSON holds it, into frozen values by their type hints, and back again."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import Any, get_args, get_origin, get_type_hints


class Misshapen(Exception):
    """Data that does not have the shape of its value: at which place, and what is wrong there."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place = place
        self.problem = problem


def read(kind: Any, data: object, place: str = "") -> Any:
    """Return `data` as a value of the type `kind`; raise Misshapen naming the place of the first fault.

    Knows str, int, bool, date (written "2025-01-17"), StrEnum, frozen dataclasses, X | None, tuple[X, ...] and
    Mapping[str | int, X].
    """
    return _reader_of(kind)(data, place)


@cache
def _reader_of(kind: Any) -> Callable[[object, str], Any]:
    """Return what reads data as a value of a type: a framework asks for some thousand values of a few types."""
    if get_origin(kind) is types.UnionType:
        return partial(_read_optional, next(each for each in get_args(kind) if each is not types.NoneType))
    if get_origin(kind) is tuple:
        return partial(_read_tuple, get_args(kind)[0])
    if get_origin(kind) is Mapping:
        return partial(_read_mapping, *get_args(kind))
    if is_dataclass(kind):
        return partial(_read_dataclass, kind)
    if kind is date:
        return _read_date
    return partial(_read_choice if issubclass(kind, StrEnum) else _expect, kind)


def plain(value: object) -> Any:
    """Return a value as plain data from which `read` makes an equal value."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


_NAMES = {str: "text", int: "a whole number", bool: "true or false", list: "a list", dict: "an object"}


def _expect(kind: type, data: object, place: str) -> Any:
    if type(data) is not kind:
        found = "nothing" if data is None else _NAMES.get(type(data), type(data).__name__)
        raise Misshapen(place, f"expected {_NAMES[kind]}, found {found}")
    return data


def _read_optional(kind: Any, data: object, place: str) -> Any:
    return None if data is None else read(kind, data, place)


def _read_tuple(kind: Any, data: object, place: str) -> tuple[Any, ...]:
    return tuple(read(kind, each, f"{place}[{index}]") for index, each in enumerate(_expect(list, data, place)))


def _read_mapping(key_kind: Any, value_kind: Any, data: object, place: str) -> dict[Any, Any]:
    return {
        _read_key(key_kind, key, place): read(value_kind, each, f"{place}.{key}")
        for key, each in _expect(dict, data, place).items()
    }


def _read_key(kind: Any, key: object, place: str) -> Any:
    text: str = _expect(str, key, place)
    if kind is str:
        return text
    if not (text.isascii() and text.isdigit() and text == str(int(text))):
        raise Misshapen(f"{place}.{text}", "expected a whole number as the name")
    return int(text)


def _read_dataclass(kind: Any, data: object, place: str) -> Any:
    given = _expect(dict, data, place)
    hints, needed = _shape(kind)
    for name in given:
        if name not in hints:
            raise Misshapen(_inside(place, name), "this field is not known")
    for name in needed:
        if name not in given:
            raise Misshapen(_inside(place, name), "this field is missing")
    return kind(**{name: read(hints[name], each, _inside(place, name)) for name, each in given.items()})


@lru_cache
def _shape(kind: Any) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return the types of a dataclass's fields by name, and the names that have no default."""
    hints = get_type_hints(kind)
    own = fields(kind)
    needed = tuple(each.name for each in own if each.default is MISSING and each.default_factory is MISSING)
    return {each.name: hints[each.name] for each in own}, needed


def _inside(place: str, name: object) -> str:
    return f"{place}.{name}" if place else str(name)


def _read_date(data: object, place: str) -> date:
    text = _expect(str, data, place)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Misshapen(place, f"{text!r} is not a date such as 2025-01-17") from None
    if found.isoformat() != text:
        raise Misshapen(place, f"{text!r} is not a date such as 2025-01-17")
    return found


def _read_choice(kind: type[StrEnum], data: object, place: str) -> StrEnum:
    text = _expect(str, data, place)
    try:
        return kind(text)
    except ValueError:
        raise Misshapen(place, f"{text!r} is none of {', '.join(kind)}") from None
