"""Tell from a pattern of signs which two stand side by side wherever it is found, so that it is seldom looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product
from typing import Final

_ATOM: Final = re.compile(
    r"(?P<not>\(\?<?!)|(?P<behind>\(\?<=)|(?P<ahead>\(\?=)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<bar>\|)"
    r"|\[\^(?:[^\]]+)\]|\[(?P<several>[^\]]+)\]|\\?(?P<one>[^()\[\]])"
)
_COUNT: Final = re.compile(r"[*?]|\{0[^}]*\}|(?P<once>\+|\{[^}]*\})")
_COMMON: Final = "EAueyBDsYhCcowW-rMzRFbViGl1UmST(k2tqgxHj@aPI&fXpv,d#N.n"
"""Signs by how seldom a text has them."""
_OFTEN: Final = (
    "dn 57 n. 42 @n 40 n, 38 nn 37 .N 37 .d 35 ,& 35 n# 34 Xn 33 #. 32 X# 32 dj 31 an 31 Hv 31 nP 31 #, 30 #N 29 "
    "Iv 29 np 28 tv 28 n& 27 lU 26 pn 26 Xd 26 pd 25 p# 25 nI 24 N. 24 N, 24 .n 23 Np 23 vX 22 aN 22 nX 22 Nf 22 "
    "#P 22 Pd 21 jn 21 dN 21 P# 21 NI 21 vp 20 ng 20 HV 20 nf 20 qN 20 NX 19 UT 19 Nl 19 ,# 18 Vv 17 v. 16 &n 16 "
    "p@ 16 Sf 15 fp 15 Pn 15 nH 15 f# 15 &# 15 .@ 15 1n 14 fX 14 Mv 14 @a 14 Ia 14 .X 14 N& 14 PN 13 #n 13 j2 13 "
    "pN 13 da 13 NH 13 TS 13 nN 12 fd 12 nk 12 (n 12 d2 11 .q 11 &d 11 #k 11 SH 11 Ix 11 n( 11 fT 11 .S 10 ,n 10 "
    "x. 10 d# 10 ,f 10 NR 10 vd 10 vt 10 #f 10 nt 10 .g 10 I# 10 td 10 #( 10 g. 10 n2 9 f. 9 Td 9 .a 9 ,p 9 gP 9 "
    "#& 9 &f 9 @j 9 jN 9 a. 8 gp 8 g, 8 vx 8 vn 8 ,d 8 t# 8 #X 8 Rf 8 (# 8 v, 8 ,r 8 pq 8 In 8 (. 8 2f 8 ja 8 "
    "ft 8 NP 7 .G 7 &N 7 k, 7 .j 7 #I 7 X@ 7 &@ 7 YI 7 mN 7 &g 7 v@ 7 -v 7 x, 6 pa 6 ,@ 6 k. 6 .z 6 xf 6 f@ 6 "
    "vv 6 nl 6 2H 6 .( 6 v# 6 T# 6 kX 6 ,x 6 ,X 6"
)
"""Of each hundred passages so many have two signs side by side."""
_SHARES: Final = dict(zip(_OFTEN.split()[::2], map(int, _OFTEN.split()[1::2]), strict=True))
_SELDOM: Final = 0.4
"""How many of a hundred have two signs side by side that are not among those, on average."""

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


def _weight(signs: Iterable[str]) -> float:
    """Return how many of a hundred passages may have one of several pairs."""
    return sum(_SHARES.get(each, _SELDOM) for each in signs)


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
