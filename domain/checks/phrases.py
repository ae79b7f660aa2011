"""Patterns of words, and those that are looked for only in a text that has one of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
REACH = 100
"""How many characters are looked at before and after a number; a sentence may be as long as it likes."""

ADVERB = (
    r"(?:(?:[a-z]+ly|also|often|always|sometimes|again|well|still|now|much|more|very|not|less|at times|so)\s+){0,2}"
)
BE = (
    r"(?:was|were|is|are|(?:has|have|had)(?: not| never| always| long| also)? been|is being|was being|were being|being)"
)
BE_LIKE = r"(?:was|were|is|are|has been|have been|had been|remained|remains|seemed|appeared)"


class Triggers:
    """Words of which a text has to have one for something to be looked for in it: most texts have none."""

    __slots__ = ("_telling", "_triggers")

    def __init__(self, triggers: Iterable[str]) -> None:
        self._triggers = tuple({each.casefold() for each in triggers})
        # The longest word of each: where none of them stands, which a set tells at once, nothing is found.
        self._telling = frozenset(max(_WORD.findall(each), key=len) for each in self._triggers)

    def is_likely(self, folded: str, words: frozenset[str]) -> bool:
        """Return whether a casefolded text of these words has one of those that are needed."""
        return not self._telling.isdisjoint(words) and has_any(folded, self._triggers)


class Phrase(Triggers):
    """A pattern that has to be looked for only where one of its words stands."""

    __slots__ = ("pattern",)

    def __init__(self, words: str, triggers: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        super().__init__(triggers)
        self.pattern = re.compile(rf"\b(?:{words})", flags)


def words_in(folded: str) -> frozenset[str]:
    """Return the words of a casefolded text."""
    return frozenset(_WORD.findall(folded))


def likely_in(text: str, among: Iterable[Phrase]) -> frozenset[Phrase]:
    """Return those phrases of which a text has one of the words."""
    folded = text.casefold()
    return likely_of(folded, words_in(folded), among)


def likely_of(folded: str, words: frozenset[str], among: Iterable[Phrase]) -> frozenset[Phrase]:
    """Return those phrases of which a casefolded text of these words has one of the words."""
    return frozenset([phrase for phrase in among if phrase.is_likely(folded, words)])


def any_of(words: Iterable[str]) -> str:
    """Return a group that matches any of these words, the longest first; nothing when there are none."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or '(?!)'})"


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these words, whatever their case."""
    return re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE)


def beginning_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds a word that begins with any of these, whatever their case."""
    return re.compile(rf"\b{any_of(words)}", re.IGNORECASE)


def found_before(pattern: re.Pattern[str], text: str, end: int, reach: int = REACH) -> re.Match[str] | None:
    """Return what a pattern finds in the characters before a place."""
    return pattern.search(text, max(0, end - reach), end)


def has_any(folded: str, words: Iterable[str]) -> bool:
    """Return whether any of these words stands in a text, also within another word; both casefolded."""
    for word in words:  # noqa: SIM110 - twice as fast as any() with a generator, and it is asked of every passage
        if word in folded:
            return True
    return False
