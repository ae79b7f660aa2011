"""Find words with which a framework describes another level of a statement than the one that was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from domain.frameworks.framework import Statement

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
RUN = 4
"""So many words in a row that only one level's description has are that level's words."""


def other_characteristics(text: str, statement: Statement, level: int) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, level) of each longest run of words that describes another level of a statement alone."""
    if not statement.characteristics:
        return
    runs = _runs(tuple(sorted(statement.characteristics.items())))
    places = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in places]
    begun: tuple[int, int, int] | None = None
    for place in range(len(words) - RUN + 1):
        found = runs.get(tuple(words[place : place + RUN]))
        if found is None or found == level:
            continue
        start, end = places[place][0], places[place + RUN - 1][1]
        if begun is not None and found == begun[2] and start < begun[1]:
            begun = (begun[0], end, found)
            continue
        if begun is not None:
            yield begun
        begun = (start, end, found)
    if begun is not None:
        yield begun


@lru_cache(maxsize=64)
def _runs(characteristics: tuple[tuple[int, str], ...]) -> Mapping[tuple[str, ...], int]:
    """Return the level of every run of words that stands in the description of that level alone."""
    levels: dict[tuple[str, ...], set[int]] = {}
    for level, text in characteristics:
        words = [word.casefold() for word in _WORD.findall(text)]
        for place in range(len(words) - RUN + 1):
            levels.setdefault(tuple(words[place : place + RUN]), set()).add(level)
    return {run: found.pop() for run, found in levels.items() if len(found) == 1}
