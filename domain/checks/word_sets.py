"""Several sets of words, of which a text is asked at once: which of its words is in which."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from domain.checks.prose import Known, Words

MOST_SETS = 8
"""So many bits has the sign of a word."""

IsIn = Callable[[str], object]


class WordSets:
    """Sets of words that readers of one text ask for; each word is looked up once for all of them."""

    def __init__(self) -> None:
        self._are_in: list[IsIn] = []
        self._signs = Known(self._sign_of)
        self._last: tuple[Words | None, str] = (None, "")

    def add(self, is_in: IsIn) -> WordSet:
        """Return the set of the words of which `is_in` is true; raise ValueError where there are too many sets."""
        if len(self._are_in) == MOST_SETS:
            raise ValueError(f"more than {MOST_SETS} sets of words")
        self._are_in.append(is_in)
        self._signs.clear()
        self._last = (None, "")
        return WordSet(self, 1 << len(self._are_in) - 1)

    def signs_of(self, words: Words) -> str:
        """Return a character for each word, with a bit for each set that it is in."""
        last = self._last
        if last[0] is not words:
            self._last = last = (words, "".join(map(self._signs.__getitem__, words.plain)))
        return last[1]

    def _sign_of(self, word: str) -> str:
        return chr(sum(1 << place for place, is_in in enumerate(self._are_in) if is_in(word)))


class WordSet:
    """One of several sets of words."""

    def __init__(self, sets: WordSets, bit: int) -> None:
        self._sets, self._bit = sets, bit

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        signs = [re.escape(chr(sign)) for sign in range(1 << MOST_SETS) if sign & self._bit]
        return re.compile(f"[{''.join(signs)}]")

    def numbers_in(self, words: Words) -> list[int]:
        """Return the numbers of the words of a text that are in the set."""
        return [match.start() for match in self._pattern.finditer(self._sets.signs_of(words))]
