"""Which characters of a PDF page are which of the words that were read from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from domain.text.page_text import Paragraph
from ui.reader.source_text import SourceText, Span, Spot

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a character, in points from the page's upper left corner."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The paragraphs of a page as they are read, and the box of each of the page's characters."""

    number: int
    paragraphs: tuple[Paragraph, ...]
    boxes: tuple[Box | None, ...]


LINE_WEIGHT = 40
"""A point off the line counts so many times as far away as one beside it: the end of a line is meant by what is far
to the right of it, not a word of the next line."""


class PageMap:
    """Ties a page's characters to the blocks of the file's text that were read from it.

    A block and a paragraph belong together when their texts are the same, in the same order; what the text holds no
    block for cannot be selected.
    """

    def __init__(self, words: PageWords, source: SourceText, numbers: Sequence[int]) -> None:
        self._boxes = words.boxes
        self._indexes: dict[int, tuple[int, ...]] = {}
        self._spots: list[tuple[int, Spot]] = []
        waiting = list(numbers)
        for text, indexes in words.paragraphs:
            number = next((number for number in waiting if source.block(number).text == text), 0)
            if not number:
                continue
            del waiting[: waiting.index(number) + 1]
            self._indexes[number] = indexes
            self._spots += [(index, Spot(number, offset)) for offset, index in enumerate(indexes)]

    def spot_at(self, x: float, y: float, *, is_near: bool = False) -> Spot | None:
        """Return the spot at a point of the page; where none is under it, the nearest one if that is asked for."""
        best: tuple[float, Spot] | None = None
        for index, spot in self._spots:
            box = self._boxes[index]
            if box is None:
                continue
            left, top, right, bottom = box
            beside = max(left - x, x - right, 0.0)
            above = max(top - y, y - bottom, 0.0)
            distance = beside + above * LINE_WEIGHT
            if best is None or distance < best[0]:
                best = distance, spot if x < (left + right) / 2 else Spot(spot.block, spot.offset + 1)
        if best is None or (best[0] > 0 and not is_near):
            return None
        return best[1]

    def boxes_of(self, span: Span) -> list[Box]:
        """Return the boxes of a span's characters on this page, those of one line joined."""
        joined: list[Box] = []
        for number in sorted(self._indexes):
            if not span[0].block <= number <= span[1].block:
                continue
            indexes = self._indexes[number]
            begin = span[0].offset if number == span[0].block else 0
            end = span[1].offset if number == span[1].block else len(indexes)
            for index in indexes[begin:end]:
                box = self._boxes[index]
                if box is not None:
                    _join(joined, box)
        return joined

    def box_at(self, spot: Spot) -> Box | None:
        """Return the box of the character at a spot, or of the one before it at a block's end."""
        indexes = self._indexes.get(spot.block, ())
        if not indexes:
            return None
        at_end = spot.offset >= len(indexes)
        box = self._boxes[indexes[min(spot.offset, len(indexes) - 1)]]
        if box is None:
            return None
        return (box[2], box[1], box[2], box[3]) if at_end else box

    def holds(self, number: int) -> bool:
        """Whether a block of the text stands on this page."""
        return number in self._indexes


def blocks_by_page(source: SourceText) -> dict[int, list[int]]:
    """Return the numbers of the blocks of each page, in order."""
    found: dict[int, list[int]] = {}
    for number, block in enumerate(source.blocks, 1):
        found.setdefault(block.page, []).append(number)
    return found


def _join(joined: list[Box], box: Box) -> None:
    """Lengthen the last box by one that goes on in the same line, or begin another."""
    if joined:
        left, top, right, bottom = joined[-1]
        middle = (box[1] + box[3]) / 2
        if top <= middle <= bottom and box[0] >= left - 1 and box[0] - right < 3 * (bottom - top):
            joined[-1] = left, min(top, box[1]), max(right, box[2]), max(bottom, box[3])
            return
    joined.append(box)


def page_at(tops: Sequence[float], y: float) -> int:
    """Return the number, counted from 1, of the page at a height; `tops` are the pages' upper edges."""
    return max(bisect_left(tops, y + 0.001), 1)
