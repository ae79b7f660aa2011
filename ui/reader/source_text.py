"""The words of a document in one order, whatever it is shown as: where they stand, and where others stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator

MOST_FOUND = 2_000
"""Places beyond these are neither counted nor visited; the count says so."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place between two characters: the number of a block, counted from 1, and an offset in its text."""

    block: int
    offset: int


Span = tuple[Spot, Spot]
"""From one spot to a later one."""

_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W_]+"), re.compile(r"[^\W_]+$")


class SourceText:
    """The blocks of a file's text, or the lines of an item's notes."""

    def __init__(self, blocks: Sequence[FileBlock], *, is_notes: bool = False) -> None:
        self.blocks = tuple(blocks)
        self._is_notes = is_notes
        self._starts = [0, *accumulate(len(block.text) + 1 for block in self.blocks)]
        self._folded: list[str] | None = None

    @classmethod
    def of_file(cls, text: FileText | None) -> SourceText:
        """Return the words that were read from a file: none where none were."""
        return cls(text.blocks if text is not None else ())

    @classmethod
    def of_notes(cls, notes: str) -> SourceText:
        """Return an item's notes, a block for each line."""
        lines = notes.split("\n") if notes else []
        return cls([FileBlock(BlockKind.PARAGRAPH, line) for line in lines], is_notes=True)

    @property
    def is_empty(self) -> bool:
        return not self.blocks

    @property
    def first(self) -> Spot:
        return Spot(1, 0)

    @property
    def last(self) -> Spot:
        return Spot(len(self.blocks), len(self.blocks[-1].text)) if self.blocks else self.first

    def block(self, number: int) -> FileBlock:
        """Return a block by its number."""
        return self.blocks[number - 1]

    def position(self, spot: Spot) -> int:
        """Return how many characters stand before a spot, each block's end counting as one."""
        return self._starts[spot.block - 1] + spot.offset

    def spot(self, position: int) -> Spot:
        """Return the spot behind so many characters, kept within the text."""
        if not self.blocks:
            return self.first
        held = min(max(position, 0), self._starts[-1] - 1)
        block = min(bisect_right(self._starts, held), len(self.blocks))
        return Spot(block, held - self._starts[block - 1])

    def words(self, span: Span) -> str:
        """Return the words of a span, blocks joined by line ends."""
        first, last = span
        if first.block == last.block:
            return self.block(first.block).text[first.offset : last.offset]
        between = (block.text for block in self.blocks[first.block : last.block - 1])
        head, tail = self.block(first.block).text[first.offset :], self.block(last.block).text[: last.offset]
        return "\n".join((head, *between, tail))

    def whole_words(self, span: Span) -> Span:
        """Return a span without the white space at both its ends, and with all of a word that an end stands in.

        The later spot is never before the earlier.
        """
        words = self.words(span)
        begin = self.position(span[0]) + len(words) - len(words.lstrip())
        end = max(self.position(span[1]) - len(words) + len(words.rstrip()), begin)
        if begin == end:
            return self.spot(begin), self.spot(end)
        first, last = self.spot(begin), self.spot(end)
        before = _LETTERS_BEFORE.search(self.block(first.block).text[: first.offset])
        after = _LETTERS.match(self.block(last.block).text, last.offset)
        if before is not None and _LETTERS.match(words.lstrip()):
            first = Spot(first.block, before.start())
        if after is not None and _LETTERS_BEFORE.search(words.rstrip()):
            last = Spot(last.block, after.end())
        return first, last

    def locator(self, span: Span) -> Locator:
        """Return where a span stands, as excerpts keep it."""
        first, last = span
        if self._is_notes:
            return Locator(0, self.position(first), self.position(last))
        begin = self._starts[first.block - 1]
        return Locator(first.block, first.offset, self.position(last) - begin, self.block(first.block).page)

    def span(self, place: Locator) -> Span | None:
        """Return the span at a place that an excerpt keeps; None where it reaches outside."""
        if self._is_notes != (place.block == 0) or place.block > len(self.blocks) or not self.blocks:
            return None
        begin = self._starts[max(place.block, 1) - 1]
        if not 0 <= place.start < place.end or begin + place.end > self._starts[-1] - 1:
            return None
        return self.spot(begin + place.start), self.spot(begin + place.end)

    def word_at(self, spot: Spot) -> Span:
        """Return the word that a spot stands in or beside."""
        text = self.block(spot.block).text
        begin = end = min(spot.offset, len(text))
        while begin > 0 and _is_of_word(text[begin - 1]):
            begin -= 1
        while end < len(text) and _is_of_word(text[end]):
            end += 1
        return Spot(spot.block, begin), Spot(spot.block, end)

    def step(self, spot: Spot, by: int) -> Spot:
        """Return the spot so many characters on."""
        return self.spot(self.position(spot) + by)

    def step_word(self, spot: Spot, by: int) -> Spot:
        """Return where the next word begins (`by` 1), or the one before (-1)."""
        text, place = self.block(spot.block).text, spot.offset
        if by > 0:
            while place < len(text) and _is_of_word(text[place]):
                place += 1
            while place < len(text) and not _is_of_word(text[place]):
                place += 1
            return Spot(spot.block, place) if place > spot.offset else self.step(spot, 1)
        while place > 0 and not _is_of_word(text[place - 1]):
            place -= 1
        while place > 0 and _is_of_word(text[place - 1]):
            place -= 1
        return Spot(spot.block, place) if place < spot.offset else self.step(spot, -1)

    def find(self, wanted: str) -> list[Span]:
        """Return where words stand, whatever their case and the white space between them; within blocks only."""
        folded_wanted = _folded(" ".join(wanted.split()))
        if not folded_wanted:
            return []
        if self._folded is None:
            self._folded = [_folded(block.text) for block in self.blocks]
        found: list[Span] = []
        for number, text in enumerate(self._folded, 1):
            place = text.find(folded_wanted)
            while place >= 0:
                found.append((Spot(number, place), Spot(number, place + len(folded_wanted))))
                if len(found) == MOST_FOUND:
                    return found
                place = text.find(folded_wanted, place + len(folded_wanted))
        return found


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char in "'\u2019-"


def _folded(text: str) -> str:
    """Return text in small letters, character for character: folding that changes lengths would move places."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return small.replace("\t", " ").replace("\u00a0", " ").replace("\u2019", "'")
