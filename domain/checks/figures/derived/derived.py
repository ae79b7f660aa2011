"""Hold what a sentence derives from figures against those that its passage has told up to it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.derived import gaps, ways, wholes
from domain.checks.figures.derived.gaps import gap_slips
from domain.checks.figures.derived.shares import share_slips
from domain.checks.figures.derived.ways import way_slips
from domain.checks.figures.derived.wholes import whole_slips
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.quantities import Reading


def derived_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is derived from figures."""
    if not reading.words.isdisjoint(ways.WORDS):
        yield from way_slips(reading, reader)
    if not reading.words.isdisjoint(gaps.WORDS):
        yield from gap_slips(reading, reader)
    if (
        "%" in reading.text
        or not reading.words.isdisjoint(("cent", "in"))
        or not reading.words.isdisjoint(reader.telling.portions)
    ):
        yield from share_slips(reading, reader)
    if not reading.words.isdisjoint(wholes.WORDS):
        yield from whole_slips(reading, reader)
