"""Rows as the driver gives them, for what is read by the thousand, and how to read what they keep.

Measured on 5,000 evidence items: SQLAlchemy's own rows and conversions take a third of the driver's time on top of it.
So the statements are SQLAlchemy's, written out once, and so is the connection with its transaction; sending them and
reading the rows pass it by, for SQLAlchemy takes three times as long over sending a statement as SQLite does.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from sqlalchemy import Connection, Dialect, Select

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")


def making_many(make: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """Let no search for garbage interrupt a function that makes thousands of values and drops none.

    Measured inside the reading of a whole assessment, those searches took a twelfth of its time and found nothing.
    """

    @wraps(make)
    def undisturbed(*arguments: Parameters.args, **keywords: Parameters.kwargs) -> Made:
        was_on = gc.isenabled()
        gc.disable()
        try:
            return make(*arguments, **keywords)
        finally:
            if was_on:
                gc.enable()

    return undisturbed


def rows_of(connection: Connection, statement: Select[Any], wanted: str) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a statement whose parameter, if it has one, is `wanted`, as texts and numbers as kept.

    Dates and JSON come as texts, flags as 0 or 1. What goes wrong half-way comes as the driver's own error;
    `Workspace.reading` tells it as a fault of the disk or the database.
    """
    written, parameters = _written(statement, connection.dialect)
    rows: Iterator[tuple[Any, ...]] = sent(
        connection, written, [wanted if each is _WANTED else each for each in parameters]
    )
    return rows


_WANTED = object()
"""Where the one parameter goes among those of a statement written out."""


@lru_cache(maxsize=512)
def _written(statement: Select[Any], dialect: Dialect) -> tuple[str, tuple[Any, ...]]:
    """Return a statement as the driver takes it, with the values in it."""
    told = statement.compile(dialect=dialect).construct_expanded_state({"wanted": ""})
    given = tuple(_WANTED if name == "wanted" else told.parameters[name] for name in told.positiontup or ())
    if any(each is not _WANTED and not isinstance(each, str | int | float | None) for each in given):
        raise TypeError(f"the driver takes no such value: {given}")
    return told.statement, given


def sent(connection: Connection, statement: str, parameters: Sequence[Any] = ()) -> Any:
    """Send a statement straight to the driver, in the connection's transaction, begun if need be; return its cursor.

    What goes wrong comes as the driver's own error; `unit_of_work` tells it as a fault of the disk or the database.
    """
    if not connection.in_transaction():
        connection.begin()
    return cast(Any, connection.connection.driver_connection).execute(statement, parameters)


@lru_cache(maxsize=4096)
def day(kept: str | None) -> date | None:
    """Return a kept date; many rows share few of them."""
    return None if kept is None else date.fromisoformat(kept)


def moment(kept: str | None) -> datetime | None:
    """Return a kept point in time."""
    return None if kept is None else datetime.fromisoformat(kept)
