"""Find small numbers in figures in a report that otherwise writes them in words: a report does one or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding
from domain.checks.prose import Fault, finding_of, quoted, words_of
from domain.checks.subjects import DocumentSubject

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_FIGURES = "23456789"
_PRESENT = frozenset(_WORDS)
_NOT_COUNTED = "(?:of|in|or|to|and|out|per|percentage|million|billion|was|were|had|did)"
_NAMED = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|for|where|when|because|as|at|on|with|by"
_FIGURE = re.compile(rf"[2-9](?<![\w.,/:£–+-][2-9])(?: [a-z]+-[a-z]+)? (?!(?:{_NOT_COUNTED}|{_NAMED})\b)[A-Za-z]{{3,}}")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)}) (?!{_NOT_COUNTED}\b)[a-z]{{3,}}", re.IGNORECASE)
_NAMES_ONE = re.compile(
    r"\b(?:bands?|parts?|pages?|units?|years?|items?|sections?|levels?|scores?|scored|statements?|versions?|phases?|stages?"
    r"|themes?|chapters?|weeks?|days?|wards?|rooms?|no|number|\d of|\d to|\d or|\d and|between|[A-Z]\w*|scor\w+ of"
    r"|scored \w+)\.? \Z"
)
_IN_ROW = re.compile(r"(?<![\w.,/:£–+-])\d{2,}(?![\w.,/:%–-])[^.;:\d]{2,60}(?:,|\band|\bor) \Z")
_REACH, _ROW = 16, 80


def figures_in(text: str) -> tuple[int, ...]:
    """Return where a figure from two to nine counts something, without what has one for its name and what was said."""
    found = [match.start() for match in _FIGURE.finditer(text)]
    if not found:
        return ()
    said = quoted(text)
    return tuple(
        start
        for start in found
        if start not in said
        and not _NAMES_ONE.search(text, max(0, start - _REACH), start)
        and not _IN_ROW.search(text, max(0, start - _ROW), start)  # "22 carers and 5 who were both"
    )


def words_in(text: str) -> int:
    """Return how many numbers from two to nine a text writes in words, without what somebody said."""
    if _PRESENT.isdisjoint(words_of(text).present):
        return 0
    said = quoted(text)
    return sum(match.start() not in said for match in _WORD.finditer(text))


def check_small_numbers(document: DocumentSubject) -> Iterator[Finding]:
    """Yield the only small number in figures of a report as "number-mixed", where others stand in words.

    Source: house style of the published reports, which write small numbers in either way, but in one.
    """
    figures = [
        (subject, start)
        for subject, found in document.found(figures_in)
        if subject.passage.kind is PassageKind.PARAGRAPH
        for start in found
    ]
    if len(figures) != 1:
        return
    words = sum(found for subject, found in document.found(words_in) if subject.passage.kind is PassageKind.PARAGRAPH)
    if words:
        ((subject, start),) = figures
        word = _WORDS[_FIGURES.index(subject.text[start])]
        yield finding_of(subject.section, subject.passage, Family.STYLE, Fault("number-mixed", start, start + 1, word))
