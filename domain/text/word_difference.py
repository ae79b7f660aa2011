"""The difference of two short texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """The characters [start, end) of the first text, and what stands in their place in the second."""

    start: int
    end: int
    words: str


def changes_between(first: str, second: str) -> Iterator[Change]:
    """Yield what changes the first text into the second, in order: whole words, spaces and marks."""
    old, new = [list(_PIECE.finditer(text)) for text in (first, second)]
    matcher = SequenceMatcher(None, [each.group() for each in old], [each.group() for each in new], autojunk=False)
    for tag, low, high, begin, end in matcher.get_opcodes():
        if tag != "equal":
            start = old[low].start() if low < len(old) else len(first)
            stop = old[high - 1].end() if high > low else start
            yield Change(start, stop, "".join(each.group() for each in new[begin:end]))
