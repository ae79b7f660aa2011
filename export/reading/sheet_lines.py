"""The rows of a spreadsheet that was pasted or saved as text, each on a line of its own with tabs between its cells.

A cell of several lines, or with the divider in it, stands between quotation marks, one of which is doubled within it
(RFC 4180, https://www.rfc-editor.org/rfc/rfc4180).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from export.reading.plain_line import PlainLine, joined

_BETWEEN = re.compile(r'",(?=")')
_FEWEST_ROWS, _MOST = 3, 0.6
_OPEN_CELL = re.compile(r'(?:\A|\t)"[^"\t]*\Z')
_CLOSED_CELL = re.compile(r'[^"\t]*"(?=\t|\Z)')
_MOST_LINES_OF_A_CELL = 40


def with_whole_rows(lines: list[PlainLine]) -> list[PlainLine]:
    """Return the lines with rows that were broken within a cell as one, and tabs for commas between quoted cells."""
    return _rows_by_commas(lines) if _has_commas(lines) else _rows_by_tabs(lines)


def _has_commas(lines: Sequence[PlainLine]) -> bool:
    """Say whether most lines are rows of quoted cells with commas between."""
    written = [line.text for line in lines if line.text]
    rows = [text for text in written if text[0] == '"' and _BETWEEN.search(text)]
    return len(rows) >= max(_FEWEST_ROWS, _MOST * len(written))


def _rows_by_commas(lines: Sequence[PlainLine]) -> list[PlainLine]:
    found: list[PlainLine] = []
    parts: list[PlainLine] = []
    for line in lines:
        parts.append(line)
        if sum(part.text.count('"') for part in parts) % 2 == 0 or len(parts) > _MOST_LINES_OF_A_CELL:
            found.append(_row(joined([part for part in parts if part.text] or parts[:1])))
            parts = []
    return found + parts


def _row(line: PlainLine) -> PlainLine:
    """Return a row without the quotation marks of its cells."""
    letters: list[str] = []
    places: list[int] = []
    is_quoted = False
    number = 0
    while number < len(line.text):
        letter = line.text[number]
        is_doubled = is_quoted and line.text[number : number + 2] == '""'
        if letter != '"' or is_doubled:
            letters.append("\t" if letter == "," and not is_quoted else letter)
            places.append(line.places[number])
        else:
            is_quoted = not is_quoted
        number += 1 + is_doubled
    return PlainLine("".join(letters), tuple(places))


def _rows_by_tabs(lines: list[PlainLine]) -> list[PlainLine]:
    if not any("\t" in line.text for line in lines):
        return lines
    found: list[PlainLine] = []
    number = 0
    while number < len(lines):
        last = number
        if "\t" in lines[number].text and _OPEN_CELL.search(lines[number].text):
            following = range(number + 1, min(number + 1 + _MOST_LINES_OF_A_CELL, len(lines)))
            last = next((each for each in following if _CLOSED_CELL.match(lines[each].text)), number)
        found.append(joined([line for line in lines[number : last + 1] if line.text or last == number]))
        number = last + 1
    return found
