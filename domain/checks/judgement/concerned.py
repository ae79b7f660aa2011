"""Tell which statements a sentence speaks of: by their names, or by words that only one of them has for its topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.prose import plain_words
from domain.frameworks.framework import Framework

_ENDING = 2


class ConcernedReader:
    """The words of the statements of a framework made ready: stems of their names, and whole words of their topics."""

    def __init__(self, framework: Framework, reader: JudgementReader) -> None:
        self.names = names_of(framework, reader)
        self._lengths = {
            stem: min(
                len(word) for each in framework.statements for word in plain_words(each.name) if word.startswith(stem)
            )
            for stem in self.names
        }
        self._subjects: dict[str, set[str]] = {}
        for first, *others in reader.words.subjects:
            for each in framework.statements:
                if reader.stems(first) & reader.stems(" ".join((each.name, *each.topics))):
                    for word in (first, *others):
                        self._subjects.setdefault("".join(plain_words(word)), set()).add(each.id)
        self._words = frozenset(self._subjects)
        self._in_full = {each.name.casefold(): each.id for each in framework.statements if " " in each.name}
        self.heads = {
            head: each.id
            for each in framework.statements
            if " " in (head := _head_of(each.name)) != each.name.casefold()
        }
        self._reader, self._people = reader, frozenset(reader.words.people)

    def named(self, stems: frozenset[str]) -> frozenset[str]:
        """Return the ids of the statements whose names have one of these stems alone."""
        return frozenset([self.names[stem] for stem in self.names.keys() & stems])

    def in_full(self, sentence: str) -> frozenset[str]:
        """Return the ids of the statements whose whole names stand in a sentence."""
        folded = sentence.casefold()
        return frozenset([part_id for name, part_id in self._in_full.items() if name in folded])

    def concerned(self, stems: frozenset[str], present: frozenset[str]) -> frozenset[str]:
        """Return the ids of the statements that a sentence of these stems and words speaks of."""
        named = [self.names[stem] for stem in self.names.keys() & stems if self._is_name(stem, present)]
        return frozenset(named).union(*(self._subjects[word] for word in self._words & present))

    def _is_name(self, stem: str, present: frozenset[str]) -> bool:
        """Return whether a word of a name stands there, and not a shorter one with its beginning: "health"."""
        shortest = self._lengths[stem] - _ENDING
        return any(len(word) >= shortest and word.startswith(stem) for word in present)

    def subjects_in(self, text: str) -> frozenset[str]:
        """Return the ids of the statements that a text speaks of, but for the people who told it."""
        words = tuple([word for word in plain_words(text) if word not in self._people])
        return self.concerned(self._reader.stems_of(words), frozenset(words))


def _head_of(name: str) -> str:
    """Return the first of several things that a statement is named after: "care provision"."""
    return name.casefold().partition(",")[0].partition(" and ")[0]


def names_of(framework: Framework, reader: JudgementReader) -> Mapping[str, str]:
    """Return the stems that stand in the name of one statement alone, with its id."""
    common = reader.stems(" ".join(reader.words.common_in_names))
    stems = [(stem, each.id) for each in framework.statements for stem in reader.stems(each.name) - common]
    counts = Counter(stem for stem, _ in stems)
    return {stem: part_id for stem, part_id in stems if counts[stem] == 1}
