"""Headings under which nothing stands, as two families tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from domain.assessment import Passage, PassageKind


def empty_headings(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the headings under which nothing stands before the next one of their level or a higher one."""
    written = [passage for passage in passages if passage.text.strip()]
    for passage, following in pairwise((*written, None)):
        if passage is not None and passage.kind is PassageKind.HEADING and _ends(passage, following):
            yield passage


def _ends(heading: Passage, following: Passage | None) -> bool:
    return following is None or (following.kind is PassageKind.HEADING and following.level <= heading.level)
