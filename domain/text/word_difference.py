"""The difference of two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.quick import quick
from domain.text.alignment import Replacement, replacements

_LEAST_SHARED: Final = 3
"""Texts that share fewer than one word in so many are read one after the other, not word by word."""
_PIECE: Final = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
_WORD: Final = re.compile(r"\s*(?:[\w’'-]+|[^\w\s])|\s+")
"""A word or mark with the space before it: half as many pieces, and no two texts share their spaces only."""
_LINE: Final = re.compile(r"\s*[^\n]*\S|\s+")
"""A line with the space before it; no word and no space goes on from one into the next."""


@quick
@dataclass(frozen=True, slots=True)
class Change:
    """The characters [start, end) of the first text, and what stands in their place in the second."""

    start: int
    end: int
    words: str


class Part(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@quick
@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words that both texts have, only the first, or only the second."""

    part: Part
    text: str


def changes_between(first: str, second: str) -> Iterator[Change]:
    """Yield what changes the first text into the second, in order: whole words, spaces and marks."""
    old, new = _pieces(_PIECE, first, second)
    place = done = 0
    for each in replacements(old, new):
        start = place + sum(map(len, old[done : each.start]))
        end = start + sum(map(len, old[each.start : each.end]))
        yield Change(start, end, "".join(new[each.new_start : each.new_end]))
        place, done = end, each.end


def segments(first: str, second: str) -> tuple[Segment, ...]:
    """Return both texts as one, in reading order; what is gone stands before what is new in its place.

    The same and the gone ones make the first text, the same and the new ones the second, to the letter.
    """
    old, new = _pieces(_WORD, first, second)
    found: list[Segment] = []
    place = 0
    for each in (*_at_words(old, replacements(old, new)), None):
        for part, words in (
            (Part.SAME, old[place : each.start if each else len(old)]),
            (Part.GONE, old[each.start : each.end] if each else []),
            (Part.NEW, new[each.new_start : each.new_end] if each else []),
        ):
            if words:
                found.append(Segment(part, "".join(words)))
        place = each.end if each else place
    return tuple(found)


def readable(found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the segments as people can read them: two whole texts where they share too few words to be one.

    Words that happen to stand in both, such as "the" and "of", would only be in the way there.
    """
    words = {part: sum(len(each.text.split()) for each in found if each.part is part) for part in Part}
    longer = words[Part.SAME] + max(words[Part.GONE], words[Part.NEW])
    if not words[Part.GONE] or not words[Part.NEW] or words[Part.SAME] * _LEAST_SHARED >= longer:
        return found
    first, second = (
        "".join(each.text for each in found if each.part in (Part.SAME, own)) for own in (Part.GONE, Part.NEW)
    )
    return Segment(Part.GONE, first), Segment(Part.NEW, second)


def _pieces(pattern: re.Pattern[str], *texts: str) -> list[list[str]]:
    """Return the pieces of each text; lines that come again, as most of two versions do, are taken apart once."""
    known: dict[str, list[str]] = {}
    found: list[list[str]] = []
    for text in texts:
        pieces: list[str] = []
        for line in _LINE.findall(text):
            if line not in known:
                known[line] = pattern.findall(line)
            pieces += known[line]
        found.append(pieces)
    return found


def _at_words(old: list[str], found: list[Replacement]) -> Iterator[Replacement]:
    """Yield replacements with those as one between which only marks are shared: nobody reads "a, b" word by word."""
    waiting: Replacement | None = None
    for each in found:
        if waiting is None:
            waiting = each
        elif each.start - waiting.end > 1 or any(word[-1].isalnum() for word in old[waiting.end : each.start]):
            yield waiting
            waiting = each
        else:
            waiting = Replacement(waiting.start, each.end, waiting.new_start, each.new_end)
    if waiting is not None:
        yield waiting
