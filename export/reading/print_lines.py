"""Undo what a printed page did to its text: letters run together, hyphens that nobody sees, spaces between columns.

Pages that are read by a machine, or copied out of a PDF, have one sign for "fi", soft hyphens within words, lines
filled up with spaces, and spaces where a table has its columns. A double space is a slip of its writer, and is left.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from export.reading.plain_line import PlainLine

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
_SOFT = re.compile(r"(?<=\w)[\xad¬](?=\w)")
_SOFT_END = re.compile(r"(?<=[^\W\d_])[\xad¬]\Z")
_FEWEST_SOFT = 2
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_SURE, _FEWEST_COLUMNS, _MOST_WORDS = 6, 2, 8
"""So many spaces divide columns whatever stands around; fewer do between few words, twice or beside such a line."""
_FILLED = re.compile(r"(?<=[^\s.!?:]) {2,3}(?=\S)")
_FULL_LINE, _FEWEST_FILLED, _SHARE_FILLED = 40, 8, 0.4


def without_print(lines: list[PlainLine], text: str) -> list[PlainLine]:
    """Return the lines of a text with each letter by itself, and without soft hyphens and spaces that fill lines up."""
    is_printed = _LIGATURE.search(text) is not None
    if is_printed:
        lines = [
            line.replaced([(*each.span(), _LIGATURES[each.group()]) for each in _LIGATURE.finditer(line.text)])
            for line in lines
        ]
    if text.count("\xad") + text.count("¬") >= (1 if is_printed else _FEWEST_SOFT):
        lines = [line.without([each.span() for each in _SOFT.finditer(line.text)]) for line in lines]
        lines = [_with_its_hyphen(line, after) for line, after in pairwise((*lines, PlainLine("", ())))]
    return _without_filling(lines) if text.count("  ") >= _FEWEST_FILLED else lines


def _without_filling(lines: list[PlainLine]) -> list[PlainLine]:
    full = [line for line in lines if len(line.text) >= _FULL_LINE]
    filled = sum(_FILLED.search(line.text) is not None for line in full)
    if filled < max(_FEWEST_FILLED, _SHARE_FILLED * len(full)):
        return lines
    return [line.without([(each.start(), each.end() - 1) for each in _FILLED.finditer(line.text)]) for line in lines]


def with_columns(lines: list[PlainLine], text: str, pages: Collection[int]) -> list[PlainLine]:
    """Return the lines of a text with a tab for the spaces between columns; `pages` are those that are no text."""
    if text.count("   ") < _FEWEST_COLUMNS:
        return lines
    gaps = [[] if number in pages else list(_GAP.finditer(line.text)) for number, line in enumerate(lines)]
    sure = [
        any(each.end() - each.start() >= _SURE for each in found) or (len(found) > 1 and _are_cells(line.text))
        for line, found in zip(lines, gaps, strict=True)
    ]
    if sum(sure) < _FEWEST_COLUMNS:
        return lines
    found: list[PlainLine] = []
    for number, line in enumerate(lines):
        beside = (number > 0 and bool(gaps[number - 1])) or (number + 1 < len(lines) and bool(gaps[number + 1]))
        is_row = sure[number] or (beside and bool(gaps[number]) and _are_cells(line.text))
        found.append(line.replaced([(*each.span(), "\t") for each in gaps[number]]) if is_row else line)
    return found


def _are_cells(text: str) -> bool:
    cells = _GAP.split(text)
    return all(len(cell.split()) <= _MOST_WORDS for cell in cells) and not any(cell[:1].islower() for cell in cells[1:])


def _with_its_hyphen(line: PlainLine, following: PlainLine) -> PlainLine:
    """Return a line that a soft hyphen ends with a plain one, where its word goes on in the next."""
    end = _SOFT_END.search(line.text)
    return line.replaced([(*end.span(), "-")]) if end is not None and following.text[:1].islower() else line
