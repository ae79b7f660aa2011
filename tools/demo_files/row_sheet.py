"""Read the interview rows that the sample's spreadsheets are made of: one row is one evidence item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from demo_files.bearing import Bearing, bearings_in, plain_words
from demo_files.marked_text import Block

HEADER = ("Reference", "Date", "Who", "Category", "People heard", "Topic", "What was said")
WIDTHS = (12, 12, 34, 16, 10, 30, 110)
"""Columns of a spreadsheet of rows, and how wide they are in characters."""

FIRST_ROW_BLOCK = 2
"""The number of the block that the first row becomes when the spreadsheet is read: the header is block 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation, complaint or audited record; `flags` has "c" for confidential, "n" for not disclosed."""

    reference: str
    day: str
    who: str
    category: str
    heard: int
    flags: str
    topic: str
    said: str
    bearings: tuple[Bearing, ...]


def rows_in(text: str, sheet: Mapping[str, Any]) -> tuple[Row, ...]:
    """Return the rows of a sheet: a line each of "day | who | people heard and flags | topic | what was said"."""
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(_row(line, f"{sheet['prefix']}-{number:03d}", sheet) for number, line in enumerate(lines, 1))


def _row(line: str, reference: str, sheet: Mapping[str, Any]) -> Row:
    day, who, heard, topic, marked = line.split(" | ", 4)
    others: Mapping[str, str] = sheet.get("others", {})
    category = next((name for start, name in others.items() if who.startswith(start)), sheet["category"])
    count, flags = heard.rstrip("cn"), heard.lstrip("0123456789")
    return Row(reference, day, who, category, int(count), flags, topic, plain_words(marked), tuple(bearings_in(marked)))


def blocks_of(rows: Sequence[Row], name: str, categories: Mapping[str, str]) -> tuple[Block, ...]:
    """Return what the spreadsheet of these rows holds: one sheet called `name`, a header and a row for each."""
    cells = [
        (row.reference, row.day, row.who, categories[row.category], str(row.heard or ""), row.topic, row.said)
        for row in rows
    ]
    return (Block("heading", (name,)), *(Block("row", each) for each in (HEADER, *cells)))
