"""What readers of slips by the classes of words share: a word's classes in its place, and which word asks for what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from domain.checks.lexicon import Lexicon
from domain.checks.prose import Fault, Words
from domain.checks.word_sets import IsIn, WordRows, WordSets

Look = Callable[[Words, int], Fault | None]
"""Looks at the word of a number, and returns what is wrong there."""
Rule = tuple[Iterable[str], Look]
Row = tuple[tuple[IsIn, ...], int, Look]


class ClassReader:
    """Asks for the classes of words where they stand."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def _mask(self, words: Words, number: int) -> int:
        """Return the classes of a word that stands in the text and after no mark, 0 for others."""
        if not 0 < number < len(words.plain) or words.shape[number] in "bB":
            return 0
        return self._lexicon.of(words.plain[number])


class Looks:
    """What the rules of several readers look at: each text is asked once for all of their words.

    A rule has the words that it begins with, and its look. Of a row there are the kinds of words that stand one after
    the other, which of them is looked at, and the look.
    """

    def __init__(self, sets: WordSets) -> None:
        self._sets = sets
        self._by_word: dict[str, tuple[tuple[Look, ...], ...]] = {}
        self._rows: list[tuple[WordRows, tuple[tuple[int, Look], ...]]] = []
        self._asked_for = sets.add(self._by_word.__contains__)

    def add(self, rules: Iterable[Rule], rows: Iterable[Row]) -> None:
        """Add the rules and rows of a reader; of its rules the first that finds a fault at a word is heard."""
        own: dict[str, tuple[Look, ...]] = {}
        for listed, look in rules:
            for word in listed:
                own[word] = (*own.get(word, ()), look)
        for word, looks in own.items():
            self._by_word[word] = (*self._by_word.get(word, ()), looks)
        listed_rows = tuple(rows)
        if listed_rows:
            kinds = tuple(dict.fromkeys(each for row, _, _ in listed_rows for each in row))
            made = dict(zip(kinds, self._sets.together(*kinds), strict=True))
            places = tuple((place, look) for _, place, look in listed_rows)
            self._rows.append((WordRows([tuple(made[each] for each in row) for row, _, _ in listed_rows]), places))

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield what the rules and rows find."""
        last = len(words.plain) - 1
        for number in self._asked_for.numbers_in(words):
            for looks in self._by_word[words.plain[number]] if number < last else ():
                for look in looks:
                    if fault := look(words, number):
                        yield fault
                        break
        for rows, places in self._rows:
            for number, row in rows.numbers_in(words):
                place, look = places[row]
                if fault := look(words, number + place):
                    yield fault


class LookingReader(ClassReader):
    """Has rules, and rows of words, that are looked for with those of other readers."""

    def __init__(self, lexicon: Lexicon, looks: Looks, rules: Iterable[Rule] = (), rows: Iterable[Row] = ()) -> None:
        super().__init__(lexicon)
        looks.add(rules, rows)


def word_before(words: Words, number: int) -> str:
    """Return the word that stands directly before another, "" where none does."""
    return words.plain[number - 1] if number > 0 and words.are_joined(number - 1, number) else ""


def broken_verb(words: Words, number: int, right: str | None = None) -> Fault:
    """Return the fault of a verb in a wrong form."""
    return Fault("broken-verbs", words.starts[number], words.ends[number], right)
