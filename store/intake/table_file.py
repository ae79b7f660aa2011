"""The rows of text tables (.csv, .tsv), whatever separates their cells."""

from __future__ import annotations

import csv as tables
import io
from pathlib import Path

from domain.evidence.evidence import ReadingStatus
from store.intake.decoding import decode
from store.intake.gathering import LONGEST_BLOCK, Gathering, Unreadable

_SEPARATORS = ",;\t|"
_LOOKED_AT = 20_000


def read_table(path: Path, gathered: Gathering) -> None:
    """Gather the rows of a text table; raises Unreadable and Full."""
    text = decode(path.read_bytes(), gathered)
    separator = separator_of(text)
    if text.lower().startswith("sep="):
        text = text.partition("\n")[2]
    tables.field_size_limit(LONGEST_BLOCK)
    gathered.pages = 0
    try:
        for row in tables.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator):
            gathered.add_row(row)
    except tables.Error:
        raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None


def separator_of(text: str) -> str:
    """Return what separates the cells: what the first line says, else what divides most lines alike."""
    start = text[:_LOOKED_AT]
    if start.lower().startswith("sep=") and start[4:5] in _SEPARATORS:
        return start[4]
    lines = [line for line in start.splitlines()[:50] if line.strip()]
    best = max(_SEPARATORS, key=lambda mark: _alikeness(lines, mark))
    return best if _alikeness(lines, best) > 0 else ","


def _alikeness(lines: list[str], mark: str) -> float:
    """Return how many cells more than one a line has where most lines have as many, weighed by their share."""
    counts = [len(row) - 1 for row in tables.reader(lines, delimiter=mark)] if lines else []
    if not counts:
        return 0.0
    usual = max(set(counts), key=counts.count)
    return usual * counts.count(usual) / len(counts)
