"""Find verbs that do not agree with what there is: "there was also plans", "there were a plan"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Words

ONE: Final = {
    "was": "were",
    "is": "are",
    "has": "have",
    "does": "do",
    "wasn't": "weren’t",
    "isn't": "aren’t",
    "hasn't": "haven’t",
    "doesn't": "don’t",
}
SEVERAL: Final = {"were": "was", "are": "is", "have": "has", "do": "does", "weren't": "wasn’t", "aren't": "isn’t"}
SHARES: Final = frozenset(
    (
        *("number", "range", "majority", "minority", "proportion", "variety", "group", "half"),
        *("rest", "lot", "series", "set"),
        *("quarter", "third", "fifth", "tenth", "percentage", "share", "total", "average", "sample"),
        *("handful", "couple"),
        *("pair", "mix", "mixture", "part", "bulk", "cohort", "remainder", "list", "amount"),
        *("headquarters", "premises", "works", "means", "species", "none", "all", "percent", "deprivation", "freedom"),
    )
)
"""Nouns after which the verb may agree with what they are of."""
_IN_GROUP: Final = classes("adjective noun mass")
_NOUN, _PLURAL = classes("noun mass"), classes("nouns")
_ADVERB, _COUNT = classes("adverb"), classes("number several")


class ThereReader:
    """Reads what stands after "there was"; of `either` the verb may be of one or of several."""

    def __init__(self, lexicon: Lexicon, either: frozenset[str]) -> None:
        self._lexicon, self._either = lexicon, either

    def right(self, words: Words, verb: int) -> str | None:
        """Return the verb that agrees with what there is: "there was also plans"."""
        word, place, count = words.plain[verb], verb + 1, len(words.plain)
        if word in ("has", "have", "hasn't"):
            if place >= count or words.plain[place] != "been":
                return None
            place += 1
        while place < count and words.are_joined(place - 1, place) and place - verb < 5:
            mask = self._lexicon.of(words.plain[place])
            if words.plain[place] == "not":
                place += 1
                continue
            if words.plain[place] == "enough" and word in ONE:
                return self._after_count(words, place, word)
            if words.plain[place] in ("a", "an", "one", "another"):
                is_one = place + 1 < count and not self._lexicon.of(words.plain[place + 1]) & classes(
                    "several number of"
                )
                share = {*words.plain[place : place + 4]} & (
                    SHARES | {"few", "great", "estimated", "additional", "extra"}
                )
                return SEVERAL.get(word, word) if is_one and not share else None
            if mask & _COUNT and word in ONE and not words.plain[place].startswith(("1 ", "0.")):
                return self._after_count(words, place, word)
            if mask & _PLURAL and not mask & (_NOUN | classes("adjective")):
                return self._of_plural(words, place, word)
            if not mask & (_ADVERB | classes("adjective comparative several those")) or mask & (
                _NOUN | classes("the some number")
            ):
                return None
            place += 1
        return None

    def _after_count(self, words: Words, count: int, verb: str) -> str | None:
        """Return the verb that agrees with what is counted: "there was 46 people", but not "there was 20 minutes"."""
        noun = count + 1
        while noun < min(count + 3, len(words.plain) - 1) and self._lexicon.of(words.plain[noun]) & _IN_GROUP:
            noun += 1
        if words.plain[count] == "1" or noun >= len(words.plain) or not words.are_joined(count, noun):
            return None
        mask = self._lexicon.of(words.plain[noun])
        is_plural = mask & _PLURAL and not mask & _NOUN and words.plain[noun] not in self._either
        return self._of_plural(words, noun, verb) if is_plural else None

    def _of_plural(self, words: Words, place: int, word: str) -> str | None:
        following = place + 1
        is_joined = following < len(words.plain) and words.are_joined(place, following)
        mask = self._lexicon.of(words.plain[following]) if is_joined else 0
        return None if mask & (_NOUN | _PLURAL) else ONE.get(word, word)
