"""Read the sentences of a passage with their numbers and dates."""

from __future__ import annotations

import re
from functools import lru_cache

from domain.checks.figures.figure_words import FigureReader, Sentence
from domain.checks.figures.numbers import Number, dates_in, numbers_in, words_of
from domain.checks.prose import words_of as plain_words_of
from domain.text.sentences import split

_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def sentences_of(text: str, reader: FigureReader) -> tuple[Sentence, ...]:
    """Return the sentences of a passage with their numbers."""
    found: list[Sentence] = []
    before: tuple[str, tuple[Number, ...], tuple[tuple[int, int], ...], int, Sentence | None] = ("", (), (), 0, None)
    first_words = reader.numbers.first_words(plain_words_of(text).present)
    for start, end in split(text):
        said = text[start:end]
        has_digits = _DIGIT.search(said) is not None
        dates = dates_in(said) if has_digits else ()
        numbers = numbers_in(said, reader.numbers, first_words, dates) if has_digits or first_words else ()
        found.append(Sentence(start, said, numbers, words_of(said), dates, has_digits, *before))
        before = (said, numbers, dates, start, found[-1])
    return tuple(found)
