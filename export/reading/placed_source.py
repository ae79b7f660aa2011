"""Where the blocks that were read from a document stand in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.text.blocks import SourceText, TextBlock
from domain.text.cleaning import clean_line
from export.reading.plain_line import PlainLine
from export.reading.plain_lines import plain_lines


@dataclass(frozen=True, slots=True)
class PlacedSource:
    """What was read, the text that places count in, and for each block the place of every character of its.

    Places count characters (code points) from 0. `places` is by the block's own `place`; where a block stands in the
    text letter by letter it is a range.
    """

    source: SourceText
    text: str
    places: Mapping[int, Sequence[int]]

    def span(self, place: int, start: int, end: int) -> tuple[int, int]:
        """Return where the characters [start, end) of a block stand in the text."""
        own = self.places[place]
        if start >= end:
            at = own[start] if start < len(own) else own[-1] + 1
            return at, at
        return own[start], own[end - 1] + 1


def placed_in_blocks(source: SourceText) -> PlacedSource:
    """Return the source with the text that its blocks make, one line for each."""
    places: dict[int, Sequence[int]] = {}
    at = 0
    for block in source.blocks:
        places[block.place] = range(at, at + len(block.text))
        at += len(block.text) + 1
    return PlacedSource(source, "\n".join(block.text for block in source.blocks), places)


def placed_in_lines(source: SourceText, text: str) -> PlacedSource:
    """Return the source with the places of its blocks in the plain text it was read from, each on a line of its own."""
    lines = _Lines(text)
    return PlacedSource(source, text, {block.place: lines.place_of(block) for block in source.blocks})


class _Lines:
    """The lines of a text that have words, of which each is left behind when the next block does not stand in it."""

    def __init__(self, text: str) -> None:
        self._left = _cleaned_lines(text)
        self._line: tuple[PlainLine, str] = (PlainLine("", ()), "")
        self._from = 0

    def place_of(self, block: TextBlock) -> Sequence[int]:
        """Return where a block stands: behind the last cell of its line, or at the end of the first line with it."""
        line, cleaned = self._line
        at = cleaned.find(block.text, self._from) if block.is_cell else -1
        while at < 0:
            found = next(self._left, None)
            if found is None:
                raise ValueError("the text is not the one that was read")
            line, cleaned = self._line = found
            at = cleaned.find(block.text) if block.is_cell else cleaned.rfind(block.text)
        self._from = at + len(block.text)
        if len(cleaned) == len(line.text):
            return line.places[at : self._from]
        kept = [place for place, letter in zip(line.places, line.text, strict=True) if clean_line(letter)]
        return kept[at : self._from]


def _cleaned_lines(text: str) -> Iterator[tuple[PlainLine, str]]:
    """Yield each line that has words, and the line as the reader cleans it."""
    for line in plain_lines(text):
        if line.text.strip():
            yield line, clean_line(line.text)
