"""Hold the figures of a sentence against what others near it make, where they nearly are that."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.ledger.shares import ROUGHLY
from domain.checks.figures.nearly import gaps, means, ways
from domain.checks.figures.nearly.gaps import nearly_gap_slips
from domain.checks.figures.nearly.means import nearly_bound_slips, nearly_mean_slips
from domain.checks.figures.nearly.shares import nearly_share_slips
from domain.checks.figures.nearly.sums import nearly_sum_slips
from domain.checks.figures.nearly.ways import nearly_way_slips
from domain.checks.figures.said_shares import may_tell_share, said_shares


def nearly_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules by which a figure nearly follows from others; the first that tells one counts."""
    reading = telling.reading
    sentence, words = reading.sentence, reading.words
    if len(sentence.numbers) + len(sentence.numbers_before) < 2:
        return
    found = list(nearly_sum_slips(telling, reader)) if sentence.numbers else []
    if not found and ("from" in words or not words.isdisjoint(gaps.WORDS)):
        found += nearly_gap_slips(telling, reader)
    if not found and may_tell_share(reading, reader) and said_shares(reading, reader, ROUGHLY):
        found += nearly_share_slips(telling, reader)
    if not found and not words.isdisjoint(means.AVERAGES):
        found += nearly_mean_slips(telling, reader)
    if not found and not words.isdisjoint(means.BOUNDS):
        found += nearly_bound_slips(reading)
    if not found and not words.isdisjoint(ways.WORDS):
        found += nearly_way_slips(telling, reader)
    yield from found
