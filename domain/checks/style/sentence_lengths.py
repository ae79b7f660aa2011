"""Find sections whose sentences are so often long that a reader feels it, and sentences that are far too long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.prose import Fault, finding_of, sentences_of
from domain.checks.subjects import PassageSubject, SectionSubject
from domain.text.words import count_words

FAR_OVER = 1.6
"""A sentence of so many times the words that are advised is said by itself: of more than 40 where 25 are advised."""
FEWEST_FELT = 3
SHARE_FELT = 1 / 3
"""Good prose has a long sentence among its short ones; a reader tires where every third is long."""


class _Length(NamedTuple):
    start: int
    end: int
    words: int


def sentence_lengths_check(longest: int) -> Callable[[SectionSubject], Iterator[Finding]]:
    """Return what yields the sentences that have more than `longest` words, where that is felt.

    Codes: "long-sentences" once for a section, at its longest sentence, where a third of its sentences or more are too
    long; "long-sentence" at each other one that is far too long. Source: GOV.UK content guidance, sentence length.
    """

    def check(section: SectionSubject) -> Iterator[Finding]:
        lengths = [
            (subject, each)
            for subject in section.passages
            if subject.passage.kind is not PassageKind.HEADING
            for each in subject.made(_lengths_of)
        ]
        over = [
            (subject, length)
            for subject, each in lengths
            if each.words > longest and (length := _counted(subject.text, each)).words > longest
        ]
        worst = None
        if len(over) >= FEWEST_FELT and len(over) >= SHARE_FELT * len(lengths):
            worst = max(over, key=lambda each: each[1].words)
            data = (("number", str(len(over))), ("sentences", str(len(lengths))))
            yield _finding("long-sentences", *worst, longest, data)
        for each in over:
            if each is not worst and each[1].words > FAR_OVER * longest:
                yield _finding("long-sentence", *each, longest)

    return check


def _lengths_of(text: str) -> tuple[_Length, ...]:
    """Return how many words each sentence has at most: of those that are short anyway no more has to be known."""
    return tuple([_Length(start, end, len(text[start:end].split())) for start, end in sentences_of(text)])


def _counted(text: str, length: _Length) -> _Length:
    return length._replace(words=count_words(text[length.start : length.end]))


def _finding(
    code: str, subject: PassageSubject, length: _Length, longest: int, more: tuple[tuple[str, str], ...] = ()
) -> Finding:
    data = (("count", str(length.words)), ("longest", str(longest)), *more)
    fault = Fault(code, length.start, length.end, None, Severity.MAY, data)
    return finding_of(subject.section, subject.passage, Family.STYLE, fault)
