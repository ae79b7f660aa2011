"""Several sets of words, of which a text is asked at once: which of its words is in which."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from domain.checks.prose import Known, Words

_BITS = 8
"""So many sets share a sign: it is a character of the first 256, of which patterns ask quickly."""

IsIn = Callable[[str], object]


class WordSets:
    """Sets of words that the readers of a text ask for; each word is looked up once for all of them."""

    def __init__(self) -> None:
        self._are_in: list[IsIn] = []
        self._known = Known(self._signs_of_word)
        self._last: tuple[Words | None, tuple[str, ...]] = (None, ())

    def add(self, is_in: IsIn) -> WordSet:
        """Return the set of the words of which `is_in` is true."""
        group, place = divmod(len(self._are_in), _BITS)
        self._are_in.append(is_in)
        self._known.clear()
        self._last = (None, ())
        return WordSet(self, group, 1 << place)

    def signs_of(self, words: Words) -> tuple[str, ...]:
        """Return for every eight sets a character for each word, with a bit for each set that it is in."""
        last = self._last
        if last[0] is not words:
            signs = zip(*map(self._known.__getitem__, words.plain), strict=True)
            self._last = last = (words, tuple(map("".join, signs)))
        return last[1]

    def _signs_of_word(self, word: str) -> tuple[str, ...]:
        bits = [bool(is_in(word)) for is_in in self._are_in]
        groups = [bits[start : start + _BITS] for start in range(0, len(bits), _BITS)]
        return tuple(chr(sum(bit << place for place, bit in enumerate(group))) for group in groups)


class WordSet:
    """One of several sets of words."""

    def __init__(self, sets: WordSets, group: int, bit: int) -> None:
        self._sets, self._group, self._bit = sets, group, bit

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        signs = [re.escape(chr(sign)) for sign in range(1 << _BITS) if sign & self._bit]
        return re.compile(f"[{''.join(signs)}]")

    def numbers_in(self, words: Words) -> list[int]:
        """Return the numbers of the words of a text that are in the set."""
        if not words.plain:
            return []
        return [match.start() for match in self._pattern.finditer(self._sets.signs_of(words)[self._group])]
