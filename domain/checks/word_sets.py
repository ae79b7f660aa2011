"""Several sets of words, of which a text is asked at once: which of its words is in which."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from domain.checks.known import Known
from domain.checks.prose import Words
from domain.checks.together import KEPT_TOGETHER

_BITS = 8
"""So many sets share a sign: it is a character of the first 256, of which patterns ask quickly."""

_MOST_SHIFTED: Final = 4096
_LAST_BITS: Final = int.from_bytes(b"\1" * _MOST_SHIFTED, "little")
"""The last bit of each sign of a text that is no longer."""

IsIn = Callable[[str], object]


class _Signs(dict[Words, tuple[str, ...]]):
    """The signs of the last texts that were asked for."""

    def __init__(self, make: Callable[[Words], tuple[str, ...]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, words: Words) -> tuple[str, ...]:
        if len(self) >= KEPT_TOGETHER:
            self.clear()
        self[words] = made = self._make(words)
        return made


class WordSets:
    """Sets of words that the readers of a text ask for; each word is looked up once for all of them."""

    def __init__(self) -> None:
        self._are_in: list[tuple[int, int, IsIn]] = []
        self._taken: list[int] = []
        self._known = Known(self._signs_of_word)
        self._signs = _Signs(self._signs_in)
        self.signs_of: Callable[[Words], tuple[str, ...]] = self._signs.__getitem__
        """Returns for every eight sets a character for each word, with a bit for each set that it is in."""

    def add(self, is_in: IsIn) -> WordSet:
        """Return the set of the words of which `is_in` is true."""
        return self.together(is_in)[0]

    def together(self, *several: IsIn) -> tuple[WordSet, ...]:
        """Return the sets of the words of which each is true, eight at the most, to be asked for side by side."""
        places = (place for place, taken in enumerate(self._taken) if taken + len(several) <= _BITS)
        group = next(places, len(self._taken))
        if group == len(self._taken):
            self._taken.append(0)
        first = self._taken[group]
        self._taken[group] += len(several)
        self._are_in += [(group, 1 << first + place, each) for place, each in enumerate(several)]
        self._known.clear()
        self._signs.clear()
        return tuple(WordSet(self, group, 1 << first + place) for place in range(len(several)))

    def _signs_in(self, words: Words) -> tuple[str, ...]:
        count = len(self._taken)
        of_words = "".join(map(self._known.__getitem__, words.plain))
        return tuple([of_words[group::count] for group in range(count)])

    def _signs_of_word(self, word: str) -> str:
        """Return a character for every eight sets, one after the other."""
        signs = [0] * len(self._taken)
        for group, bit, is_in in self._are_in:
            if is_in(word):
                signs[group] |= bit
        return "".join(map(chr, signs))


class WordSet:
    """One of several sets of words."""

    def __init__(self, sets: WordSets, group: int, bit: int) -> None:
        self._sets, self._group, self._bit = sets, group, bit

    @property
    def place(self) -> int:
        """Which bit of a sign is its own."""
        return self._bit.bit_length() - 1

    @property
    def written(self) -> str:
        """The signs of its words, as a pattern."""
        size = self._bit  # the signs with a bit are every other stretch of so many
        stretches = [(first, first + size - 1) for first in range(size, 1 << _BITS, 2 * size)]
        return "[" + "".join(f"\\x{first:02x}-\\x{last:02x}" for first, last in stretches) + "]"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)

    def signs(self, words: Words) -> str:
        """Return a sign for each word of a text, of all sets made together with this one."""
        return self._sets.signs_of(words)[self._group]

    def numbers_in(self, words: Words) -> list[int]:
        """Return the numbers of the words of a text that are in the set."""
        return [match.start() for match in self._pattern.finditer(self._sets.signs_of(words)[self._group])]


class WordRows:
    """Rows of words of several sets, all made together; what stands between the words is not looked at."""

    def __init__(self, rows: Sequence[tuple[WordSet, ...]]) -> None:
        self._rows = rows

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        written = [[each.written for each in row] for row in self._rows]
        begins = "".join(
            dict.fromkeys(first[1:-1] for first, *_ in written)
        )  # one class of signs is looked for quickly
        rows = "|".join(f"(?<={first})(?=({''.join(rest)}))" for first, *rest in written)
        return re.compile(f"[{begins}](?:{rows})")

    @cached_property
    def _shifts(self) -> list[tuple[int, ...]]:
        """By how many bits the signs of a text are shifted so that those of a row stand upon each other."""
        return [tuple(each.place + _BITS * after for after, each in enumerate(row)) for row in self._rows]

    def numbers_in(self, words: Words) -> list[tuple[int, int]]:
        """Return the numbers of the first words of such rows in a text, with which of the rows it is."""
        signs = self._rows[0][0].signs(words)
        if len(signs) <= _MOST_SHIFTED and not self._may_be_in(signs):
            return []
        return [(match.start(), (match.lastindex or 1) - 1) for match in self._pattern.finditer(signs)]

    def _may_be_in(self, signs: str) -> bool:
        """Return whether one of the rows stands in signs: asked of all of them at once, as of one whole number."""
        bits = int.from_bytes(signs.encode("latin-1"), "little")
        for shifts in self._shifts:
            found = _LAST_BITS
            for shift in shifts:
                found &= bits >> shift
            if found:
                return True
        return False
