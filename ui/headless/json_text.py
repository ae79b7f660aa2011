"""JSON that people can read, too, in a third of the time that Python takes, whose quick encoder writes no lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Any

_ENCODER = JSONEncoder(ensure_ascii=False)
_STEP = "  "
_IN_PIECES = 4
"""So many levels down what lists and dictionaries hold is written piece by piece, and never held as one text."""


def indented(data: Any) -> Iterator[str]:
    """Yield, piece by piece, what `json.dumps` writes of data with an indent of two, letter by letter."""
    return _pieces(data, "\n", _IN_PIECES)


def _pieces(data: Any, margin: str, levels: int) -> Iterator[str]:
    is_list = isinstance(data, (list, tuple))
    if not levels or not data or not (is_list or isinstance(data, dict)):
        yield _written(data, margin)
        return
    inner = margin + _STEP
    between = f"[{inner}" if is_list else f"{{{inner}"
    for each in data:
        yield between if is_list else f"{between}{_key(each)}: "
        yield from _pieces(each if is_list else data[each], inner, levels - 1)
        between = f",{inner}"
    yield f"{margin}]" if is_list else f"{margin}}}"


def _written(data: Any, margin: str) -> str:
    """Return data as text whose lines but the first begin with `margin`, a line end and spaces."""
    inner = margin + _STEP
    if isinstance(data, dict) and data:
        values = [encode_basestring(each) if type(each) is str else _written(each, inner) for each in data.values()]
        return _frame(tuple([_key(key) for key in data]), margin) % tuple(values)
    if isinstance(data, (list, tuple)) and data:
        return f"[{inner}{f',{inner}'.join([_written(each, inner) for each in data])}{margin}]"
    return "null" if data is None else _ENCODER.encode(data)


@lru_cache(maxsize=1024)
def _frame(keys: tuple[str, ...], margin: str) -> str:
    """Return the text of a dictionary with these written keys, its values left open; many rows share one."""
    inner = margin + _STEP
    lines = (f"{key}: ".replace("%", "%%") for key in keys)
    return f"{{{inner}{f',{inner}'.join(f'{line}%s' for line in lines)}{margin}}}"


def _key(key: Any) -> str:
    """Return a key as it is written, a number or None as a text."""
    if type(key) is str:
        return encode_basestring(key)
    return _ENCODER.encode({key: 0}).removeprefix("{").removesuffix(": 0}")
