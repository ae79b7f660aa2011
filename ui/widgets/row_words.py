"""Which rows of a long list hold a piece of a word, looked up in the words that the rows are made of."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, takewhile

AT_ONCE = 64
FREQUENT = 400
"""A word that stands in more than one of so many rows is kept as a mark for each row."""
_AS_NUMBERS = bytes.maketrans(b"01", b"\0\1")


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
        # What all rows begin with, as references do.
        self._beginning = ""
        # One number with a bit for each row, the first row's the highest: so that rows are put together in one step.
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
        if piece in self._beginning:
            return b"\1" * count
        every, found = (1 << count) - 1, 0
        for word, marks in self._frequent.items():
            if piece in word:
                found |= marks
                if found == every:
                    return b"\1" * count
        # Told from the beginning of the words: to count them all takes as long as a tenth of looking through the rows.
        looked_at = min(SAMPLE, len(self._rare_words))
        if self._rare_words.count(piece, 0, looked_at) * MANY * len(self._rare_words) > count * looked_at:
            return None
        held = bytearray(f"{found:0{count}b}".encode().translate(_AS_NUMBERS) if count else b"")
        for place in chain.from_iterable(self._rare_holding(piece)):
            held[place] = 1
        return bytes(held)

    def _rare_holding(self, piece: str) -> Iterator[list[int]]:
        """Yield for each rare word that holds a piece the rows that have it."""
        start = self._rare_words.find(piece)
        while start >= 0:
            number = bisect_right(self._starts, start)
            yield self._rare[number - 1]
            start = self._rare_words.find(piece, self._starts[number])

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
        ends = min(self._texts, default="").split(" ")[0], max(self._texts, default="")
        self._beginning = "".join(
            one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(*ends, strict=False))
        )
        count = len(self._texts)
        rare = [word for word, found in places.items() if len(found) * FREQUENT <= count]
        self._rare = [places.pop(word) for word in rare]
        self._rare_words = "\n".join(rare)
        self._starts = list(accumulate((len(word) + 1 for word in rare), initial=0))
        for word in sorted(places, key=lambda word: -len(places[word])):
            marks = bytearray(b"0" * count)
            for place in places[word]:
                marks[place] = 49  # "1"
            self._frequent[word] = int(marks, 2)
            yield
