"""Fold words that say what figures are of: stems, those of one meaning as one, without those that say nothing."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from domain.checks.figures.figure_words import FigureReader
from domain.checks.stems import stem


def folded(words: Collection[str], reader: FigureReader) -> frozenset[str]:
    """Return the words that say something, by their stems, those of one meaning as one."""
    return frozenset([concept for word in words if (concept := _telling(word, reader))])


def concept_of(word: str, reader: FigureReader) -> str:
    """Return the stem of a word, of words of one meaning that of one of them."""
    plain = _plain(word)
    return reader.alike.get(plain) or stem(plain)


@lru_cache(maxsize=8192)
def _telling(word: str, reader: FigureReader) -> str:
    """Return the stem of a word that says something, else nothing."""
    plain = _plain(word)
    return "" if len(plain) < 2 or plain in _unsaid(reader) else concept_of(word, reader)


@lru_cache(maxsize=8)
def _unsaid(reader: FigureReader) -> frozenset[str]:
    """Return the words that do not tell what a figure is of: vague ones, those of counting and of moving."""
    return reader.vague | reader.counting | reader.telling.moving | {"raise", "raised"}


def is_counting(word: str, reader: FigureReader) -> bool:
    """Return whether a word only says that something was counted, or had."""
    return _plain(word) in reader.counting


def _plain(word: str) -> str:
    return word.lower().replace("’s", "").rstrip("’'")
