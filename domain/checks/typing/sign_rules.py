"""Find what the signs of words beside each other show to be wrong: "had improving since", "they not told", "had is"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.clause_signs import ClauseSigns, number_at
from domain.checks.typing.sign_pairs import pairs_in, pairs_of
from domain.checks.typing.sign_table import ALIKE, RULES, SignRule

Needed = tuple[SignRule, list[frozenset[int]], frozenset[str]]
"""A rule, with the pairs of signs of which a row has one, and the words of which a text has one, wherever it holds."""
_ASKED: Final[tuple[Needed, ...]] = tuple(
    (rule, pairs_of(rule.pattern.pattern), rule.only or (frozenset(rule.mends) if rule in ALIKE else frozenset()))
    for rule in (*RULES, *ALIKE)
)


def _by_pair() -> dict[int, tuple[int, ...]]:
    """Return the numbers of rules by the rarest pairs that they need."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, (_, needed, _) in enumerate(_ASKED):
        for pair in needed[0]:
            found[pair].append(number)
    return {pair: tuple(numbers) for pair, numbers in found.items()}


_BY_PAIR: Final = _by_pair()
_RARE: Final = frozenset(_BY_PAIR)
_NEAR: Final = 3
_TURNED: Final = re.compile(r"[^.(,&][wW]([MHAID]S)")
"""A question within a sentence that asks none: "shared what had they learned"."""
_TURNED_PAIRS: Final = pairs_of(_TURNED.pattern)[0]
_END: Final = re.compile("[.?!]")
_VOWELS: Final = tuple("aeio")


def _is_vowel(word: str) -> bool:
    return word.startswith(_VOWELS) and word not in ("one", "once")


class SignRules:
    """Looks for the patterns in the signs of a text."""

    def __init__(self, signs: ClauseSigns) -> None:
        self._signs = signs

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "no-reading", "look-alike" and "broken-verbs"; who speaks may say any of them."""
        for fault in self._faults(words):
            if fault.start not in quoted(words.text):
                yield fault

    def _faults(self, words: Words) -> Iterator[Fault]:
        row = self._signs.row(words)
        pairs = pairs_in(row)
        asked = set(chain.from_iterable([_BY_PAIR[pair] for pair in _RARE & pairs]))
        for number in sorted(asked):
            rule, needed, listed = _ASKED[number]
            if listed and listed.isdisjoint(words.present):
                continue
            if len(needed) > 1 and (pairs.isdisjoint(needed[1]) or any(map(pairs.isdisjoint, needed[2:]))):
                continue
            for match in rule.pattern.finditer(row):
                first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
                word = words.plain[first]
                mend = rule.mends.get(word)
                is_meant = (mend or not rule.mends) and (not rule.only or word in rule.only)
                if is_meant and rule.unless and not rule.unless.isdisjoint(words.plain[first + 1 : after + _NEAR]):
                    continue
                if is_meant and (mend != "an" or _is_vowel(words.plain[after])):
                    yield Fault(rule.code, words.starts[first], words.ends[after - 1], mend)
        for match in _TURNED.finditer(row) if not _TURNED_PAIRS.isdisjoint(pairs) else ():
            first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
            end = _END.search(words.text, words.ends[after - 1])
            if end is not None and end.group() == ".":
                yield Fault("broken-verbs", words.starts[first], words.ends[after - 1])
