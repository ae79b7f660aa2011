"""Hold what a sentence derives from figures against those that its passage has told up to it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.derived import gap_claims, wholes
from domain.checks.figures.derived.gaps import gap_slips
from domain.checks.figures.derived.shares import share_slips
from domain.checks.figures.derived.told import MOST_BACK, Telling, tells_earlier
from domain.checks.figures.derived.way_claims import may_tell_way
from domain.checks.figures.derived.ways import way_slips
from domain.checks.figures.derived.wholes import whole_slips
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip

_FEWEST = 2
_EARLIER = frozenset({"before", "earlier", "previous", "last", "previously", "ago"})


def derived_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is derived from figures."""
    reading, words = telling.reading, telling.reading.words
    if may_tell_way(words) or (not words.isdisjoint(_EARLIER) and tells_earlier(reading)) or _led_on(reading.sentence):
        yield from way_slips(telling, reader)
    if not words.isdisjoint(gap_claims.WORDS):
        yield from gap_slips(telling, reader)
    if "%" in reading.text or "in" in words or "cent" in words or not words.isdisjoint(reader.telling.portions):
        yield from share_slips(telling, reader)
    if not words.isdisjoint(wholes.WORDS):
        yield from whole_slips(telling, reader)


def _led_on(sentence: Sentence) -> bool:
    """Return whether a sentence has two figures for what the one before tells of a way, without any."""
    is_second = sentence.preceding is not None and len(sentence.numbers) == _FEWEST and not sentence.numbers_before
    return is_second and sentence.preceding is not None and may_tell_way(sentence.preceding.words)


def has_two(sentence: Sentence) -> bool:
    """Return whether a sentence and the few before it have two figures: with less nothing can be derived."""
    count = len(sentence.numbers)
    for _ in range(MOST_BACK):
        count += len(sentence.numbers_before)
        if count > 1 or sentence.preceding is None:
            break
        sentence = sentence.preceding
    return count > 1
