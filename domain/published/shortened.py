"""Leave stretches out of a text that are no part of its sentences, and find places of the rest in the whole again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]


@dataclass(frozen=True)
class Shortened:
    """A text without the stretches `cuts`, which are spans of the `whole` in order that do not touch each other."""

    whole: str
    cuts: tuple[Span, ...]

    @cached_property
    def text(self) -> str:
        """What is left."""
        begins = (0, *(end for _, end in self.cuts))
        ends = (*(start for start, _ in self.cuts), len(self.whole))
        return "".join(self.whole[begin:end] for begin, end in zip(begins, ends, strict=True))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where each cut was, in what is left."""
        found, gone = [], 0
        for start, end in self.cuts:
            found.append(start - gone)
            gone += end - start
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """Return where the characters [start, end) of what is left stand in the whole: never more than they need."""
        return self._place(start, is_end=False), self._place(end, is_end=start < end)

    def _place(self, position: int, is_end: bool) -> int:
        before = [
            end - start
            for place, (start, end) in zip(self.places, self.cuts, strict=True)
            if place < position or (place == position and not is_end)
        ]
        return position + sum(before)
