"""A line of plain text with the place of each of its characters, whatever was taken out of it or joined to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line without white space at its end, and where each character of it stands in the text.

    A space may stand for the end of a line, a tab for what divides the cells of a row, and a sign for the marks that
    a program prints it for.
    """

    text: str
    places: Sequence[int]

    def without(self, spans: Sequence[tuple[int, int]]) -> PlainLine:
        """Return the line without these spans of it, which are in order and do not overlap."""
        if not spans:
            return self
        edges = [0, *chain.from_iterable(spans), len(self.text)]
        kept = [slice(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        text = "".join(self.text[each] for each in kept)
        return PlainLine(text, tuple(chain(*(self.places[each] for each in kept))))

    def replaced(self, spans: Sequence[tuple[int, int, str]]) -> PlainLine:
        """Return the line with signs for these spans of it, which are in order, do not overlap and are not empty."""
        letters: list[str] = []
        places: list[int] = []
        done = 0
        for start, end, signs in spans:
            letters += (self.text[done:start], signs)
            places += self.places[done:start]
            places += [self.places[start]] * len(signs)
            done = end
        if not done:
            return self
        return PlainLine("".join((*letters, self.text[done:])), (*places, *self.places[done:]))


def joined(parts: Sequence[PlainLine], between: Iterable[str] | None = None) -> PlainLine:
    """Return lines as one; a break counts as a space, or as nothing where `between`, which has all breaks, says so."""
    if len(parts) == 1:
        return parts[0]
    text, places = parts[0].text, list(parts[0].places)
    signs = [" "] * (len(parts) - 1) if between is None else list(between)
    for (before, part), sign in zip(pairwise(parts), signs, strict=True):
        if sign:
            places.append(before.places[-1] + 1)
        text += sign + part.text
        places += part.places
    return PlainLine(text, tuple(places))
