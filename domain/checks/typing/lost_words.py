"""Find where a small word is lost beside a figure, date or share: "48% people", "compared 24%", "met least two"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, word_before
from domain.dates import MONTHS

_MONTHS: Final = frozenset(map(str.lower, MONTHS))
_AMOUNTS: Final = frozenset(("one", "two", "three", "four", "five", "six", "half", "once", "twice", "ten", "weekly"))
_BEFORE_LEAST: Final = frozenset(("at", "the", "very", "of", "not", "last", "their", "its", "his", "our", "by", "and"))
_WHOLES: Final = frozenset(("them", "those", "the", "their", "its", "these", "our", "people", "whom"))
_SUBJECTS: Final = frozenset(
    ("it", "they", "he", "she", "we", "there", "the", "this", "these", "people", "staff", "its", "their", "a", "most")
)
_BE: Final = frozenset(("is", "are", "was", "were", "been", "be"))
_HELPING: Final = _BE | {"had", "has", "have"}
_STILL: Final = frozenset(("all", "now", "already", "still", "also", "both", "not", "yet"))
_UNTIL: Final = frozenset(("week", "year", "month", "quarter", "period", "day", "date", "end", "weekend", "term"))
"""What a date may stand after, as in "the week 3 June"."""
_NOUN, _NOUNS, _THING = classes("noun mass"), classes("nouns"), classes("thing")
_NAMED: Final = classes("noun mass nouns adjective number")
_NO_NOUN: Final = classes("prep strict of within adverb past participle ing the article those each owner number some")
_BEFORE_YEAR: Final = {"or": "for", "is": "in", "it": "in", "too": "to"}
"""What is written for what stands before a year."""
_YEAR: Final = re.compile(r"(?<= )(or|is|it|too) 20\d\d(/\d\d)?(?![\d,.]*\d)")
_LATEST_DAY: Final = 31


class LostWords(LookingReader):
    """Looks at shares, dates and amounts for what joins them to the words before them."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules = (
            (("least",), self._least),
            (("compared",), self._compared),
            (("place",), self._in_place),
            (("whom",), self._of_whom),
            (_MONTHS, self._date),
        )
        rows = (
            ((self._is_figure, self._is_whole), 1, self._share),
            ((self._is_thing, self._is_period), 1, self._period),
        )
        super().__init__(lexicon, looks, rules, rows)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield "but" after what "although" has opened, as "no-reading", and what is written for "in" before a year."""
        text = words.text
        if has_any(text, (" or 20", " is 20", " it 20", " too 20")):
            yield from filter(None, [self._for_year(words, match) for match in _YEAR.finditer(text)])
        if not ("although" in words.present or "though" in words.present) or ", but " not in text:
            return
        place = text.find(", but ")
        while place >= 0:
            begin = text.rfind(". ", 0, place) + 2 if ". " in text[:place] else 0
            first, _, _ = text[begin:place].partition(" ")
            following = text[place + 6 :].partition(" ")[0]
            is_whole = first in ("Although", "Though", "Whilst") and following in _SUBJECTS
            if is_whole and "," not in text[begin:place]:
                yield Fault("no-reading", place, place + 5, ",")
            place = text.find(", but ", place + 1)

    @staticmethod
    def _is_figure(word: str) -> bool:
        return word[0].isdigit()

    def _is_whole(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return word in _WHOLES or bool(mask & _NOUNS and mask & _THING and not mask & (_NOUN | classes("base")))

    def _is_thing(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return bool(mask & _THING and mask & (_NOUN | _NOUNS)) and word not in _UNTIL and word != "years"

    @staticmethod
    def _is_period(word: str) -> bool:
        return word[4:5] == "/" and word.startswith("20") and len(word) in (7, 9)

    def _for_year(self, words: Words, match: re.Match[str]) -> Fault | None:
        """Find "the data or 2024/25", "opened it 2024" and "was set up is 2024"."""
        number = words.starts.index(match.start())
        before = word_before(words, number)
        is_named = before in ("year", "period", "date", "this", "that", "which", "it", "between") or before in _MONTHS
        is_counted = match[2] is None and self._mask(words, number + 2) & _NOUNS  # "or 2024 people"
        if not before or is_named or before[0].isdigit() or is_counted:
            return None
        return Fault("look-alike", *match.span(1), _BEFORE_YEAR[match[1]])

    def _period(self, words: Words, number: int) -> Fault | None:
        """Find "640 visits 2024/25." and "their data 2024/25 showed": a period stands after a preposition."""
        is_first = (
            number < 2
            or any(map(words.is_capitalised, (number - 1, number - 2)))
            or not words.are_joined(number - 1, number)
        )
        is_head = words.text[words.ends[number] : words.ends[number] + 1] == ":"
        is_named = is_first or is_head or self._mask(words, number + 1) & _NAMED
        if is_named or not words.text.rstrip().endswith(".") or self._is_in_brackets(words, number):
            return None
        return Fault("no-reading", words.starts[number - 1], words.ends[number])

    @staticmethod
    def _is_in_brackets(words: Words, number: int) -> bool:
        return words.text.rfind("(", 0, words.starts[number]) > words.text.rfind(")", 0, words.starts[number])

    def _share(self, words: Words, number: int) -> Fault | None:
        """Find "62.9% people with support", "41% the total" and "57 them": a share is of something."""
        start, end = words.starts[number - 1], words.starts[number]
        between = words.text[words.ends[number - 1] : end]
        word = words.plain[number]
        if between != "% " and not (between == " " and word in ("them", "whom") and words.plain[number - 1].isdigit()):
            return None
        is_measured = word_before(words, number - 1) in ("a", "an", "the", "this", "another", "each")
        if is_measured or word == "points" or self._mask(words, number + 1) & _NAMED & ~_NOUNS:
            return None
        return Fault(
            "no-reading", start, words.ends[number], f"{words.text[start:end]}of {words.text[end : words.ends[number]]}"
        )

    def _least(self, words: Words, number: int) -> Fault | None:
        """Find "met least one worker"."""
        following = words.plain[number + 1]
        is_amount = (following[0].isdigit() or following in _AMOUNTS) and words.are_joined(number, number + 1)
        before = word_before(words, number)
        if not is_amount or not before or before in _BEFORE_LEAST:
            return None
        return Fault("no-reading", words.starts[number], words.ends[number], "at least")

    def _compared(self, words: Words, number: int) -> Fault | None:
        """Find ", compared 24% of a matched group"."""
        following = words.plain[number + 1]
        after = words.text[words.ends[number + 1] :][:1]
        is_added = words.text[max(0, words.starts[number] - 2) : words.starts[number]] in (", ", ") ") or after == "%"
        is_told = " with " in words.text[words.ends[number] :].partition(". ")[0]
        if (
            not following[0].isdigit()
            or not is_added
            or is_told
            or not words.text[words.ends[number] :].startswith((" ", " £"))
        ):
            return None
        return Fault("no-reading", words.starts[number], words.ends[number], "compared with")

    def _in_place(self, words: Words, number: int) -> Fault | None:
        """Find "was place" and "were all place"."""
        first = number - 1
        if word_before(words, number) in _STILL:
            first -= 1
        is_said = first >= 0 and words.plain[first] in _BE and words.are_joined(first, number)
        following = self._mask(words, number + 1)
        if not is_said or words.text[words.ends[number] :][:1] == "-" or following & _NAMED:
            return None
        return Fault("no-reading", words.starts[number], words.ends[number], "in place")

    @staticmethod
    def _of_whom(words: Words, number: int) -> Fault | None:
        """Find "Many of whom had found work.": what belongs to the sentence before stands alone."""
        first = number - 2
        if first < 0 or words.plain[number - 1] != "of" or not words.is_capitalised(first):
            return None
        is_first = first == 0 or words.text[: words.starts[first]].endswith(". ")
        return Fault("no-reading", words.starts[first], words.ends[number]) if is_first else None

    def _date(self, words: Words, number: int) -> Fault | None:
        """Find "an assessment 30 June 2025" and "a summary January 2025": a date stands after a preposition."""
        plain = words.plain
        if not words.is_capitalised(number) or not number or not words.are_joined(number - 1, number):
            return None
        day = plain[number - 1]
        has_day = day.isdigit() and int(day) <= _LATEST_DAY
        is_year = plain[number + 1][:2] in ("19", "20") and len(plain[number + 1]) == 4
        first = number - 2 if has_day else number - 1
        if not is_year or first < 1 or not words.are_joined(first - 1, number + 1):
            return None
        mask = self._mask(words, first)
        is_thing = mask & _THING and mask & (_NOUN | _NOUNS) and not mask & _NO_NOUN
        is_named = words.is_capitalised(first) or plain[first] in _UNTIL or plain[first] in _MONTHS
        following = self._mask(words, number + 2)
        is_done = mask & classes("past participle") and words.plain[first - 1] in _HELPING
        if not (is_thing or is_done) or is_named or self._is_in_brackets(words, first) or following & _NAMED:
            return None
        return Fault("no-reading", words.starts[first], words.ends[number + 1])
