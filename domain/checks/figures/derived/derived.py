"""Hold what a sentence derives from figures against those that its passage has told up to it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.derived import gaps, wholes
from domain.checks.figures.derived.gaps import gap_slips
from domain.checks.figures.derived.shares import share_slips
from domain.checks.figures.derived.told import EARLIER, MOST_BACK, Telling
from domain.checks.figures.derived.way_claims import may_tell_way
from domain.checks.figures.derived.ways import way_slips
from domain.checks.figures.derived.wholes import whole_slips
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.quantities import Reading

_EARLIER = frozenset({"before", "earlier", "previous", "last", "previously", "ago"})


def derived_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is derived from figures."""
    reading, words = telling.reading, telling.reading.words
    if not _has_two(reading):
        return
    if may_tell_way(words) or (not words.isdisjoint(_EARLIER) and EARLIER.search(reading.text)):
        yield from way_slips(telling, reader)
    if not words.isdisjoint(gaps.WORDS):
        yield from gap_slips(telling, reader)
    if "%" in reading.text or "in" in words or "cent" in words or not words.isdisjoint(reader.telling.portions):
        yield from share_slips(telling, reader)
    if not words.isdisjoint(wholes.WORDS):
        yield from whole_slips(telling, reader)


def _has_two(reading: Reading) -> bool:
    """Return whether a sentence and the few before it have two figures: with less nothing can be derived."""
    sentence, count = reading.sentence, len(reading.sentence.numbers)
    for _ in range(MOST_BACK):
        count += len(sentence.numbers_before)
        if count > 1 or sentence.preceding is None:
            break
        sentence = sentence.preceding
    return count > 1
