"""Find the same measure given differently in two places: the same words beside two numbers, of the same period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.checks.figure_words import FigureReader, Sentence, found_before
from domain.checks.numbers import DATE, Number, Unit

_CLAUSE_END = re.compile(r"[;:()]|[.,](?!\d)|\b(?:and|but|while|whereas|which|compared|of whom)\b|\d")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_VERB_BEFORE = re.compile(r"\b(?:was|were|is|of|at|to|stood at|totalled|reached)\s+\Z")
_PLACED = re.compile(
    r"\b(?:[Tt]eams?|[Ww]ards?|[Nn]orth\w*|[Ss]outh\w*|[Ee]ast\w*|[Ww]est\w*|target|standard|England|[Nn]ational\w*)\b"
)
_MONTH_YEAR = re.compile(r"[A-Z][a-z]+,?\s\d{4}|\d{4}\s?[/–-]\s?\d{2,4}|\d{4}")
_OF_BEFORE = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?\Z")
_OF_AFTER = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+)?\d")
FEWEST_WORDS, _LONGEST = 3, 120


@dataclass(frozen=True, slots=True)
class Measure:
    """A number [start, end) of a passage with what it is of: content words, period and what narrows them down."""

    start: int
    end: int
    said: str
    value: str
    key: tuple[str, ...]


def measures_of(sentence: Sentence, reader: FigureReader) -> Iterator[Measure]:
    """Yield what a sentence with a period measures: counts with the words after them, others with those before."""
    text = sentence.text
    if not sentence.numbers:
        return
    periods = sorted({each for date in DATE.finditer(text) for each in _MONTH_YEAR.findall(date.group())})
    if len(periods) != 1 or not reader.directed.isdisjoint(text.casefold().split()):
        return
    place = tuple(sorted(set(_PLACED.findall(text))))
    for index, number in enumerate(sentence.numbers):
        if number.is_word or _is_of_pair(text, sentence.numbers, index):
            continue
        after = _words(_clause(text, number.end), reader)
        words = after if len(after) >= FEWEST_WORDS else ()
        if not words and found_before(_VERB_BEFORE, text, number.start):
            before = _words(text[_clause_start(text, number.start) : number.start], reader)
            words = ("before", *before, *after) if len(before) + len(after) >= FEWEST_WORDS and before else ()
        if words:
            said = text[number.start : number.end]
            start = sentence.start + number.start
            key = (str(number.unit), periods[0], *place, "", *words)
            yield Measure(start, start + len(said), said, str(number.value), key)


def differing(measures: Iterable[tuple[str, str, Measure]]) -> Iterator[tuple[str, str, Measure, Measure]]:
    """Yield each measure, with its section and passage, whose number differs from the first place that has it."""
    first: dict[tuple[str, ...], tuple[str, Measure]] = {}
    for section_id, passage_id, measure in measures:
        known = first.setdefault(measure.key, (passage_id, measure))
        if known[1].value != measure.value and known[0] != passage_id:
            yield section_id, passage_id, measure, known[1]


def _is_of_pair(text: str, numbers: tuple[Number, ...], index: int) -> bool:
    """Return whether a number is the part or the whole of "3 of 9", or one of several of the same kind."""
    own = numbers[index]
    before = found_before(_OF_BEFORE, text, own.start) and index
    after = _OF_AFTER.match(text, own.end)
    return bool(before) or bool(after) or own.unit is Unit.POINTS


def _clause(text: str, start: int) -> str:
    return _without_dates(text[start : start + _LONGEST], ends=True)


def _without_dates(text: str, *, ends: bool) -> str:
    plain = DATE.sub(" ", text)
    end = _CLAUSE_END.search(plain) if ends else None
    return plain[: end.start()] if end is not None else plain


def _clause_start(text: str, end: int) -> int:
    """Return where the clause of a number begins."""
    low = max(0, end - _LONGEST)
    return max(low, *(text.rfind(mark, low, end) + 1 for mark in (", ", "; ", ": ", "(")))


def _words(text: str, reader: FigureReader) -> tuple[str, ...]:
    plain = DATE.sub(" ", text)
    found = {word.casefold().removesuffix("’s") for word in _WORD.findall(plain)}
    return tuple(sorted(found - set(reader.words.vague)))
