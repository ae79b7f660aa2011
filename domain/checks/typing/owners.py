"""Find people and bodies in the plural where what follows belongs to one of them: "the managers office was"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.word_sets import WordSets

_OWNERS: Final = frozenset(
    (
        *("managers", "workers", "directors", "advocates", "leaders", "nurses", "tenants", "councillors", "officers"),
        *("practitioners", "persons", "mothers", "fathers", "sons", "daughters", "husbands", "councils", "authorities"),
        *("trusts", "providers", "therapists", "residents", "teams", "boards", "relatives", "neighbours", "regulators"),
        *("organisations", "schools", "assessors", "coordinators", "commissioners", "trainers", "agencies"),
    )
)
_BEFORE: Final = frozenset(
    ("the", "a", "each", "every", "this", "another", "one", "local", "principal", "registered", "that", "senior")
)
_ONE: Final = frozenset(("a", "each", "every", "this", "another", "one", "that"))
_AFTER: Final = frozenset(
    (
        *("was", "is", "had", "has", "were", "are", "for", "of", "to", "on", "in", "at", "and", "with", "by", "from"),
        *("which", "that", "who", "told", "said", "could", "would", "before", "after", "about"),
    )
)
_NOUN_ONLY: Final = classes("noun thing")
_THING, _BASE, _NOUNS = classes("noun mass"), classes("base past third ing participle"), classes("nouns")
_NOT_OWNED: Final = classes(
    "of prep strict within particle to and because that who modal is are has have had does do did adverb article the"
)
_COUNTED: Final = frozenset(
    (
        *("both", "several", "many", "these", "those", "few", "various", "numerous", "two", "three", "four", "five"),
        *("six", "seven", "eight", "nine", "ten"),
    )
)
_COUNTED_OWNERS: Final = frozenset(
    (
        *(
            "person",
            "individual",
            "resident",
            "child",
            "woman",
            "man",
            "tenant",
            "council",
            "authority",
            "team",
            "board",
        ),
        *("director", "manager", "worker", "practitioner", "provider", "family", "patient", "member", "board"),
    )
)
_BEFORE_BARE: Final = classes("prep strict of within because that who adverb particle")
_AFTER_MARK: Final = re.compile(
    r"(?<=[a-z]s)[’'](?= (?:told|said|were|had|who|could|have|felt|are|would|also|described|did|knew|wanted)\b)"
)


class OwnerReader:
    """Finds owners without an apostrophe, and plurals with one at their end."""

    def __init__(self, lexicon: Lexicon, sets: WordSets) -> None:
        self._lexicon = lexicon
        self._asked = sets.add(_OWNERS.__contains__)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "apostrophe"."""
        text = words.text
        if ("s’ " in text or "s' " in text) and "‘" not in text:
            for match in _AFTER_MARK.finditer(text):
                yield Fault("apostrophe", match.start() - 1, match.end(), "s")
        if "’s" in text or "'s" in text:
            yield from self._bare(words)
            if not _COUNTED.isdisjoint(words.present):
                yield from self._counted(words)
        last = len(words.plain) - 1
        for number in self._asked.numbers_in(words):
            if 0 < number < last and words.plain[number - 1] in _BEFORE and self._owns(words, number):
                written = text[words.starts[number] : words.ends[number]]
                one = f"{written[:-1]}" if not written.endswith("ies") else f"{written[:-3]}y"
                yield Fault("apostrophe", words.starts[number], words.ends[number], f"{one}’s")

    def _owns(self, words: Words, number: int) -> bool:
        """Return whether one thing follows that belongs to them, and no verb that they are the subject of."""
        if not words.are_joined(number - 1, number + 1) or words.is_capitalised(number + 1):
            return False
        mask = self._lexicon.of(words.plain[number + 1])
        is_one = words.plain[number - 1] in _ONE
        if not mask & _THING or mask & _NOT_OWNED or (mask & _NOUNS and not is_one):
            return False
        if is_one:
            return not mask & classes("past third participle") or bool(mask & classes("thing"))
        if mask & _BASE and not mask & classes("thing"):
            return False
        is_last = number + 2 >= len(words.plain) or not words.are_joined(number + 1, number + 2)
        if mask & classes("base") or is_last:
            return not is_last and words.plain[number + 2] in ("was", "is", "had", "has")
        return words.plain[number + 2] in _AFTER

    def _bare(self, words: Words) -> Iterator[Fault]:
        """Find "where person's record asked": one owner that is counted does not stand without an article."""
        for number, word in enumerate(words.plain[1:-1], 1):
            if (
                not word.endswith("'s")
                or word[:-2] not in _COUNTED_OWNERS
                or not words.are_joined(number - 1, number + 1)
            ):
                continue
            before = self._lexicon.of(words.plain[number - 1])
            if before & _BEFORE_BARE and not before & ~_BEFORE_BARE and not words.is_capitalised(number):
                written = words.text[words.starts[number] : words.ends[number]]
                yield Fault("no-reading", words.starts[number], words.ends[number], f"the {written}")

    def _counted(self, words: Words) -> Iterator[Fault]:
        """Find "both partner's attended": what is counted is no single owner."""
        for number, word in enumerate(words.plain[1:], 1):
            if not word.endswith("'s") or words.plain[number - 1] not in _COUNTED:
                continue
            noun = word[:-2]
            if self._lexicon.of(noun) & _NOUN_ONLY == _NOUN_ONLY and words.are_joined(number - 1, number):
                start = words.starts[number]
                yield Fault("apostrophe", start, words.ends[number], f"{words.text[start : words.ends[number] - 2]}s")
