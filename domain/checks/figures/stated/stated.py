"""Hold what a sentence says of quantities against all that it can be said of: in it, and in the sentence before.

A rule of arithmetic is asked where one of its words stands; what the rules on single wordings found is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.equated import equated_slips
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Reading
from domain.checks.figures.stated import alls, compared, comparisons, rates, within
from domain.checks.figures.stated.alls import stated_all_slips, tells_of_all
from domain.checks.figures.stated.compared import compared_slips
from domain.checks.figures.stated.comparisons import stated_comparison_slips
from domain.checks.figures.stated.courses import may_tell_course, stated_course_slips
from domain.checks.figures.stated.differences import may_tell_difference, stated_difference_slips
from domain.checks.figures.stated.opposites import opposite_slips
from domain.checks.figures.stated.partitions import partition_slips
from domain.checks.figures.stated.parts import stated_part_slips
from domain.checks.figures.stated.rates import stated_rate_slips
from domain.checks.figures.stated.restated import restated_share_slips
from domain.checks.figures.stated.shares import stated_share_slips
from domain.checks.figures.stated.sums import may_tell_sum, stated_sum_slips
from domain.checks.figures.stated.within import within_slips

_JOINING = frozenset({"and", "while", "whereas", "but"})


def stated_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is said of quantities, of which there are two or more."""
    sentence, words = reading.sentence, reading.words
    if len(sentence.numbers) + len(sentence.numbers_before) < 2:
        if not sentence.numbers and said_portions(reading, reader):
            yield from restated_share_slips(reading, reader)
        return
    before = sentence.preceding.words if sentence.preceding is not None and not sentence.numbers_before else words
    if may_tell_course(words, reader) or (before is not words and may_tell_course(before, reader)):
        yield from stated_course_slips(reading, reader)
    if not words.isdisjoint(alls.WORDS) and tells_of_all(sentence):
        yield from stated_all_slips(reading)
    has_shares = any(each.unit is Unit.PERCENT for each in sentence.numbers) or bool(said_portions(reading, reader))
    if has_shares:
        yield from stated_share_slips(reading, reader)
        yield from restated_share_slips(reading, reader)
        yield from partition_slips(reading, reader)
    if sentence.numbers:
        yield from _of_its_own(reading, reader)
        return
    if not words.isdisjoint(comparisons.REPRESENTED):
        yield from stated_comparison_slips(reading, reader)
    if has_shares:
        yield from equated_slips(reading, reader)


def _of_its_own(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of the rules on a sentence that has quantities of its own."""
    sentence, words = reading.sentence, reading.words
    if any(each.unit is Unit.PERCENT for each in sentence.numbers):
        yield from opposite_slips(reading, reader)
    if not words.isdisjoint(within.WORDS):
        yield from within_slips(reading, reader)
    if may_tell_sum(reading):
        yield from stated_sum_slips(reading, reader)
    if not words.isdisjoint(compared.WORDS):
        yield from compared_slips(reading, reader)
    if not words.isdisjoint(comparisons.WORDS):
        yield from stated_comparison_slips(reading, reader)
    if len(sentence.numbers) > 1 and not words.isdisjoint(_JOINING):
        yield from stated_part_slips(reading, reader)
    if may_tell_difference(words):
        yield from stated_difference_slips(reading, reader)
    if not words.isdisjoint(rates.WORDS):
        yield from stated_rate_slips(reading, reader)
