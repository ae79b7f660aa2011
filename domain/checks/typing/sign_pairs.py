"""Tell from a pattern of signs which two stand side by side wherever it is found, so that it is seldom looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product
from math import prod
from typing import Final

_ATOM: Final = re.compile(
    r"(?P<not>\(\?<?!)|(?P<behind>\(\?<=)|(?P<ahead>\(\?=)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)"
    r"|\[\^(?:[^\]]+)\]|\[(?P<several>[^\]]+)\]|\\?(?P<one>[^()\[\]])"
)
_COUNT: Final = re.compile(r"[*?]|\{0[^}]*\}|(?P<once>\+|\{[^}]*\})")
_COMMON: Final = "EAueyBDsYhCcowW-rMzRFbViGl1UmST(k2tqgxHj@aPI&fXpv,d#N.n"
"""Signs by how seldom a text has them."""
_SHARES: Final = {sign: (1 + place) ** 2 for place, sign in enumerate(_COMMON)}

Signs = frozenset[str] | None
"""Which signs may stand at a place, None where it cannot be told."""


def pairs_in(row: str) -> set[int]:
    """Return which two signs stand side by side in a row, each as one whole number."""
    signs = row.encode("ascii")
    last = len(signs) - 1
    return {*memoryview(signs[: len(signs) & ~1]).cast("H"), *memoryview(signs[1 : 1 + (last & ~1)]).cast("H")}


def pairs_of(pattern: str) -> list[frozenset[int]]:
    """Return sets of pairs of signs of which a row has one wherever a pattern is found, the rarest first."""
    row = list(_Reader(pattern).read())
    sure = [_side_by_side(one, other) for one, other in pairwise(row) if one and other]
    if not sure:  # a row begins with a stop, so that each other sign stands behind one
        sure = [_side_by_side(_COMMON, each) for each in row if each and "." not in each]
    return [frozenset(chain.from_iterable(map(pairs_in, each))) for each in sorted(sure, key=_weight)]


def _side_by_side(first: Iterable[str], second: Iterable[str]) -> list[str]:
    return list(map("".join, product(first, second)))


def _weight(signs: Iterable[str]) -> int:
    """Return how often a row may have one of several pairs."""
    return sum(prod(_SHARES.get(sign, 1) for sign in each) for each in signs)


class _Reader:
    """Reads a pattern from its beginning to its end."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._place = pattern, 0

    def read(self) -> Iterator[Signs]:
        """Yield the signs of each place that surely follow one another, up to the end of a group; None between."""
        while self._place < len(self._pattern):
            match = _ATOM.match(self._pattern, self._place)
            assert match is not None
            self._place = match.end()
            kind = match.lastgroup
            if kind in ("close", "bar"):
                self._place = match.start()
                return
            if kind == "not":
                self._group()
            elif kind in ("behind", "ahead", "open"):
                inner = self._group()
                yield from (None,) if kind == "behind" else ()
                yield from self._counted(inner)
                yield from (None,) if kind == "ahead" else ()
            else:
                signs = match["several"] or ("" if match.group() == "." else match["one"])
                yield from self._counted([frozenset(signs) if signs else None])

    def _group(self) -> list[Signs]:
        """Read on behind the end of a group, and return its places; of several ways one that is of single signs."""
        ways = [list(self.read())]
        while self._pattern[self._place] == "|":
            self._place += 1
            ways.append(list(self.read()))
        self._place += 1
        if len(ways) == 1:
            return ways[0]
        singles = [way[0] for way in ways if len(way) == 1 and way[0]]
        return [frozenset().union(*singles)] if len(singles) == len(ways) else [None]

    def _counted(self, places: list[Signs]) -> list[Signs]:
        """Return places with what is said of how often they stand; None where they need not."""
        count = _COUNT.match(self._pattern, self._place)
        if count is None:
            return places
        self._place = count.end()
        return places if count["once"] else [None]
