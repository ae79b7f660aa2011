"""Rows of a spreadsheet that are conversations: which column says what, and what a row says of its item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from domain.counts import read_count
from domain.dates import read_date
from domain.evidence.evidence import BlockKind, FileText

FIELDS: Final = ("title", "given_by", "category", "event_date", "people_heard", "words", "confidential")
"""What a column can be."""

NAMING: Final = ("title", "given_by", "words")
"""The fields an item's title can be made of."""

LONGEST_TITLE: Final = 80
_HEADER_WITHIN: Final = 10
"""Rows among which a sheet's header is looked for."""

_NAMES_OF_A_HEADER: Final = 2
_FIRST_ROWS: Final = 3
_YES: Final = frozenset(("yes", "y", "true", "x", "1", "confidential", "ja"))
_GUESSES: Final = {
    "title": ("title", "interview", "topic", "subject"),
    "given_by": ("given by", "who", "name", "interviewee", "person", "role", "speaker", "source"),
    "category": ("category", "evidence category", "type", "group"),
    "event_date": ("date", "date of interview", "interview date", "event date", "when", "day"),
    "people_heard": ("people", "people heard", "number of people", "how many", "participants"),
    "words": ("words", "notes", "what was said", "comments", "comment", "text", "response", "answer"),
    "confidential": ("confidential", "private", "sensitive"),
}


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What one row says; `problems` are codes of cells that cannot be read, whose text stays in the file."""

    title: str
    given_by: str = ""
    category: str = ""
    event_date: date | None = None
    people_heard: int | None = None
    words: str = ""
    confidential: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet with rows to take in: its number (as in `header_of`), its name, its header, and what its rows are like.

    `first` are the cells of the first rows below the header; `filled` says of how many rows which columns are filled.
    """

    number: int
    name: str
    header: tuple[str, ...]
    first: tuple[tuple[str, ...], ...]
    filled: tuple[tuple[frozenset[int], int], ...]

    def count(self, mapping: Mapping[str, int]) -> int:
        """Return how many rows say something under a mapping: as many items are made of them."""
        columns = set(mapping.values())
        return sum(count for filled, count in self.filled if filled & columns)


def header_of(text: FileText, sheet: int = 0) -> tuple[int, tuple[str, ...]]:
    """Return the number of the block that is a sheet's header and its cells; (0, ()) when the sheet has no rows.

    The header is the row, of the first ten, that has most names of fields, two at least; else the first that is half
    as full as the fullest of them, so that a line above the table is not taken for it. `sheet` counts from 1; 0 is for
    files without sheets.
    """
    rows = islice(_rows_of(text, sheet), _HEADER_WITHIN)
    found = [(number, cells, len(guess_mapping(cells)), sum(map(bool, cells))) for number, cells in rows]
    if not found:
        return 0, ()
    best = max(found, key=lambda row: row[2])
    if best[2] < _NAMES_OF_A_HEADER:
        fullest = max(row[3] for row in found)
        best = next(row for row in found if 2 * row[3] >= fullest)
    return best[0], best[1]


def sheets_of(text: FileText) -> tuple[SheetRows, ...]:
    """Return every sheet that has rows below its header, in order."""
    sheets = []
    for number in sorted({block.page for block in text.blocks if block.kind is BlockKind.ROW}):
        header, cells = header_of(text, number)
        rows = [row for _number, row in rows_below(text, header)]
        if rows:
            filled = Counter(frozenset(place for place, cell in enumerate(row) if cell.strip()) for row in rows)
            name = text.blocks[header - 1].part
            sheets.append(SheetRows(number, name, cells, tuple(rows[:_FIRST_ROWS]), tuple(filled.items())))
    return tuple(sheets)


def _rows_of(text: FileText, sheet: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, block in enumerate(text.blocks, 1):
        if block.kind is BlockKind.ROW and block.page == sheet:
            yield number, tuple(block.text.split("\t"))


def rows_below(text: FileText, header: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the rows below a header on the same sheet: the number of each one's block, and its cells."""
    return tuple(row for row in _rows_of(text, text.blocks[header - 1].page) if row[0] > header)


def header_key(header: Sequence[str]) -> list[str]:
    """Return a header as it is remembered: case and spaces do not count."""
    return [" ".join(cell.lower().split()) for cell in header]


def guess_mapping(header: Sequence[str]) -> dict[str, int]:
    """Return the column of each field whose name the header has; a guess, for a person to put right."""
    cells = header_key(header)
    found: dict[str, int] = {}
    for field, names in _GUESSES.items():
        for place, cell in enumerate(cells):
            if cell in names and place not in found.values():
                found.setdefault(field, place)
    return found


def row_said(cells: Sequence[str], mapping: Mapping[str, int], categories: Mapping[str, str]) -> RowSaid | None:
    """Return what a row says under a mapping of fields to columns, None where its mapped cells are empty.

    `categories` maps names and ids of evidence categories, in lower case, to ids. Without a title it is made from
    who gave it, or the first words.
    """
    said = {field: cells[column].strip() if column < len(cells) else "" for field, column in mapping.items()}
    if not any(said.values()):
        return None
    problems: list[str] = []
    category = said.get("category", "")
    category_id = categories.get(" ".join(category.lower().split()), "")
    if category and not category_id:
        problems.append("category-unknown")
    words, given_by = said.get("words", ""), said.get("given_by", "")
    return RowSaid(
        said.get("title") or given_by or _beginning(words) or _beginning(" ".join(filter(None, said.values()))),
        given_by,
        category_id,
        _day(said.get("event_date", ""), problems),
        _count(said.get("people_heard", ""), problems),
        words,
        said.get("confidential", "").lower() in _YES,
        tuple(problems),
    )


def _day(text: str, problems: list[str]) -> date | None:
    try:
        # A sheet may give the time of day, too.
        return read_date(text[:10] if text[4:5] == "-" else text)
    except ValueError:
        problems.append("date-unreadable")
        return None


def _count(text: str, problems: list[str]) -> int | None:
    try:
        return read_count(text)
    except ValueError:
        problems.append("people-unreadable")
        return None


def _beginning(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "\u2026"
