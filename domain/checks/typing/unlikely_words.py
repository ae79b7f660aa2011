"""Find words that are right English, but have no place in a report, and look like one that has: "a lager number"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from domain.checks.lexicon import Lexicon
from domain.checks.prose import Fault, Words, quoted
from domain.checks.word_sets import WordRows, WordSets

_SMALL: Final = frozenset(
    (
        *("and", "the", "for", "with", "that", "were", "are", "they", "this", "from", "have", "been", "not", "was"),
        *("had", "who", "their", "there", "when", "which", "would", "could", "about", "people", "staff"),
    )
)
"""Words of which a single letter is torn off."""


class UnlikelyWords:
    """Words that no report has, each with the one that it is taken for, and words that are one and written as two.

    Of the terms of the field it has what is written for them by a slip: "front doer".
    """

    def __init__(
        self,
        listed: Mapping[str, tuple[str, ...]],
        divided: Iterable[str],
        terms: Mapping[str, tuple[str, ...]],
        lexicon: Lexicon,
        sets: WordSets,
    ) -> None:
        self._lexicon = lexicon
        self._meant = {wrong: right for right, each in listed.items() for wrong in each}
        self._words = sets.add(self._meant.__contains__)
        self._ends: dict[str, dict[str, str]] = defaultdict(dict)
        for each in divided:
            first, _, second = each.partition(" ")
            self._ends[first][second] = first + second
        for term, others in terms.items():
            for each in others:
                first, _, second = each.partition(" ")
                self._ends[first][second] = term
        seconds = frozenset(second for each in self._ends.values() for second in each)
        self._two = WordRows([sets.together(self._ends.__contains__, seconds.__contains__)])
        self._unknown = sets.add(lambda word: word.isalpha() and word not in lexicon.words)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield each of the words as "look-alike"; a name, and what somebody said, may have any."""
        yield from self._unlikely(words)
        yield from self._divided(words)
        if self._lexicon.words:
            yield from self._torn(words)

    def _unlikely(self, words: Words) -> Iterator[Fault]:
        for number in self._words.numbers_in(words):
            if words.starts[number] in quoted(words.text):
                continue
            right = self._meant[words.plain[number]]
            is_capitalised = words.is_capitalised(number)
            if not is_capitalised or (number == 0 and words.text[words.ends[0]] == " "):
                mend = right.capitalize() if is_capitalised else right
                yield Fault("look-alike", words.starts[number], words.ends[number], mend)

    def _divided(self, words: Words) -> Iterator[Fault]:
        plain, ends = words.plain, self._ends
        for number, _ in self._two.numbers_in(words):
            following = plain[number + 1]
            if following in ends[plain[number]] and words.are_joined(number, number + 1):
                yield _joined(words, number, ends[plain[number]][following])

    def _torn(self, words: Words) -> Iterator[Fault]:
        """Yield two words that are one, where one of them is none by itself: "a nother", "al ready"."""
        plain, known = words.plain, self._lexicon.words
        unknown = self._unknown.numbers_in(words)
        for number in sorted({first for each in unknown for first in (each - 1, each)}):
            word, following = plain[number : number + 2] if 0 <= number < len(plain) - 1 else ("", "")
            if not (word.isalpha() and following.isalpha()):
                continue
            whole = word + following
            if whole not in known:
                continue
            # A letter by itself names things, too: "plan b".
            is_short = any(len(each) == 1 and each not in known for each in (word, following))
            if whole not in (_SMALL if is_short else known) or not words.are_joined(number, number + 1):
                continue
            start, end = words.starts[number], words.ends[number + 1]
            if words.text[start - 1 : start].isdigit():
                continue  # "44th in 2024"
            written = words.text[start:end]
            if written == written.lower() or (written[1:] == written[1:].lower() and number == 0):
                yield Fault("look-alike", start, end, written.replace(" ", ""))


def _joined(words: Words, number: int, right: str) -> Fault:
    """Return the fault of two words for which others stand, at the one of them that differs, or at both."""
    first, _, second = right.partition(" ")
    begin = number + 1 if words.plain[number] == first and second else number
    end = number if words.plain[number + 1] == second else number + 1
    mend = right if begin != end else (second if begin > number else first)
    is_capitalised = words.is_capitalised(begin)
    return Fault(
        "look-alike", words.starts[begin], words.ends[end], mend[0].upper() + mend[1:] if is_capitalised else mend
    )
