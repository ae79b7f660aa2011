"""Find an excerpt's words again in a newer version of the document they were taken from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from domain.evidence.evidence import FileText, Locator
from domain.text.text_change import shared_ends

_SPACE = re.compile(r"\s+")
_CONTEXT = 200


def find_again(words: str, place: Locator, old: FileText | None, new: FileText) -> tuple[str, Locator] | None:
    """Return the same words with their place in a newer version of a file's text, or None when they are not there.

    Only white space may differ: words that were changed are not the same words. Where they stand more than once, the
    place whose surroundings are most like those of the old one is taken, then the one nearest to the old block.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    joined, starts = _joined(new)
    around = _surroundings(old, place)
    found = [
        (_likeness(joined, match, around), -abs(_block_at(starts, match.start()) - place.block), -match.start(), match)
        for match in re.finditer(pattern, joined)
    ]
    if not found:
        return None
    match = max(found, key=lambda each: each[:3])[3]
    block = _block_at(starts, match.start())
    offset = starts[block - 1]
    page = new.blocks[block - 1].page
    return match.group(), Locator(block, match.start() - offset, match.end() - offset, page)


def _joined(text: FileText) -> tuple[str, Sequence[int]]:
    lengths = [len(block.text) + 1 for block in text.blocks]
    return "\n".join(block.text for block in text.blocks), [0, *accumulate(lengths)]


def _block_at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset)


def _surroundings(old: FileText | None, place: Locator) -> tuple[str, str]:
    if old is None or not 1 <= place.block <= len(old.blocks):
        return "", ""
    joined, starts = _joined(old)
    low, high = starts[place.block - 1] + place.start, starts[place.block - 1] + place.end
    return _spaced(joined[max(0, low - _CONTEXT) : low]), _spaced(joined[high : high + _CONTEXT])


def _likeness(joined: str, match: re.Match[str], around: tuple[str, str]) -> int:
    _, head = shared_ends(around[0], _spaced(joined[max(0, match.start() - _CONTEXT) : match.start()]))
    tail, _ = shared_ends(around[1], _spaced(joined[match.end() : match.end() + _CONTEXT]))
    return head + tail


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text)
