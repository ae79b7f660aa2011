"""The mark on a query that takes long, so that nothing typed waits behind it to be saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Query = TypeVar("Query", bound=Callable[..., Any])

_MARK = "takes_long"


def takes_long(query: Query) -> Query:
    """Mark a query that reads or writes whole files or a whole assessment: it is run beside the saves."""
    setattr(query, _MARK, True)
    return query


def is_long(query: Callable[..., Any]) -> bool:
    """Whether a query is marked as taking long."""
    return bool(getattr(query, _MARK, False))
