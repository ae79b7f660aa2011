"""Find people and bodies in the plural where what follows belongs to one of them: "the managers office was"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks

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
        *("person", "individual", "resident", "child", "woman", "man", "tenant", "council", "authority"),
        *("team", "board"),
        *("director", "manager", "worker", "practitioner", "provider", "family", "patient", "member", "board"),
    )
)
_BEFORE_BARE: Final = classes("prep strict of within because that who adverb particle")
_TWICE_SEVERAL: Final = frozenset(("peoples", "childrens", "womens", "mens"))
_PEOPLES: Final = frozenset(("people", "children", "women", "men"))
_BY_PEOPLE: Final = frozenset(("management", "development", "services"))
_AFTER_OWNED: Final = frozenset(("was", "were", "had", "is", "are", "has", "have", "could", "would", "told", "said"))
_OF_NONE: Final = classes("of prep strict because to")
_AFTER_PLURAL: Final = classes("prep strict of within and who because to particle is are has have had did past")
_AFTER_MARK: Final = re.compile(
    r"(?<=[a-z]s)[’'](?= (?:told|said|were|had|who|could|have|felt|are|would|also|described|did|knew|wanted)\b)"
)


class OwnerReader(LookingReader):
    """Finds owners without an apostrophe, and plurals with one at their end."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        super().__init__(
            lexicon, looks, ((_OWNERS, self._owner), (_PEOPLES, self._of_people), (_TWICE_SEVERAL, self._bare_s))
        )

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "apostrophe"."""
        text = words.text
        if ("s’ " in text or "s' " in text) and "‘" not in text:
            for match in _AFTER_MARK.finditer(text):
                yield Fault("apostrophe", match.start() - 1, match.end(), "s")
        if "’s" in text or "'s" in text:
            yield from self._bare(words)
            yield from self._after_preposition(words)
            if not _COUNTED.isdisjoint(words.present):
                yield from self._counted(words)

    def _owner(self, words: Words, number: int) -> Fault | None:
        """Find "the managers office"."""
        if not number or words.plain[number - 1] not in _BEFORE or not self._owns(words, number):
            return None
        written = words.text[words.starts[number] : words.ends[number]]
        one = f"{written[:-1]}" if not written.endswith("ies") else f"{written[:-3]}y"
        return Fault("apostrophe", words.starts[number], words.ends[number], f"{one}’s")

    def _bare_s(self, words: Words, number: int) -> Fault | None:
        """Find "Peoples lives were": a plural with an "s" is an owner."""
        mask = self._mask(words, number + 1)
        if not mask & classes("thing") or not mask & (_NOUNS | _THING):
            return None
        end = words.ends[number]
        return Fault("apostrophe", words.starts[number], end, f"{words.text[words.starts[number] : end - 1]}’s")

    def _owns(self, words: Words, number: int) -> bool:
        """Return whether one thing follows that belongs to them, and no verb that they are the subject of."""
        if not words.are_joined(number - 1, number + 1) or words.is_capitalised(number + 1):
            return False
        mask = self._lexicon.of(words.plain[number + 1])
        is_one = words.plain[number - 1] in _ONE
        if words.plain[number - 1] == "that" and mask & _BASE:
            return False  # "the help that teams need"
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

    def _of_people(self, words: Words, number: int) -> Fault | None:
        """Find "the young people views were read": a plural before what is theirs."""
        if number + 2 >= len(words.plain) or words.plain[number + 2] not in _AFTER_OWNED:
            return None
        mask, before = self._mask(words, number + 1), words.plain[number - 1] if number else ""
        is_one = self._is_first(words, number) and mask & classes("mass") and words.plain[number + 1] not in _BY_PEOPLE
        is_owned = (mask & _NOUNS or is_one) and mask & classes("thing") and not mask & classes("base adjective")
        is_owned = is_owned and (is_one or not mask & classes("noun mass"))
        if not is_owned or not self._mask(words, number + 2) or before in ("told", "which", "what", "that"):
            return None
        written = words.text[words.starts[number] : words.ends[number]]
        return Fault("apostrophe", words.starts[number], words.ends[number], f"{written}’s")

    @staticmethod
    def _is_first(words: Words, number: int) -> bool:
        return words.plain[number] == "people" and (not number or not words.are_joined(number - 1, number))

    def _after_preposition(self, words: Words) -> Iterator[Fault]:
        """Find "for carer's and families": nothing follows that is theirs, and no article makes them one."""
        for number, word in enumerate(words.plain[1:], 1):
            if not word.endswith("'s") or words.is_capitalised(number) or not words.are_joined(number - 1, number):
                continue
            before, noun = self._lexicon.of(words.plain[number - 1]), self._lexicon.of(word[:-2])
            if not before & _OF_NONE or before & classes("adverb noun") or noun & _NOUN_ONLY != _NOUN_ONLY:
                continue
            is_last = number + 1 >= len(words.plain) or not words.are_joined(number, number + 1)
            following = 0 if is_last else self._lexicon.of(words.plain[number + 1])
            owned = any(each.endswith(("'s", "s'")) for each in words.plain[number + 1 : number + 5])
            is_plain = is_last or (
                following & _AFTER_PLURAL and not following & (_THING | _NOUNS | classes("adjective"))
            )
            if is_plain and not owned and self._lexicon.of(f"{word[:-2]}s") & _NOUNS:
                start = words.starts[number]
                yield Fault("apostrophe", start, words.ends[number], f"{words.text[start : words.ends[number] - 2]}s")
