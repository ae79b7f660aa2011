"""Hold what a sentence claims of quantities against those in it and in the sentence before, by the words it has.

Most sentences have no word that claims anything: a rule is only asked where one of its words stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.claims.parts import claimed_part_slips, rank_slips
from domain.checks.figures.complements import complement_slips
from domain.checks.figures.equated import equated_slips
from domain.checks.figures.extremes import extreme_slips
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.limits import limit_slips
from domain.checks.figures.products import product_slips
from domain.checks.figures.quantities import Reading
from domain.checks.figures.series import series_slips
from domain.checks.figures.two_compared import two_compared_slips
from domain.checks.phrases import has_any

_PART_WORDS = frozenset({"of", "other", "remaining", "remainder", "rest", "with", "between", "comprising"})
_COMPARED = frozenset(
    {"than", "compared", "against", "fewer", "more", "higher", "longer", "shorter", "lower", "less", "larger"}
)
_RANKED = (
    "st of",
    "nd of",
    "rd of",
    "th of",
    "st out",
    "nd out",
    "rd out",
    "th out",
    " place",
    "highest of",
    "lowest of",
)


def may_claim(sentence: Sentence) -> bool:
    """Return whether a sentence with a figure has another one near, or a rank."""
    return len(sentence.numbers) + len(sentence.numbers_before) > 1 or has_any(sentence.text, _RANKED)


def claim_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on what is claimed of quantities, of which it has one or more."""
    sentence = reading.sentence
    are_two = len(sentence.numbers) + len(sentence.numbers_before) > 1
    if are_two:
        if not reading.words.isdisjoint(_PART_WORDS):
            yield from claimed_part_slips(reading, reader)
        yield from equated_slips(reading, reader)
        yield from complement_slips(reading, reader)
        yield from extreme_slips(reading)
        yield from limit_slips(reading, reader)
    if has_any(sentence.text, _RANKED):
        yield from rank_slips(sentence.text)
    if len(sentence.numbers) > 1:
        yield from product_slips(reading, reader)
        yield from series_slips(reading, reader)
        if not reading.words.isdisjoint(_COMPARED):
            yield from two_compared_slips(reading, reader)
