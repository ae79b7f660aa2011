"""What readers of slips by the classes of words share: a word's classes in its place, and which word asks for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from domain.checks.lexicon import Lexicon
from domain.checks.prose import Fault, Words
from domain.checks.word_sets import WordSets

Look = Callable[[Words, int], Fault | None]
"""Looks at the word of a number, and returns what is wrong there."""


class ClassReader:
    """Asks for the classes of words where they stand."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def _mask(self, words: Words, number: int) -> int:
        """Return the classes of a word that stands in the text and after no mark, 0 for others."""
        if not 0 < number < len(words.plain) or words.shape[number] in "bB":
            return 0
        return self._lexicon.of_all(words.plain)[number]


class LookingReader(ClassReader):
    """Looks, at each word that some of its rules begin with, for the first of them that finds a fault."""

    def __init__(self, lexicon: Lexicon, sets: WordSets, rules: Iterable[tuple[Iterable[str], Look]]) -> None:
        super().__init__(lexicon)
        self._looks: dict[str, tuple[Look, ...]] = {}
        for listed, look in rules:
            for word in listed:
                self._looks[word] = (*self._looks.get(word, ()), look)
        self._asked_for = sets.add(self._looks.__contains__)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield what the rules find."""
        last = len(words.plain) - 1
        for number in self._asked_for.numbers_in(words):
            for look in self._looks[words.plain[number]] if number < last else ():
                if fault := look(words, number):
                    yield fault
                    break


def word_before(words: Words, number: int) -> str:
    """Return the word that stands directly before another, "" where none does."""
    return words.plain[number - 1] if number > 0 and words.are_joined(number - 1, number) else ""


def broken_verb(words: Words, number: int, right: str | None = None) -> Fault:
    """Return the fault of a verb in a wrong form."""
    return Fault("broken-verbs", words.starts[number], words.ends[number], right)
