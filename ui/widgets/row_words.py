"""Which rows of a long list hold a piece of a word, looked up in the words that the rows are made of."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

AT_ONCE = 64
FREQUENT = 50
"""A word that stands in more than one of so many rows is kept as a mark for each row."""


MANY = 4
"""With more words that hold a piece than one to so many rows, the rows are looked through instead."""
SAMPLE = 50_000


class RowWords:
    """An index of texts, made a little at a time so that nobody waits for it.

    Looking through 50,000 notes for a rare word takes 20 ms. They consist of some thousand words, and to look through
    these and put together the rows that have them takes two.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        # One number with a byte for each row: so that rows are put together in one step.
        self._frequent: dict[str, int] = {}
        self._rare: list[list[int]] = []
        self._rare_words = ""
        self._starts: list[int] = []
        self._work: Iterator[None] | None = self._make()

    @property
    def is_complete(self) -> bool:
        """Whether all texts are read."""
        return self._work is None

    def work_for(self, seconds: float) -> None:
        """Go on reading for about so long."""
        until = time.monotonic() + seconds
        while self._work is not None and time.monotonic() < until:
            if next(self._work, self) is self:
                self._work = None

    def holding(self, piece: str) -> bytes | None:
        """Return for each text 1 where it holds a piece without white space, else 0.

        None where looking through the texts is as quick or must do: before all are read, and for what very many
        different words hold, as the beginning of a reference does.
        """
        if not self.is_complete:
            return None
        count = len(self._texts)
        every, found = int.from_bytes(b"\1" * count), 0
        for word, marks in self._frequent.items():
            if piece in word:
                found |= marks
                if found == every:
                    return b"\1" * count
        # Told from the beginning of the words: to count them all takes as long as a tenth of looking through the rows.
        looked_at = min(SAMPLE, len(self._rare_words))
        if self._rare_words.count(piece, 0, looked_at) * MANY * len(self._rare_words) > count * looked_at:
            return None
        held = bytearray(found.to_bytes(count))
        starts = self._starts
        numbers = {bisect_right(starts, met.start()) for met in re.finditer(re.escape(piece), self._rare_words)}
        for place in chain.from_iterable([self._rare[number - 1] for number in numbers]):
            held[place] = 1
        return bytes(held)

    def _make(self) -> Iterator[None]:
        places: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for word in set(text.split()):
                if word in places:
                    places[word].append(place)
                else:
                    places[word] = [place]
            if place % AT_ONCE == 0:
                yield
        count = len(self._texts)
        rare = [word for word, found in places.items() if len(found) * FREQUENT <= count]
        self._rare = [places.pop(word) for word in rare]
        self._rare_words = "\n".join(rare)
        self._starts = list(accumulate((len(word) + 1 for word in rare), initial=0))
        for word in sorted(places, key=lambda word: -len(places[word])):
            marks = bytearray(count)
            for place in places[word]:
                marks[place] = 1
            self._frequent[word] = int.from_bytes(marks)
            yield
