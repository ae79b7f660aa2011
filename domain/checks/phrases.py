"""Patterns that are looked for only in a text that has one of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.checks.figures.figure_words import has_any

_WORD = re.compile(r"\w+")

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
