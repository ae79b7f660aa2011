"""Ask for both numbers where something is held against the average of the country or the region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import Number
from domain.checks.finding import Severity

_OF_MANY = re.compile(
    r"\b(?:in|on|for|across)\s+(?:each|every|most|all)\s+(?:of\s+)?(?:the\s+)?(?:past|last|years|other)\b"
)
_OF_AVERAGE = re.compile(r"[^;:.%\d]{0,40}?(?:\b(?:of|was|at|is)|\(|,)\s*(?:just\s+|only\s+|around\s+|about\s+)?\Z")


def average_slips(sentence: Sentence, following: Sentence | None, reader: FigureReader) -> Iterator[Slip]:
    """Yield "average-without-values" where something is held against the country's average without both numbers.

    The sentence before may tell the first of them, the one that follows the other. What is told of several years at
    once needs none.
    """
    if reader.telling.averages.isdisjoint(sentence.words):
        return
    average = reader.averages.search(sentence.text)
    if average is None or not reader.average_comparing.search(sentence.text) or _OF_MANY.search(sentence.text):
        return
    here = _figures(sentence.numbers)
    if len(here) > 1 or (len(here) == 1 and _has_other(sentence, following, reader, here[0], average)):
        return
    yield Slip("average-without-values", Severity.SHOULD, average.start(), average.end())


def _has_other(
    sentence: Sentence, following: Sentence | None, reader: FigureReader, figure: Number, average: re.Match[str]
) -> bool:
    """Return whether the sentence before or behind gives what one figure is compared with, or what is compared with it.

    A sentence before that compares something else with the average has both figures of that.
    """
    before = [each for each in _figures(sentence.numbers_before) if each.unit is figure.unit]
    if _OF_AVERAGE.fullmatch(sentence.text, average.end(), figure.start):
        return bool(before) or (following is not None and bool(_figures(following.numbers)))
    if following is not None and _figures(following.numbers) and reader.averages.search(following.text):
        return not reader.average_comparing.search(following.text) or len(_figures(following.numbers)) == 1
    is_told = reader.averages.search(sentence.text_before) and not reader.average_comparing.search(sentence.text_before)
    return bool(before) and bool(is_told)


def _figures(numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(each for each in numbers if not each.is_word)
