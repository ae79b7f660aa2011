"""Find "a" before a vowel and "an" before a consonant, by the sound of the next word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.known import Known
from domain.checks.prose import Fault, Words
from domain.checks.word_sets import WordSets

_VOWEL = re.compile(r"[aeiou]")
_SAID_WITH_A_VOWEL = re.compile(r"8|(?:11|18)(?![\d.:/])")
_SPELT_OUT = re.compile(r"[BCDGJKPQTVWYZ][A-Z]{1,4}")


class Articles:
    """Knows the words of which the sound does not go by their first letter."""

    def __init__(
        self, an_before: tuple[str, ...], a_before: tuple[str, ...], not_a_before: tuple[str, ...], sets: WordSets
    ) -> None:
        self._an_before = _Beginnings(an_before)
        self._a_before, self._not_a_before = _Beginnings(a_before), _Beginnings(not_a_before)
        self._article_before = Known(lambda word: self._right(word, word))
        self._articles = sets.add(("a", "an").__contains__)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield articles that do not fit the sound of the next word, as "wrong-article"."""
        for number in self._articles.numbers_in(words):
            if number + 1 == len(words.plain):
                break
            article, word = words.plain[number], words.plain[number + 1]
            may_be_acronym = words.is_capitalised(number + 1) and word.partition("'")[0].upper() in words.text
            if not may_be_acronym and self._article_before[word] in ("", article):
                continue  # as in most texts, where nobody has to ask for the places of the words
            if not words.are_joined(number, number + 1):
                continue
            right = self._right(word, words.text[words.starts[number + 1] : words.ends[number + 1]])
            written = words.text[words.starts[number] : words.ends[number]]
            is_in_name = number > 0 and words.is_capitalised(number - 1) and words.is_capitalised(number + 1)
            is_label = is_in_name or (written == "A" and number > 0 and words.are_joined(number - 1, number))
            if right and right != article and not is_label:
                mend = right.capitalize() if written[0].isupper() else right
                yield Fault("wrong-article", words.starts[number], words.ends[number], mend)

    def _right(self, word: str, original: str) -> str:
        """Return "a" or "an" for a word by its sound, "" where that cannot be told."""
        if word[0].isdigit():
            return "an" if _SAID_WITH_A_VOWEL.match(word) else ""
        if len(word.partition("-")[0]) == 1 or not word[0].isascii():
            return ""
        if original.isupper():
            return "an" if original == "NHS" else "a" if _SPELT_OUT.fullmatch(original) and len(original) < 4 else ""
        if word in ("and", "or", "is", "in", "as", "at", "of", "on", "if", "are", "i"):
            return ""
        if word in self._an_before:
            return "an"
        if word in self._a_before and word not in self._not_a_before:
            return "a"
        return "an" if _VOWEL.match(word) else "a"


class _Beginnings:
    """Whole words, and with a star the beginnings of words."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        self._whole = frozenset(each for each in entries if not each.endswith("*"))
        self._beginnings = tuple(each[:-1] for each in entries if each.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._beginnings)
