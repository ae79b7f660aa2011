"""Find nouns whose number does not fit the words before them: "one of the reason", "those team was", "less people"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks
from domain.checks.typing.kinds_of_words import plural_of

_ONE_OF: Final = frozenset(("one", "two", "three", "four", "five", "several", "many", "few", "both", "each", "either"))
_THE: Final = frozenset((each,) for each in ("the", "its", "their", "our", "these", "those"))
_SINGULAR_VERBS: Final = frozenset(("was", "is", "has"))
_FAR: Final = {"these": "this", "those": "that"}
_LESS: Final = frozenset(("less", "much", "little"))
_MANY: Final = frozenset(("many", "few", "several", "fewer", "various", "numerous"))
_NOUN, _NOUNS, _MASS, _THING = classes("noun"), classes("nouns"), classes("mass"), classes("thing")
_KIND: Final = classes("adjective comparative superlative")
_ENDS: Final = classes(
    "of prep strict within particle to and because that who modal is are has have had does do did past third there"
    " they he it adverb"
)
_OTHER: Final = classes("base past participle ing third adjective adverb")
_NEVER_COUNTED: Final = frozenset(
    (
        *("feedback", "information", "advice", "equipment", "guidance", "evidence", "progress"),
        *("furniture", "staffing"),
        *("homework", "knowledge", "housing", "funding", "paperwork", "respite", "wellbeing", "software", "traffic"),
    )
)
_GROUPS: Final = frozenset(
    (
        *("group", "team", "staff", "family", "public", "population", "board", "workforce", "community", "cohort"),
        *("population", "committee", "panel", "kind", "sort", "type", "past", "future", "above", "rest", "total"),
    )
)


class CountedReader(LookingReader):
    """Finds nouns in the wrong number, by the classes of words."""

    def __init__(self, lexicon: Lexicon, groups: frozenset[str], looks: Looks) -> None:
        self._groups = _GROUPS | groups
        rules = ((_ONE_OF, self._one_of), (_FAR, self._those), (_LESS, self._less), (_MANY, self._many))
        super().__init__(lexicon, looks, rules)

    def _ends(self, words: Words, number: int) -> bool:
        """Return whether the group of words that a noun stands in ends with it."""
        if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
            return words.text[words.ends[number] : words.ends[number] + 1] in ("", ".", ",", ";", ":", "?")
        mask = self._mask(words, number + 1)
        return bool(mask & _ENDS) and not mask & (_NOUN | _NOUNS | _MASS | _KIND)

    def _one_of(self, words: Words, number: int) -> Fault | None:
        """Find "one of the reason for": what one is taken of are several."""
        if words.plain[number + 1] != "of" or words.plain[number + 2 : number + 3] not in _THE:
            return None
        place = number + 3
        while place < number + 6:
            mask = self._mask(words, place)
            noun = words.plain[place] if mask else ""
            if not mask or words.is_capitalised(place) or noun in self._groups:
                return None
            if mask & _NOUN and mask & _THING and not mask & _NOUNS and self._ends(words, place):
                plural = plural_of(noun)
                is_known = bool(self._lexicon.of(plural) & _NOUNS) and not noun.endswith("s")
                return Fault("wrong-number", words.starts[place], words.ends[place], plural) if is_known else None
            if not mask & (_KIND | _NOUN):
                return None
            place += 1
        return None

    def _those(self, words: Words, number: int) -> Fault | None:
        """Find "those team was": both the noun and the verb say that there is one."""
        mask = self._mask(words, number + 1)
        after = words.plain[number + 2] if self._mask(words, number + 2) else ""
        if not mask & _NOUN or mask & (_NOUNS | _KIND) or after not in _SINGULAR_VERBS:
            return None
        right = _FAR[words.plain[number]]
        mend = right.capitalize() if words.is_capitalised(number) else right
        return Fault("wrong-number", words.starts[number], words.ends[number], mend)

    def _less(self, words: Words, number: int) -> Fault | None:
        """Find "less people" and "much teams": several are fewer, and many."""
        mask = self._mask(words, number + 1)
        noun = words.plain[number + 1]
        before = words.plain[number - 1] if number and words.are_joined(number - 1, number) else ""
        if (
            not mask & _NOUNS
            or mask & (_OTHER & ~classes("third") | _MASS | _NOUN | classes("owner"))
            or before in ("a", "no")
        ):
            return None
        if (
            noun in ("means", "times", "data", "police")
            or words.plain[number] == "little"
            or not self._ends(words, number + 1)
        ):
            return None
        right = "fewer" if words.plain[number] == "less" else "many"
        mend = right.capitalize() if words.is_capitalised(number) else right
        return Fault("wrong-number", words.starts[number], words.ends[number], mend)

    def _many(self, words: Words, number: int) -> Fault | None:
        """Find "many feedback": what is not counted cannot be many."""
        is_one = bool(self._mask(words, number + 1)) and words.plain[number + 1] in _NEVER_COUNTED
        if not is_one or not self._ends(words, number + 1):
            return None
        return Fault("wrong-number", words.starts[number], words.ends[number])
