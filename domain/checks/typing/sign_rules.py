"""Find what the signs of words beside each other show to be wrong: "had improving since", "they not told", "had is"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.clause_signs import ClauseSigns, number_at
from domain.checks.typing.sign_table import ALIKE, RULES, SignRule

Needed = tuple[tuple[str, ...], SignRule]
"""A rule, with the signs that stand side by side wherever it holds."""
_RAREST: Final = "-YyRrCVEBUlwWTGsXSHkIeiMjF&fNnpdaxhgv"
"""Signs by how seldom a text has them: a rule is asked where the rarest that it surely needs is there."""
_UNCERTAIN: Final = re.compile(r"\(\?.*?\)|\([^()]*\|[^()]*\)|\[.*?\]|\\.|[\w&@#-](?:[*?]|\{0)|[*+?{}0-9.,]")


def _needed(rule: SignRule) -> tuple[str, ...]:
    certain = _UNCERTAIN.sub(" ", rule.pattern.pattern).replace("(", "").replace(")", "")
    return tuple(sorted(certain.split(), key=len, reverse=True))


def _rarest(needed: tuple[str, ...]) -> str:
    return min((sign for sign in "".join(needed) if sign in _RAREST), key=_RAREST.index, default=".")


def _grouped(rules: Iterable[SignRule]) -> tuple[dict[str, list[Needed]], dict[str, list[Needed]]]:
    """Return rules by the rarest sign that they need, and those on certain words by these."""
    by_sign: dict[str, list[Needed]] = defaultdict(list)
    by_word: dict[str, list[Needed]] = defaultdict(list)
    for rule in rules:
        needed = _needed(rule)
        listed = rule.only or (rule.mends if rule in ALIKE else ())
        for word in listed:
            by_word[word].append((needed, rule))
        if not listed:
            by_sign[_rarest(needed)].append((needed, rule))
    return by_sign, by_word


_BY_SIGN, _BY_WORD = _grouped((*RULES, *ALIKE))
_NEAR: Final = 3
_TURNED: Final = re.compile(r"[^.(,&][wW]([MHAID]S)")
"""A question within a sentence that asks none: "shared what had they learned"."""
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
        asked = [each for sign in _BY_SIGN.keys() & set(row) for each in _BY_SIGN[sign]]
        asked += [each for word in _BY_WORD.keys() & words.present for each in _BY_WORD[word]]
        for needed, rule in asked:
            if needed and needed[0] not in row:
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
        for match in _TURNED.finditer(row) if "w" in row or "W" in row else ():
            first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
            end = _END.search(words.text, words.ends[after - 1])
            if end is not None and end.group() == ".":
                yield Fault("broken-verbs", words.starts[first], words.ends[after - 1])
