"""Find an adverb where an adjective has to stand, and the other way round: "a clearly plan", "were direct involved"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks
from domain.checks.typing.kinds_of_words import adverb_of

_BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_BEFORE_NOUN: Final = frozenset(("a", "an", "the", "their", "its", "with", "of", "had", "this", "for", "no", "our"))
_FOCUS: Final = frozenset(
    (
        *("mainly", "mostly", "particularly", "especially", "largely", "partly", "nearly", "only", "usually", "namely"),
        *("typically", "specifically", "generally", "primarily", "predominantly", "previously", "currently", "barely"),
        *("possibly", "probably", "exclusively", "principally", "initially", "hardly", "roughly", "approximately"),
        *("recently", "newly", "normally", "purely", "simply", "merely", "essentially", "notably", "formerly", "fully"),
        *("ideally", "reportedly", "allegedly", "apparently", "supposedly", "seemingly", "additionally", "similarly"),
        *("literally", "actually", "practically", "virtually", "eventually", "finally", "exactly", "precisely"),
        *("solely", "really"),
        *("early", "daily", "weekly", "monthly", "yearly", "quarterly", "hourly", "likely", "friendly", "elderly"),
    )
)
"""Adverbs that may stand before a noun all the same, since they say how much of it is meant."""
_ADVERB, _THING, _ADJECTIVE = classes("adverb"), classes("noun mass nouns"), classes("adjective")
_OTHER: Final = classes("adjective participle past ing base number several some third adverb comparative")
_DETERMINERS: Final = frozenset(("a", "an", "the", "their", "its", "our", "this"))
"""Words after which nothing that a verb can be is one: "a clearly sign"."""
_VERB: Final = classes("base third")
_ENDS: Final = classes("of prep strict within and because that who modal is are has have had does do did to")
_PARTICIPLE: Final = classes("participle")
_AFTER: Final = classes("prep strict within to of particle")


class AdverbReader(LookingReader):
    """Finds adverbs and adjectives in each other's places, by the classes of words."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rows = (
            ((_BEFORE_NOUN.__contains__, self._is_ly), 1, self._before_noun),
            ((_BE.__contains__, self._is_ly_or_kind), 1, self._after_be),
        )
        super().__init__(lexicon, looks, rows=rows)

    @staticmethod
    def _is_ly(word: str) -> bool:
        return word.endswith("ly") and word not in _FOCUS

    def _is_ly_or_kind(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return self._is_ly(word) or (
            bool(mask & _ADJECTIVE) and not mask & ~(_ADJECTIVE | _THING | classes("base thing"))
        )

    def _before_noun(self, words: Words, number: int) -> Fault | None:
        """Find "with strongly leadership" and "had regularly meetings"."""
        word = words.plain[number]
        if word in _FOCUS or self._mask(words, number) & ~_ADVERB or word not in self._lexicon.words:
            return None
        noun = self._mask(words, number + 1)
        if words.plain[number - 1] in _DETERMINERS:
            noun &= ~_VERB
        if not noun & _THING or noun & _OTHER or words.is_capitalised(number + 1):
            return None
        is_last = number + 2 >= len(words.plain) or not words.are_joined(number + 1, number + 2)
        if not is_last and not self._mask(words, number + 2) & (_ENDS | _THING):
            return None
        right = self._adjective_of(word)
        return None if right is None else Fault("look-alike", words.starts[number], words.ends[number], right)

    def _after_be(self, words: Words, number: int) -> Fault | None:
        """Find "were proudly of", "was clearly and short" and "were direct involved in"."""
        mask, word = self._mask(words, number), words.plain[number]
        is_there = number > 1 and words.plain[number - 2] == "there"
        if is_there and word.endswith("ly"):
            return self._before_noun(words, number)
        if mask == _ADVERB and word.endswith("ly") and word not in _FOCUS and number + 1 < len(words.plain):
            return self._adverb_after_be(words, number)
        if (
            not mask
            or mask & ~(_ADJECTIVE | _THING | classes("base thing"))
            or not mask & _ADJECTIVE
            or words.is_capitalised(number)
        ):
            return None
        second = self._mask(words, number + 1)
        if not second & _PARTICIPLE or second & (_ADJECTIVE | _THING | classes("prep because")):
            return None
        adverb = adverb_of(word)
        if adverb not in self._lexicon.words or not self._mask(words, number + 2) & _AFTER:
            return None
        return Fault("look-alike", words.starts[number], words.ends[number], adverb)

    def _adverb_after_be(self, words: Words, number: int) -> Fault | None:
        word, following = words.plain[number], words.plain[number + 1]
        is_followed = following == "of"
        if following == "and" and self._mask(words, number + 2) == _ADJECTIVE:
            place = number + 3
            is_followed = place >= len(words.plain) or not words.are_joined(place - 1, place)
        right = self._adjective_of(word)
        if not is_followed or right is None or not words.are_joined(number, number + 1):
            return None
        return Fault("look-alike", words.starts[number], words.ends[number], right)

    def _adjective_of(self, adverb: str) -> str | None:
        """Return the adjective that an adverb is made of, None where the lexicon has none."""
        stem = adverb.removesuffix("ly")
        known = self._lexicon.words
        for each in (stem, f"{stem}le", f"{stem[:-1]}y", adverb.removesuffix("ally")):
            if known.get(each, 0) & _ADJECTIVE and adverb_of(each) == adverb:
                return each
        return None
