"""Names of authorities, offered as one types."""

from __future__ import annotations

from functools import cache

from resources.loader import path_of, read_json


@cache
def authority_names() -> tuple[str, ...]:
    """Return the names that the program ships; none when the list is not there."""
    if not path_of("authorities.json").is_file():
        return ()
    return tuple(read_json("authorities.json")["names"])
