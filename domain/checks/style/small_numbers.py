"""Find small numbers in figures in a report that otherwise writes them in words: a report does one or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import Fault, finding_of, quoted, words_of
from domain.checks.subjects import DocumentSubject

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_FIGURES = "23456789"
_PRESENT = frozenset((*_WORDS, *_FIGURES))
_NUMBER = re.compile(
    rf"(?:(?P<figure>[2-9](?<![\w.,/:£–+-][2-9]))|\b(?P<word>{'|'.join(_WORDS)}))"
    r" (?!(?:of|in|or|to|and|out|per|percentage|million|billion|was|were|had|did)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(
    r"\b(?:bands?|parts?|pages?|units?|years?|items?|sections?|levels?|scores?|scored|statements?|versions?|phases?|stages?"
    r"|themes?|chapters?|weeks?|days?|wards?|rooms?|no|number|\d of|\d to|\d or|\d and|between|[A-Z]\w*)\.? \Z"
)
_REACH = 16
_MANY = 3


class SmallNumber(NamedTuple):
    """A number from two to nine at [start, end) of a text, that counts something; `word` is it in words."""

    start: int
    end: int
    word: str
    is_figure: bool


def small_numbers_in(text: str) -> tuple[SmallNumber, ...]:
    """Return the small numbers of a text in order, without what has a number for its name and what somebody said."""
    if _PRESENT.isdisjoint(words_of(text).present):
        return ()
    return tuple(_small_numbers(text))


def _small_numbers(text: str) -> Iterator[SmallNumber]:
    said = quoted(text)
    for match in _NUMBER.finditer(text):
        figure, start = match["figure"], match.start()
        is_name = figure and _NAMES_ONE.search(text, max(0, start - _REACH), start)
        if not is_name and start not in said:
            word = _WORDS[_FIGURES.index(figure)] if figure else match["word"]
            yield SmallNumber(start, start + len(figure or word), word, bool(figure))


def check_small_numbers(document: DocumentSubject) -> Iterator[Finding]:
    """Yield the only small number in figures of a report as "number-mixed", where others stand in words.

    Source: house style of the published reports, which write small numbers in either way, but in one.
    """
    inside = [each for each in document.found(small_numbers_in) if each[0].passage.kind is PassageKind.PARAGRAPH]
    numbers = [number for _, found in inside for number in found]
    figures = sum(number.is_figure for number in numbers)
    words = len(numbers) - figures
    if figures != 1 or words < figures:
        return
    severity = Severity.SHOULD if words >= _MANY else Severity.MAY
    for subject, found in inside:
        for number in found:
            if number.is_figure:
                fault = Fault("number-mixed", number.start, number.end, number.word, severity)
                yield finding_of(subject.section, subject.passage, Family.STYLE, fault)
