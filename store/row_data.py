"""Rows as plain data and as canonical JSON: what the journal keeps, hashes, replays and restores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import JSON, Boolean, Column, Date, DefaultClause, Table, Text

from store.tables.base import Base, Journalled, Moment, moment_text

RowData = dict[str, Any]

_ONE_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

_PLAIN = frozenset((str, int, bool, type(None)))
"""Kinds of values of which two are equal where they are spelt alike, and only there."""


@cache
def row_classes() -> dict[str, type[Journalled]]:
    """Return the class of each journalled table by the table's name."""
    classes = (mapper.class_ for mapper in Base.registry.mappers)
    return {found.__tablename__: found for found in classes if issubclass(found, Journalled)}


def table_of(row_class: type[Journalled]) -> Table:
    """Return the table of a journalled class."""
    return cast(Table, row_class.__table__)  # type: ignore[attr-defined]


def columns_of(row_class: type[Journalled]) -> Iterable[Column[Any]]:
    """Return the columns of a journalled table in their order."""
    return table_of(row_class).columns


def columns_added_later(row_class: type[Journalled]) -> RowData:
    """Return what rows older than some of a table's columns hold in them: the columns' defaults in the database."""
    added = (column for column in columns_of(row_class) if column.server_default is not None)
    return {column.name: _default_of(column) for column in added}


def _default_of(column: Column[Any]) -> Any:
    text = str(cast(DefaultClause, column.server_default).arg)
    if isinstance(column.type, Boolean):
        return text == "1"
    return text if isinstance(column.type, Text) else json.loads(text)


def to_data(value: Any) -> Any:
    """Return a column's value as JSON keeps it."""
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value


def from_data(column: Column[Any], value: Any) -> Any:
    """Return a column's value from what JSON kept."""
    if value is None or isinstance(column.type, JSON):
        return value
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def data_of(row: Journalled) -> RowData:
    """Return every column of a row as data."""
    return {column.name: to_data(getattr(row, column.name)) for column in columns_of(type(row))}


def canonical(data: Mapping[str, Any] | list[Any] | None) -> str:
    """Return data as JSON with one spelling only; an empty text for None."""
    if data is None:
        return ""
    return _ONE_SPELLING.encode(data)


def is_same(one: RowData, other: RowData) -> bool:
    """Return whether two rows are the same canonical text, which need not be written for most.

    Raises TypeError where a value is of a kind that the program never keeps.
    """
    kinds = tuple(map(type, one.values()))
    if one == other and _PLAIN.issuperset(kinds) and kinds == tuple(type(other[name]) for name in one):
        return True
    return canonical(one) == canonical(other)


def parse(text: str) -> RowData | None:
    """Return the data of a canonical text; None for an empty one."""
    return json.loads(text) if text else None
