"""Rows of a spreadsheet that are conversations: which column says what, and what a row says of its item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.dates import read_date
from domain.evidence import BlockKind, FileText

FIELDS: Final = ("title", "given_by", "category", "event_date", "people_heard", "words", "confidential")
"""What a column can be."""

LONGEST_TITLE: Final = 80
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


def header_of(text: FileText, sheet: int = 0) -> tuple[int, tuple[str, ...]]:
    """Return the number of the block that is a sheet's header and its cells; (0, ()) when the sheet has no rows.

    The header is the sheet's first row. `sheet` counts from 1; 0 is for files without sheets.
    """
    for number, block in enumerate(text.blocks, 1):
        if block.kind is BlockKind.ROW and block.page == sheet:
            return number, tuple(block.text.split("\t"))
    return 0, ()


def rows_below(text: FileText, header: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the rows below a header on the same sheet: the number of each one's block, and its cells."""
    sheet = text.blocks[header - 1].page
    return tuple(
        (number, tuple(block.text.split("\t")))
        for number, block in enumerate(text.blocks, 1)
        if number > header and block.kind is BlockKind.ROW and block.page == sheet
    )


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
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    problems.append("people-unreadable")
    return None


def _beginning(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "\u2026"
