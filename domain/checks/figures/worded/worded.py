"""Hold words of order, share and way against the figures near them, of its own sentence and of the two before it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.quantities import Reading
from domain.checks.figures.worded import ranks, rivals
from domain.checks.figures.worded.extremes import extreme_of_list_slips
from domain.checks.figures.worded.ranks import rank_claim_slips
from domain.checks.figures.worded.rivals import rival_slips
from domain.checks.phrases import has_any

_WORDS = rivals.WORDS | ranks.WORDS


def may_be_worded(words: frozenset[str], reader: FigureReader) -> bool:
    """Return whether a sentence of these words has one of order, share or way."""
    telling = reader.telling
    if not words.isdisjoint(telling.comparing) or not words.isdisjoint(telling.extreme):
        return True
    return not words.isdisjoint(_WORDS)


def worded_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield the slips of all rules on words that figures near them contradict."""
    words = reading.words
    if not words.isdisjoint(reader.telling.extreme) and _most_numbers(reading.sentence) > 1:
        yield from extreme_of_list_slips(reading, reader)
    if not words.isdisjoint(reader.telling.comparing) or not words.isdisjoint(rivals.WORDS):
        yield from rival_slips(reading, reader)
    if not words.isdisjoint(ranks.WORDS) and has_any(f"{reading.sentence.text_before} {reading.text}", ranks.RANKED):
        yield from rank_claim_slips(reading.sentence, reader)


def _most_numbers(sentence: Sentence) -> int:
    """Return how many numbers the one of a sentence and the two before it has that has most."""
    preceding = sentence.preceding
    earlier = preceding.numbers_before if preceding is not None else ()
    return max(len(sentence.numbers), len(sentence.numbers_before), len(earlier))
