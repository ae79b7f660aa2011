"""Rows as the driver gives them, for what is read by the thousand, and how to read what they keep.

Measured on 5,000 evidence items: SQLAlchemy's own rows and conversions take a third of the driver's time on top of it.
So the statements are SQLAlchemy's, and so is the connection with its transaction; only the rows pass it by. What runs
at every save of typed text passes it by with its statement too.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from sqlalchemy import Connection, Select

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
    cursor: Any = connection.execute(statement, {"wanted": wanted}).cursor
    return iter(cursor)


def sent(connection: Connection, statement: str, parameters: Sequence[Any] = ()) -> Any:
    """Send a statement straight to the driver, in the connection's transaction, begun if need be; return its cursor.

    For what runs at every save of typed text: SQLAlchemy takes three times as long over a statement as SQLite. What
    goes wrong comes as the driver's own error; `unit_of_work` tells it as a fault of the disk or the database.
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
