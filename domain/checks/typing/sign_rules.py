"""Find what the signs of words beside each other show to be wrong: "had improving since", "they not told", "had is"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain
from typing import Final

from domain.checks.prose import Fault, Words, quoted
from domain.checks.typing.clause_signs import ClauseSigns, number_at
from domain.checks.typing.sign_beside import BESIDE
from domain.checks.typing.sign_losses import LOSSES
from domain.checks.typing.sign_meant import MEANT
from domain.checks.typing.sign_pairs import pairs_in, pairs_of
from domain.checks.typing.sign_slips import SLIPS
from domain.checks.typing.sign_table import ALIKE, RULES, SignRule

Needed = tuple[SignRule, list[frozenset[int]], frozenset[str]]
"""A rule, with the pairs of signs of which a row has one, and the words of which a text has one, wherever it holds."""
_ASKED: Final[tuple[Needed, ...]] = tuple(
    (
        rule,
        pairs_of(rule.pattern.pattern),
        rule.only or frozenset(rule.mends),
    )
    for rule in (*RULES, *ALIKE, *LOSSES, *SLIPS, *MEANT, *BESIDE)
)


def _index(keys_of: Callable[[Needed], Iterable[Hashable]]) -> dict[Hashable, tuple[int, ...]]:
    """Return the numbers of rules by what a text has to have of them."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, needed in enumerate(_ASKED):
        for key in keys_of(needed):
            found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


_FREQUENT: Final = frozenset(
    (
        *("a", "an", "and", "are", "as", "be", "by", "for", "from", "had", "has", "have", "he", "in", "is", "it", "no"),
        *("not", "of", "on", "or", "she", "so", "than", "that", "the", "their", "there", "they", "this", "to", "was"),
        *("we", "were", "what", "when", "where", "which", "who", "with", "because", "could", "did", "each", "one"),
    )
)
"""Words that so many texts have that the signs beside them are the better question."""


def _words_of(needed: Needed) -> frozenset[str]:
    """Return the words that a rule is asked by, none where it is asked by its signs."""
    return needed[2] if needed[2].isdisjoint(_FREQUENT) else frozenset()


_BY_PAIR: Final = _index(lambda needed: () if _words_of(needed) else needed[1][0])
_BY_WORD: Final = _index(_words_of)
_STILL: Final = tuple(
    (rule, tuple(pairs if _words_of((rule, pairs, listed)) else pairs[1:]), listed) for rule, pairs, listed in _ASKED
)
"""The rules with what is still to be asked where a text has their words, or the rarest of their pairs."""
_RARE, _LISTED = frozenset(_BY_PAIR), frozenset(_BY_WORD)
_NEAR: Final = 3
_TURNED: Final = re.compile(r"[^.(,&][wW]([MHAID]S)")
"""A question within a sentence that asks none: "shared what had they learned"."""
_TURNED_PAIRS: Final = pairs_of(_TURNED.pattern)[0]
_END: Final = re.compile("[.?!]")
_SPEAKERS: Final = frozenset({"i", "my", "me", "i’d", "i’ve", "i’m", "i’ll", "i'd", "i've", "i'm", "i'll"})
_I: Final = re.compile(r"\b(?:I|[Mm]y|me)\b(?!\.)")
_VOWELS: Final = tuple("aeio")


def is_spoken(words: Words, place: int) -> bool:
    """Return whether the sentence around a place of a text is told by one who speaks of themselves."""
    if _SPEAKERS.isdisjoint(words.present):
        return False
    start, end = words.text.rfind(". ", 0, place) + 1, words.text.find(". ", place)
    told = _I.finditer(words.text, start, end if end >= 0 else len(words.text))
    return any(match.start() not in quoted(words.text) for match in told)


def _is_vowel(word: str) -> bool:
    return word.startswith(_VOWELS) and word not in ("one", "once")


class SignRules:
    """Looks for the patterns in the signs of a text."""

    def __init__(self, signs: ClauseSigns) -> None:
        self._signs = signs

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "no-reading", "look-alike" and "broken-verbs"; who speaks may say any of them.

        No report says "I" but where somebody is noted down as they spoke.
        """
        for fault in self._faults(words):
            if fault.start not in quoted(words.text) and not is_spoken(words, fault.start):
                yield fault

    def _faults(self, words: Words) -> Iterator[Fault]:
        row = self._signs.row(words)
        pairs, present = pairs_in(row), words.present
        asked = set(chain.from_iterable([_BY_PAIR[pair] for pair in _RARE & pairs]))
        asked.update(chain.from_iterable([_BY_WORD[word] for word in _LISTED & present]))
        for number in sorted(asked):
            rule, needed, listed = _STILL[number]
            if (listed and listed.isdisjoint(present)) or (needed and any(map(pairs.isdisjoint, needed))):
                continue
            for match in rule.pattern.finditer(row):
                first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
                word = words.plain[first]
                mend = rule.mends.get(word)
                is_meant = (mend or not rule.mends) and (not rule.only or word in rule.only)
                if is_meant and rule.unless and not rule.unless.isdisjoint(words.plain[first + 1 : after + _NEAR]):
                    continue
                before = words.plain[first - 1] if first else ""
                if before in rule.behind or (rule.beside and before not in rule.beside):
                    continue
                if is_meant and (mend != "an" or _is_vowel(words.plain[after])):
                    is_next = (
                        rule.is_before and first + 1 == after < len(words.plain) and words.are_joined(first, after)
                    )
                    last = after if is_next else after - 1
                    yield Fault(rule.code, words.starts[first], words.ends[last], mend)
        for match in _TURNED.finditer(row) if not _TURNED_PAIRS.isdisjoint(pairs) else ():
            first, after = number_at(row, match.start(1)), number_at(row, match.end(1))
            end = _END.search(words.text, words.ends[after - 1])
            if end is not None and end.group() == ".":
                yield Fault("broken-verbs", words.starts[first], words.ends[after - 1])
