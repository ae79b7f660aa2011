"""How wide the columns of a table are: as its first rows ask for, within the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.evidence.evidence import BlockKind, FileBlock

if TYPE_CHECKING:
    from ui.reader.block_layout import Face

ROWS_MEASURED = 200
LEAST_CHARACTERS, MOST_CHARACTERS = 5, 46
LONGEST_WORD, READABLE_CHARACTERS = 18, 22
"""A column is never narrower than its longest word, up to this many characters, nor than a short line of its text."""
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """The left edge and width of each column of a run of rows, which begins with block number `first`."""

    first: int
    lefts: tuple[float, ...]
    widths: tuple[float, ...]

    @property
    def width(self) -> float:
        return self.lefts[-1] + self.widths[-1]


def columns_of(blocks: Sequence[FileBlock], room: float, face: Face) -> dict[int, Columns]:
    """Return the columns of each row by its number; rows that follow each other in one part share theirs."""
    found: dict[int, Columns] = {}
    number = 1
    while number <= len(blocks):
        if blocks[number - 1].kind is not BlockKind.ROW:
            number += 1
            continue
        first, part = number, blocks[number - 1].part
        while number <= len(blocks) and _is_row_of(blocks[number - 1], part):
            number += 1
        columns = _measured(first, blocks[first - 1 : number - 1], room, face)
        found.update(dict.fromkeys(range(first, number), columns))
    return found


def _is_row_of(block: FileBlock, part: str) -> bool:
    return block.kind is BlockKind.ROW and block.part == part


def _measured(first: int, rows: Sequence[FileBlock], room: float, face: Face) -> Columns:
    widest: list[int] = []
    words: list[int] = []
    for row in rows[:ROWS_MEASURED]:
        for place, cell in enumerate(row.text.split("\t", MOST_COLUMNS)):
            if place == len(widest):
                widest.append(LEAST_CHARACTERS)
                words.append(LEAST_CHARACTERS)
            widest[place] = max(widest[place], min(len(cell), MOST_CHARACTERS))
            words[place] = max(words[place], min(max(map(len, cell.split()), default=0), LONGEST_WORD))
    gap = face.cell_gap
    wanted, least = [], []
    for characters, word in zip(widest, words, strict=True):
        whole_word = word * face.wide_character
        wanted.append(max(characters * face.character, whole_word) + gap)
        least.append(max(min(characters, READABLE_CHARACTERS) * face.character, whole_word) + gap)
    spare = room - sum(least)
    more = sum(wanted) - sum(least)
    part = min(max(spare / more, 0.0), 1.0) if more > 0 else 0.0
    widths = [low + (width - low) * part for low, width in zip(least, wanted, strict=True)]
    lefts = [sum(widths[:place]) for place in range(len(widths))]
    return Columns(first, tuple(lefts), tuple(width - gap for width in widths))
